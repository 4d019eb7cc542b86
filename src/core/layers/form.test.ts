import { describe, expect, it } from 'vitest';
import { fieldText, fieldValue, formFields, sharedFields } from './form';
import { parseConfig } from './parse';
import { getLayer, layerDefinitions } from './index';

describe('formFields', () => {
  it.each(layerDefinitions.map((definition) => [definition.className, definition] as const))('%s: every field says what it is, and its text gives its value back', (_name, definition) => {
    for (const field of formFields(definition)) {
      expect(field.description.length, field.name).toBeGreaterThan(10);
      const value = fieldValue(field, fieldText(field, field.default));
      expect(definition.schema.parse({ [field.name]: value })[field.name], field.name).toEqual(field.default);
    }
  });

  it('gives what the form needs of each kind', () => {
    const byName = new Map(formFields(getLayer('Conv2D')!).map((field) => [field.name, field]));
    expect(byName.get('filters')).toMatchObject({ kind: 'integer', min: 1, max: 16_384, default: 32 });
    expect(byName.get('kernel_size')).toMatchObject({ kind: 'integers', length: 2, default: [3, 3] });
    expect(byName.get('padding')).toMatchObject({ kind: 'choice', choices: ['valid', 'same'], default: 'valid' });
    expect(byName.get('use_bias')).toMatchObject({ kind: 'boolean', default: true });
    expect(byName.get('kernel_initializer')?.choices).toContain('he_normal');
    expect(byName.has('data_format')).toBe(false);
  });
});

describe('fieldValue', () => {
  const field = (type: string, name: string) => formFields(getLayer(type)!).find((one) => one.name === name)!;

  it('reads windows as people write them', () => {
    for (const text of ['3, 5', '[3, 5]', '3 5', '3 × 5', '(3,5)']) expect(fieldValue(field('Conv2D', 'kernel_size'), text)).toEqual([3, 5]);
  });

  it('leaves nonsense to the schema, which refuses it', () => {
    const schema = getLayer('Conv2D')!.schema;
    for (const [name, text] of [['filters', 'many'], ['filters', ''], ['filters', '2.5'], ['kernel_size', '3, a'], ['padding', 'big'], ['kernel_regularizer', '{']] as const) {
      expect(schema.safeParse({ [name]: fieldValue(field('Conv2D', name), text) }).success, `${name} ${text}`).toBe(false);
    }
  });

  it('takes an empty field for null where there may be none', () => {
    expect(fieldValue(field('ReLU', 'max_value'), '  ')).toBe(null);
  });
});

const isVariant = ({ kind }: { kind: string }) => kind === 'variant';

describe.each(layerDefinitions.filter((definition) => formFields(definition).some(isVariant)).map((definition) => [definition.className, definition] as const))('%s: classes to choose from', (_name, definition) => {
  it('each is what it starts as, and each of its arguments has a default, a help text and bounds', () => {
    for (const field of formFields(definition).filter(isVariant)) {
      for (const { name, start, fields } of field.variants!) {
        const value = definition.schema.parse({ [field.name]: start })[field.name] as { class_name: string; config: Record<string, unknown> };
        expect(field.variantOf!(value), name).toBe(name);
        for (const one of fields) {
          expect(one.description.length, `${name} ${one.name}`).toBeGreaterThan(10);
          const set = (given: unknown) => parseConfig(definition, { [field.name]: { ...value, config: { ...value.config, [one.name]: given } } });
          expect(set(value.config[one.name]), `${name} ${one.name}`).toMatchObject({ ok: true, value: { [field.name]: value } });
          const refused = set(one.kind === 'boolean' ? 'nonsense' : fieldValue(one, 'nonsense'));
          expect(!refused.ok && refused.error[0], `${name} ${one.name}`).toMatchObject({ argument: field.name, message: expect.stringContaining(`'s ${one.name}: `) });
          expect(!refused.ok && refused.error[0]?.message).not.toMatch(/invalid|expected|received/i);
        }
      }
    }
  });
});

describe('variants of Dense', () => {
  const field = (name: string) => formFields(getLayer('Dense')!).find((one) => one.name === name)!;
  const namesOf = (argument: string, variant: string) => field(argument).variants!.find(({ name }) => name === variant)!.fields.map(({ name }) => name);

  it('have Keras\'s arguments', () => {
    expect(namesOf('kernel_initializer', 'random_normal')).toEqual(['mean', 'stddev', 'seed']);
    expect(namesOf('kernel_initializer', 'variance_scaling')).toEqual(['scale', 'mode', 'distribution', 'seed']);
    expect(namesOf('kernel_initializer', 'zeros')).toEqual([]);
    expect(namesOf('kernel_regularizer', 'L1L2')).toEqual(['l1', 'l2']);
    expect(namesOf('kernel_constraint', 'MinMaxNorm')).toEqual(['min_value', 'max_value', 'rate', 'axis']);
  });

  it('tell an L1 from an L2 and from both', () => {
    const name = (l1: number, l2: number) => field('kernel_regularizer').variantOf!({ class_name: 'L1L2', config: { l1, l2 } });
    expect([name(0.1, 0), name(0, 0.1), name(0.1, 0.1), name(0, 0)]).toEqual(['L1', 'L2', 'L1L2', 'L1L2']);
    expect(field('kernel_regularizer').variantOf!(null)).toBe('');
  });
});

