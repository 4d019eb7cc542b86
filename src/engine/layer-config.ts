import type { PlanLayer } from '../core/graph/types';
import { seedOf } from '../core/random';

type Config = Record<string, unknown>;

const shortNames: Record<string, string> = { Normal: 'RandomNormal', Uniform: 'RandomUniform', One: 'Ones', Zero: 'Zeros' };

const pascalCase = (name: string): string => name.split('_').map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('');

/** `glorot_uniform` or `{class_name, config}` with a seed of its own: tfjs would take 0 or Math.random for a missing one. */
function seeded(initializer: unknown, seed: number): unknown {
  if (typeof initializer === 'string') {
    const name = pascalCase(initializer);
    return seeded({ class_name: shortNames[name] ?? name, config: {} }, seed);
  }
  if (!initializer || typeof initializer !== 'object' || !('class_name' in initializer)) return initializer;
  const { class_name, config } = initializer as { class_name: string; config?: Config };
  if (['Zeros', 'Ones', 'Constant', 'Identity'].includes(class_name) || typeof config?.['seed'] === 'number') return initializer;
  return { class_name, config: { ...config, seed } };
}

const initializersIn = (config: Config): string[] => Object.keys(config).filter((name) => name.endsWith('_initializer'));

/**
 * A layer's config as tfjs is to build it: initializers seeded from the run's seed, or made zeros where the values are copied in
 * anyway; `linear` last where the loss works on logits.
 */
export function buildConfig(layer: PlanLayer, options: { readonly seed: number; readonly linear: boolean }): { className: string; config: Config } {
  const config: Config = { ...layer.config, name: layer.name, trainable: layer.trainable };
  const copied = layer.weights.length > 0 && layer.weights.every((weight) => weight.source !== null);
  const start = (key: string, initializer: unknown): unknown => (copied ? { class_name: 'Zeros', config: {} } : seeded(initializer, seedOf(options.seed, 'initializer', layer.name, key)));
  for (const key of initializersIn(config)) config[key] = start(key, config[key]);
  const held = config['layer'] as { class_name: string; config: Config } | undefined;
  if (held) config['layer'] = { ...held, config: { ...held.config, trainable: layer.trainable, ...Object.fromEntries(initializersIn(held.config).map((key) => [key, start(key, held.config[key])])) } };
  if (!options.linear) return { className: layer.className, config };
  if (layer.className === 'Softmax') return { className: 'Activation', config: { name: layer.name, trainable: layer.trainable, activation: 'linear' } };
  return { className: layer.className, config: { ...config, activation: 'linear' } };
}
