/** Whether a finger is what one points with: it needs more room, and pans where a mouse would drag. */
export const isTouch = (): boolean => matchMedia('(pointer: coarse)').matches;
