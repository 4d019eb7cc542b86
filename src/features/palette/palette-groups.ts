import type { ReadyBlock } from '../../core/graph/ready-blocks/ready-block';
import { categoryTitle } from '../../core/layers/category-title';
import { layerCategories, type LayerCategory, type LayerDefinition } from '../../core/layers/definition';

export interface PaletteGroup {
  readonly category: LayerCategory;
  readonly layers: readonly LayerDefinition[];
}

const words = (text: string) => text.toLowerCase().split(/[^a-z0-9]+/).filter(Boolean);

/**
 * Layer types by category, in the registry's order. Every word of the query must occur in the class name, the category or the help text; a type
 * whose class name holds the query stands before one that only speaks of it. An input cannot be inserted, so it is not offered.
 */
export function paletteGroups(definitions: readonly LayerDefinition[], query: string): readonly PaletteGroup[] {
  const wanted = words(query);
  const matches = ({ className, category, help }: LayerDefinition) => {
    const text = `${className} ${categoryTitle[category]} ${help}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  };
  const named = ({ className }: LayerDefinition) => (wanted.every((word) => className.toLowerCase().includes(word)) ? 0 : 1);
  return layerCategories
    .filter((category) => category !== 'input')
    .map((category) => ({ category, layers: definitions.filter((one) => one.category === category && matches(one)).sort((a, b) => named(a) - named(b)) }))
    .filter(({ layers }) => layers.length > 0);
}

/** The ready-made blocks that a search means, as for layer types. */
export function paletteBlocks(blocks: readonly ReadyBlock[], query: string): readonly ReadyBlock[] {
  const wanted = words(query);
  return blocks.filter(({ title, help }) => wanted.every((word) => `block blocks ${title} ${help}`.toLowerCase().includes(word)));
}
