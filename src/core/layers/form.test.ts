import { describe, expect, it } from 'vitest';
import { fieldText, fieldValue, formFields } from './form';
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
