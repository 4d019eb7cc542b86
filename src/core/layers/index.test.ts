import { describe, expect, it } from 'vitest';
import { getLayer, layerDefinitions } from './index';

describe('layerDefinitions', () => {
  it.each(layerDefinitions.map((definition) => [definition.className, definition] as const))('%s has defaults, and they are canonical', (_name, definition) => {
    const defaults = definition.schema.parse({});
    expect(definition.schema.parse(defaults)).toEqual(defaults);
    expect(JSON.parse(JSON.stringify(defaults))).toEqual(defaults);
  });

  it('names each type once', () => {
    expect(new Set(layerDefinitions.map(({ className }) => className)).size).toBe(layerDefinitions.length);
  });
});

describe('getLayer', () => {
  it('knows other names that files use', () => {
    expect(getLayer('GlobalAvgPool2D')?.className).toBe('GlobalAveragePooling2D');
    expect(getLayer('Convolution2D')?.className).toBe('Conv2D');
  });

  it('knows nothing of types that it has not, nor of what objects inherit', () => {
    for (const name of ['Conv4D', '', 'toString', '__proto__', 'constructor']) expect(getLayer(name)).toBeUndefined();
  });
});
