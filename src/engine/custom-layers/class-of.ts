import type * as tfjs from '@tensorflow/tfjs';
import type { CustomLayer, CustomWeight, Settings, Tf } from './custom-layer';

type Shape = (number | null)[];
interface KerasObject {
  readonly className: string;
  readonly config?: Readonly<Record<string, unknown>>;
}
/** `addWeight`'s own types, which TensorFlow.js does not export. */
type AddWeight = Parameters<InstanceType<Tf['layers']['Layer']>['addWeight']>;
interface Start {
  readonly initializer: AddWeight[3];
  readonly regularizer: AddWeight[4];
  readonly constraint: AddWeight[6];
}

/** The `tf.layers.Layer` class of a custom layer, to be registered. */
export function classOf(tf: Tf, layer: CustomLayer) {
  return class extends tf.layers.Layer {
    static className = layer.className;
    readonly #settings: Settings;
    readonly #weights = new Map<string, tfjs.LayerVariable>();

    constructor(settings: Settings) {
      super(settings as ConstructorParameters<typeof tf.layers.Layer>[0]);
      this.#settings = settings;
    }

    override build(inputShape: tfjs.Shape | tfjs.Shape[]): void {
      layer.weights(this.#settings, withoutBatch(inputShape)).forEach((weight, index) => {
        const { initializer, regularizer, constraint } = startOf(tf, this.#settings, weight, index);
        this.#weights.set(weight.name, this.addWeight(weight.name, [...weight.shape], 'float32', initializer, regularizer, weight.trainable ?? true, constraint));
      });
      super.build(inputShape);
    }

    override computeOutputShape(inputShape: tfjs.Shape | tfjs.Shape[]): tfjs.Shape {
      return [one(inputShape)[0] ?? null, ...layer.outputShape(this.#settings, withoutBatch(inputShape), all(inputShape).slice(1).map((shape) => shape.slice(1)))];
    }

    override call(inputs: tfjs.Tensor | tfjs.Tensor[], options: Readonly<Record<string, unknown>>): tfjs.Tensor {
      const training = options['training'] === true && this.trainable;
      const seed = typeof options['seed'] === 'number' ? options['seed'] : undefined;
      const weight = (name: string): tfjs.Tensor => this.#weights.get(name)!.read();
      const [first, ...others] = Array.isArray(inputs) ? inputs : [inputs];
      return tf.tidy(() => layer.call(tf, first!, weight, this.#settings, { training, seed, others }));
    }

    override getConfig(): tfjs.serialization.ConfigDict {
      return { ...super.getConfig(), ...(this.#settings as tfjs.serialization.ConfigDict), name: this.name, trainable: this.trainable };
    }
  };
}

const all = (shape: tfjs.Shape | tfjs.Shape[]): Shape[] => (Array.isArray(shape[0]) ? (shape as Shape[]) : [shape as Shape]);
const one = (shape: tfjs.Shape | tfjs.Shape[]): Shape => all(shape)[0]!;
const withoutBatch = (shape: tfjs.Shape | tfjs.Shape[]): Shape => one(shape).slice(1);

/** What a weight starts from and keeps to. Weights that share an initializer with a seed each get one of their own, or they would be equal. */
function startOf(tf: Tf, settings: Settings, { by, startsAt }: CustomWeight, index: number): Start {
  const initializer = settings[`${by}Initializer`] as KerasObject | null | undefined;
  const seed = initializer?.config?.['seed'];
  const seeded = initializer && typeof seed === 'number' ? { ...initializer, config: { ...initializer.config, seed: seed + index } } : initializer;
  return {
    initializer: made(tf.initializers, seeded ?? { className: 'Constant', config: { value: startsAt ?? 0 } }),
    regularizer: made(tf.regularizers, settings[`${by}Regularizer`]),
    constraint: made(tf.constraints, settings[`${by}Constraint`]),
  };
}

/** `GlorotUniform` by TensorFlow.js's public maker of it, `tf.initializers.glorotUniform`: the classes are not exported. */
function made<T>(makers: object, object: unknown): T | undefined {
  if (!object) return undefined;
  const { className, config } = object as KerasObject;
  const found = Object.entries(makers).find(([name]) => name.toLowerCase() === className.toLowerCase());
  if (!found) throw new Error(`TensorFlow.js has no ${className}.`);
  return (found[1] as (config: object) => T)(config ?? {});
}
