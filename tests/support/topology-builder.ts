import type { WeightSpec } from '../../src/core/layers/definition';
import { getLayer } from '../../src/core/layers';
import { parseConfig } from '../../src/core/layers/parse';
import type { Shape } from '../../src/core/shape';
import { layer } from '../fixtures/support/tiny-model';

type Json = Record<string, unknown>;

/** The two files of a TensorFlow.js layers model; all weights are 0. */
export interface GeneratedModel {
  readonly json: string;
  readonly weights: Uint8Array<ArrayBuffer>;
  readonly layers: number;
  readonly params: number;
}

/** Builds a functional Keras network layer by layer, as keras.applications' sources do. */
export class TopologyBuilder {
  private readonly layers: Json[] = [];
  private readonly shapes = new Map<string, Shape>();
  private readonly manifest: { name: string; shape: readonly number[]; dtype: 'float32' }[] = [];
  private readonly counts = new Map<string, number>();

  constructor(private readonly name: string) {}

  /** Adds a layer on these inputs and returns its name; without one it is numbered as Keras does. */
  add(type: string, inputs: readonly string[], config: Json = {}, name = this.numbered(type)): string {
    const definition = getLayer(type);
    const parsed = definition && parseConfig(definition, config);
    if (!definition || !parsed?.ok) throw new Error(`${name} (${type}) has a wrong config: ${JSON.stringify(parsed)}`);
    const from = inputs.map((input) => this.shape(input));
    this.shapes.set(name, definition.outputShape(parsed.value, from));
    this.layers.push(layer(type, name, inputs, config));
    for (const weight of definition.weights(parsed.value, from)) this.manifest.push(fileWeight(name, weight));
    return name;
  }

  shape(name: string): Shape {
    const shape = this.shapes.get(name);
    if (!shape) throw new Error(`There is no layer ${name} yet.`);
    return shape;
  }

  /** A model that ends in these layers. */
  files(outputs: readonly string[]): GeneratedModel {
    const inputs = this.layers.filter((one) => one['class_name'] === 'InputLayer').map((one) => one['name']);
    const ends = (names: readonly unknown[]) => names.map((name) => [name, 0, 0]);
    const config = { name: this.name, layers: this.layers, input_layers: ends(inputs), output_layers: ends(outputs) };
    const params = this.manifest.reduce((sum, { shape }) => sum + shape.reduce((product, size) => product * size, 1), 0);
    return {
      json: JSON.stringify({
        format: 'layers-model',
        modelTopology: { keras_version: '2.15.0', backend: 'tensorflow', model_config: { class_name: 'Functional', config } },
        weightsManifest: [{ paths: ['weights.bin'], weights: this.manifest }],
      }),
      // What is asked only for its numbers need not fill memory.
      get weights() {
        return new Uint8Array(params * 4);
      },
      layers: this.layers.length,
      params,
    };
  }

  private numbered(type: string): string {
    const count = this.counts.get(type) ?? 0;
    this.counts.set(type, count + 1);
    return count === 0 ? type.toLowerCase() : `${type.toLowerCase()}_${count}`;
  }
}

const fileWeight = (layerName: string, { name, shape }: WeightSpec) => ({ name: `${layerName}/${name}`, shape, dtype: 'float32' as const });
