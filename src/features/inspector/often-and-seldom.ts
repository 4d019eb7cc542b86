import type { FormField } from '../../core/layers/form';

const rare = /initializer|regularizer|constraint|data_format|epsilon|momentum|axis|dtype|dilation_rate|implementation|depth_multiplier/;

/** The arguments that nearly everybody wants first; the others fold away. */
export const oftenAndSeldom = (fields: readonly FormField[]) => ({ often: fields.filter(({ name }) => !rare.test(name)), seldom: fields.filter(({ name }) => rare.test(name)) });
