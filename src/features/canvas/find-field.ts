/** DOM id of the searchbox, for the shortcut that leads to it. */
export const findFieldId = 'find-in-network';
