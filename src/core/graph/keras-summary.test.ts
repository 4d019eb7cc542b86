import { describe, expect, it } from 'vitest';
import { setTrainable } from './edits';
import { kerasSummary } from './keras-summary';
import type { GraphDocument, LayerNode } from './types';

const layer = (name: string, type: string, inputs: string[], config: LayerNode['config'] = {}): LayerNode => ({ name, type, config, inputs, trainable: true, origin: 'new', weights: {} });

const document = (layers: LayerNode[], name = 'net'): GraphDocument => ({
  name, base: null, layers, outputs: [layers.at(-1)!.name], classes: [], followsClasses: null, positions: {},
  preprocessing: { scale: 1, offset: 0, color: 'rgb', fit: 'stretch' },
});

const input = layer('image', 'InputLayer', [], { batch_input_shape: [null, 8] });
const chain = document([input, layer('hidden', 'Dense', ['image'], { units: 300 }), layer('out', 'Dense', ['hidden'], { units: 2 })]);

describe('kerasSummary', () => {
  it('prints a chain as Keras 3 does', () => {
    expect(kerasSummary(chain)).toBe([
      'Model: "net"',
      '┏━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━┳━━━━━━━━━┓',
      '┃ Layer (type)       ┃ Output Shape ┃ Param # ┃',
      '┡━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━╇━━━━━━━━━┩',
      '│ image (InputLayer) │ (None, 8)    │       0 │',
      '├────────────────────┼──────────────┼─────────┤',
      '│ hidden (Dense)     │ (None, 300)  │   2,700 │',
      '├────────────────────┼──────────────┼─────────┤',
      '│ out (Dense)        │ (None, 2)    │     602 │',
      '└────────────────────┴──────────────┴─────────┘',
      ' Total params: 3,302 (12.90 KB)',
      ' Trainable params: 3,302 (12.90 KB)',
      ' Non-trainable params: 0 (0.00 B)',
      '',
    ].join('\n'));
  });

  it('counts frozen layers apart', () => {
    const frozen = setTrainable(chain, ['hidden'], false);
    expect(frozen.ok && kerasSummary(frozen.document)).toContain(' Trainable params: 602 (2.35 KB)\n Non-trainable params: 2,700 (10.55 KB)\n');
  });

  it('says what each layer is connected to where the network branches', () => {
    const text = kerasSummary(document([input, layer('a', 'Dense', ['image'], { units: 4 }), layer('b', 'Dense', ['image'], { units: 4 }), layer('sum', 'Add', ['a', 'b'])]));
    expect(text).toContain('┃ Connected to     ┃');
    expect(text).toMatch(/│ image \(InputLayer\) │ \(None, 8\) {4}│ {7}0 │ - {16}│/);
    expect(text).toMatch(/│ sum \(Add\) {10}│ \(None, 4\) {4}│ {7}0 │ a\[0\]\[0\], b\[0\]\[0\] │/);
  });

  it('stays one line a layer, whatever a name holds', () => {
    const plain = kerasSummary(chain).split('\n').length;
    expect(kerasSummary(document([{ ...input, name: 'a\nb\u202Ec\u2028' }], 'x\ry')).split(/[\n\r\u2028]/)).toHaveLength(plain - 4);
  });
});
