import type { BaseDefinition } from '../core/bases/definition';
import { parseFigures, type BaseFigures } from '../core/bases/figures';

/** How good a base network is, as its definition or its files say; {} where they say nothing or cannot be read. */
export async function baseFigures({ figures }: BaseDefinition): Promise<BaseFigures> {
  if (!('url' in figures)) return figures;
  try {
    const answer = await fetch(new URL(figures.url, document.baseURI));
    return answer.ok ? parseFigures(await answer.json()) : {};
  } catch {
    return {}; // offline, or no JSON: the card then says that there are none at hand
  }
}