describe('sharedFields', () => {
  const shared = (...types: string[]) => sharedFields(types.map((type) => getLayer(type)!)).map(({ name }) => name);

  it('are the arguments that all types take alike', () => {
    expect(shared('Dense', 'Conv2D')).toEqual(expect.arrayContaining(['activation', 'use_bias', 'kernel_initializer']));
    expect(shared('Dense', 'Conv2D')).not.toContain('units');
    expect(shared('Conv2D', 'Conv1D')).not.toContain('kernel_size');
    expect(shared('Flatten', 'Dense')).toEqual([]);
    expect(shared('Dense', 'Dense')).toEqual(formFields(getLayer('Dense')!).map(({ name }) => name));
  });
});

it('a wrapper\'s layer is chosen among those it can hold, and set by that layer\'s own arguments', () => {
  const held = (type: string) => formFields(getLayer(type)!).find(({ name }) => name === 'layer')!;
  expect(held('Bidirectional').choices).toEqual(['LSTM', 'GRU', 'SimpleRNN', 'ConvLSTM2D']);
  expect(held('TimeDistributed').choices).toEqual(expect.arrayContaining(['Dense', 'Conv2D', 'LSTM']));
  for (const other of ['Add', 'TimeDistributed', 'InputLayer']) expect(held('TimeDistributed').choices).not.toContain(other);
  const lstm = held('Bidirectional').variants!.find(({ name }) => name === 'LSTM')!;
  expect(lstm.fields.map(({ name }) => name)).toEqual(formFields(getLayer('LSTM')!).map(({ name }) => name));
  const set = (units: unknown) => parseConfig(getLayer('Bidirectional')!, { layer: { class_name: 'LSTM', config: { units } } });
  expect(set(7)).toMatchObject({ ok: true, value: { layer: { class_name: 'LSTM', config: { units: 7 } } } });
  expect(set(0)).toMatchObject({ ok: false, error: [{ argument: 'layer', message: 'LSTM\'s units: give a whole number from 1 to 16,384' }] });
});

it('no argument that can be set is JSON text', () => {
  for (const definition of layerDefinitions) {
    const json = formFields(definition).flatMap((field) => [field, ...(field.variants ?? []).flatMap(({ fields }) => fields)]).filter(({ kind }) => kind === 'json');
    expect(json.map(({ name }) => name), definition.className).toEqual([]);
  }
});

describe('numbers', () => {
  const mean = formFields(getLayer('Normalization')!).find(({ name }) => name === 'mean')!;
  it.each([['0.5', 0.5], ['0.485, 0.456, 0.406', [0.485, 0.456, 0.406]], ['[0.5]', [0.5]], ['-1e-3; 2', [-0.001, 2]], ['', null]])('"%s" is %o', (text, value) => {
    expect(fieldValue(mean, text)).toEqual(value);
    expect(fieldValue(mean, fieldText(mean, value))).toEqual(value);
    expect(getLayer('Normalization')!.schema.safeParse({ mean: fieldValue(mean, text) })).toMatchObject({ success: true });
  });

  it('refuses what is none', () => {
    const parsed = (argument: string, text: string) => parseConfig(getLayer('Normalization')!, { [argument]: fieldValue(mean, text) });
    expect(parsed('mean', 'half')).toMatchObject({ ok: false, error: [{ message: 'give a number, or one for each channel, for example 0.5, 0.5, 0.5' }] });
    expect(parsed('variance', '1, -1')).toMatchObject({ ok: false, error: [{ message: expect.stringMatching(/^give a number from 0 up/) }] });
  });
});

it('tells limits that matter, and not those that only keep hostile files out', () => {
  const problem = (type: string, config: Record<string, unknown>) => {
    const parsed = parseConfig(getLayer(type)!, config);
    return parsed.ok ? null : parsed.error[0]!.message;
  };
  expect(problem('ThresholdedReLU', { theta: -1 })).toBe('give a number from 0 up');
  expect(problem('Rescaling', { scale: 'x' })).toBe('give a number');
  expect(problem('Dropout', { rate: 1 })).toBe('give a number from 0 to less than 1');
  for (const definition of layerDefinitions) {
    for (const field of formFields(definition).filter(({ kind }) => kind === 'number' || kind === 'numbers')) expect(problem(definition.className, { [field.name]: 'nonsense' }), `${definition.className} ${field.name}`).not.toMatch(/\d{6}|e\+?\d|undefined|nvalid/);
  }
});

it('sizes that are open, and borders, are plain numbers in a row', () => {
  const shape = formFields(getLayer('InputLayer')!).find(({ name }) => name === 'batch_input_shape')!;
  expect(fieldText(shape, [null, 224, null, 3])).toBe('any, 224, any, 3');
  expect(fieldValue(shape, 'any, 224, ?, 3')).toEqual([null, 224, null, 3]);
  const padding = getLayer('ZeroPadding2D')!.schema.parse({ padding: [1, 2, 3, 4] });
  expect(padding['padding']).toEqual([[1, 2], [3, 4]]);
  const faces = formFields(getLayer('Cropping3D')!).find(({ name }) => name === 'cropping')!;
  expect(fieldText(faces, [[1, 2], [3, 4], [5, 6]])).toBe('1, 2, 3, 4, 5, 6');
  expect(getLayer('Cropping3D')!.schema.parse({ cropping: fieldValue(faces, '1, 2, 3, 4, 5, 6') })['cropping']).toEqual([[1, 2], [3, 4], [5, 6]]);
});
