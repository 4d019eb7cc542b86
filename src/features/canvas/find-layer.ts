import { stateOf } from '../../core/drawing/layer-state';
import type { Analysis, GraphDocument, LayerAnalysis, LayerNode } from '../../core/graph/types';

/**
 * Layers that a search means, best first: the name itself, names that begin with it, names and then types that hold it, and last what is said
 * of a layer: `frozen`, `trainable`, `new`, `changed`, `issue`, a shape (`7,7,256` or `7x7`), an argument (`3x3`, `relu`, `64`).
 * Of several words each must fit.
 */
export function findLayers({ layers }: GraphDocument, analysis: Analysis | null, query: string): readonly string[] {
  const words = query.toLowerCase().replaceAll('×', 'x').split(/\s+/).filter((word) => word !== '').slice(0, 8);
  if (words.length === 0) return [];
  return layers
    .map((layer) => ({ name: layer.name, rank: rankOf(layer, analysis?.layers.get(layer.name), words) }))
    .filter((one): one is { name: string; rank: number } => one.rank !== null)
    .sort((a, b) => a.rank - b.rank)
    .map(({ name }) => name);
}

function rankOf(layer: LayerNode, analysis: LayerAnalysis | undefined, words: readonly string[]): number | null {
  let sum = 0;
  for (const word of words) {
    const rank = rankOfWord(layer, analysis, word);
    if (rank === null) return null;
    sum += rank;
  }
  return sum;
}

function rankOfWord(layer: LayerNode, analysis: LayerAnalysis | undefined, word: string): number | null {
  const name = layer.name.toLowerCase();
  if (name === word) return 0;
  if (name.startsWith(word)) return 1;
  if (name.includes(word)) return 2;
  if (layer.type.toLowerCase().includes(word)) return 3;
  if (wordsOf(layer, analysis).includes(word)) return 4;
  return fitsShape(analysis, word) || argumentsOf(layer).includes(word) ? 5 : null;
}

function wordsOf(layer: LayerNode, analysis: LayerAnalysis | undefined): readonly string[] {
  const issues = analysis?.issues.filter(({ severity }) => severity !== 'info') ?? [];
  return [stateOf(layer, analysis), layer.origin, ...(issues.length > 0 ? ['issue', 'issues'] : [])];
}

/** `7,7,` begins 7 × 7 × anything; `7x7` is anywhere between two sizes. */
function fitsShape(analysis: LayerAnalysis | undefined, word: string): boolean {
  const shape = analysis?.outputShape?.map((size) => size ?? '?');
  if (!shape || !/^[\d?]+([,x][\d?]*)+$/.test(word)) return false;
  return word.includes(',') ? `${shape.join(',')},`.startsWith(word) : `x${shape.join('x')}x`.includes(`x${word.replace(/x$/, '')}x`);
}

/** Sizes that nearly every layer has: `1x1` is to find what looks at one pixel, not what skips none. */
const dull = new Set(['strides', 'dilation_rate']);

/** Sizes as `3x3`, other values as they are. */
function argumentsOf({ config }: LayerNode): readonly string[] {
  return Object.entries(config).flatMap(([key, value]) => {
    if (dull.has(key)) return [];
    if (Array.isArray(value)) return [value.join('x')];
    return typeof value === 'string' || typeof value === 'number' ? [String(value).toLowerCase()] : [];
  });
}
