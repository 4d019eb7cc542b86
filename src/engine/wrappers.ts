import * as tf from '@tensorflow/tfjs';
import { directions } from '../core/layers/bidirectional';
import { getLayer } from '../core/layers/index';
import type { BuiltLayer } from './layer-call';

type Call = (built: BuiltLayer, x: tf.Tensor) => tf.Tensor;

/** What tfjs's wrappers are made of. */
interface Wrapper {
  readonly layer: tf.layers.Layer;
  readonly forwardLayer: tf.layers.Layer;
  readonly backwardLayer: tf.layers.Layer;
}

const wrapperOf = (layer: tf.layers.Layer): Wrapper => layer as unknown as Wrapper;

/** The layer that a wrapper holds as a built layer of its own, its weights those whose names begin with `prefix`. */
function held({ plan, weights }: BuiltLayer, layer: tf.layers.Layer, name: string, prefix: string): BuiltLayer {
  const { class_name: className, config } = plan.config['layer'] as { class_name: string; config: Readonly<Record<string, unknown>> };
  const definition = getLayer(className);
  const own = [...weights].filter(([weight]) => weight.startsWith(prefix)).map(([weight, variable]) => [weight.slice(prefix.length), variable] as const);
  return {
    plan: { ...plan, name, className, config, stochastic: definition?.stochastic ?? false, batchStatistics: definition?.batchStatistics ?? false },
    layer,
    weights: new Map(own),
  };
}

/** Every step of every example at once, as Keras 2 does: `[batch, steps, ...]` becomes `[batch * steps, ...]` and back. */
function timeDistributed(built: BuiltLayer, x: tf.Tensor, call: Call): tf.Tensor {
  const [batch, steps, ...rest] = x.shape as [number, number, ...number[]];
  const output = call(held(built, wrapperOf(built.layer).layer, built.plan.name, ''), x.reshape([batch * steps, ...rest]));
  return output.reshape([batch, steps, ...output.shape.slice(1)]);
}

const merges: Readonly<Record<string, (forward: tf.Tensor, backward: tf.Tensor) => tf.Tensor>> = {
  concat: (forward, backward) => tf.concat([forward, backward], -1),
  sum: (forward, backward) => tf.add(forward, backward),
  ave: (forward, backward) => tf.mul(tf.add(forward, backward), 0.5),
  mul: (forward, backward) => tf.mul(forward, backward),
};

function bidirectional(built: BuiltLayer, x: tf.Tensor, call: Call): tf.Tensor {
  const { config } = built.plan.config['layer'] as { config: Readonly<Record<string, unknown>> };
  const [forward, backward] = directions.map((direction) => {
    const layer = wrapperOf(built.layer)[`${direction}Layer`];
    return call(held(built, layer, `${built.plan.name}/${direction}`, `${direction}_${String(config['name'])}/`), x);
  }) as [tf.Tensor, tf.Tensor];
  return merges[String(built.plan.config['merge_mode'])]!(forward, config['return_sequences'] === true ? reversed(backward) : backward);
}

/** The steps of `[batch, steps, ...]` in the opposite order; of rank 3, since WebGL reverses no more than four axes. */
export function reversed(x: tf.Tensor): tf.Tensor {
  return tf.reverse(x.reshape([x.shape[0]!, x.shape[1]!, -1]), 1).reshape(x.shape);
}

/** Wrappers run what they hold as this engine runs it by itself: frozen, seeded and with the gradients that tfjs gets wrong mended. */
export const wrappers: Readonly<Record<string, (built: BuiltLayer, x: tf.Tensor, call: Call) => tf.Tensor>> = { TimeDistributed: timeDistributed, Bidirectional: bidirectional };
