import type { InnerLayer, LayerConfig } from '../layers/definition';

const shown = ['units', 'filters', 'kernel_size', 'pool_size', 'size', 'strides', 'dilation_rate', 'rate', 'alpha', 'target_shape', 'activation'] as const;
const dull: Partial<Record<(typeof shown)[number], string>> = { strides: '1', dilation_rate: '1', activation: 'linear' };

/** A layer's telling arguments in a few characters: `64 · 3×3 · stride 2 · relu`; a wrapper's are those of the layer in it, `LSTM · 32 · tanh`. */
export function summarise(config: LayerConfig): string {
  const held = config['layer'] as InnerLayer | undefined;
  const parts: string[] = held?.class_name ? [held.class_name, summarise(held.config)].filter(Boolean) : [];
  for (const key of shown) {
    const text = brief(config[key], key === 'strides' || key === 'dilation_rate');
    if (text === null || text === dull[key]) continue;
    parts.push(key === 'strides' ? `stride ${text}` : key === 'dilation_rate' ? `dilation ${text}` : text);
  }
  return parts.join(' · ');
}

/** `[3, 3]` is `3×3`, or `3` where `once` and all sizes are equal. */
function brief(value: unknown, once: boolean): string | null {
  if (typeof value === 'number' || (typeof value === 'string' && value !== '')) return String(value);
  if (!Array.isArray(value) || value.length === 0) return null;
  const sizes = value.map(String);
  return once && new Set(sizes).size === 1 ? sizes[0]! : sizes.join('×');
}
