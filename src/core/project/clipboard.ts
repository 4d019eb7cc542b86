import { z } from 'zod';
import { indexOf } from '../graph/graph-index';
import type { LayerGroup } from '../graph/edits/insert-layers';
import type { GraphDocument } from '../graph/types';
import { getLayer } from '../layers/index';
import { parseConfig } from '../layers/parse';
import { err, ok, type Result } from '../result';
import { layerSchema } from './schema';

/** What the text of copied layers begins with: anything else on the clipboard is not ours. */
const marker = 'graft-layers';
const longestText = 8 * 2 ** 20;
const mostLayers = 2_000;

const name = layerSchema.shape.name;
const clipSchema = z.object({
  kind: z.literal(marker),
  version: z.literal(1),
  layers: z.array(layerSchema.extend({ inputs: z.array(name.nullable()).max(1_000) })).min(1).max(mostLayers),
  exit: name,
});

/**
 * Layers as a text for the clipboard: with their arguments, with references to their weights, and with the connections among them; an
 * input from elsewhere is null. Input layers stay where they are. null when nothing is left to copy.
 */
export function copyLayers(document: GraphDocument, names: readonly string[]): string | null {
  const group = groupOf(document, names);
  return group && JSON.stringify({ kind: marker, version: 1, ...group });
}

/** The chosen layers by themselves, in the document's order; null when there is none but input layers. */
export function groupOf(document: GraphDocument, names: readonly string[]): LayerGroup | null {
  const chosen = new Set(names);
  const picked = document.layers.filter(({ name: one, type }) => chosen.has(one) && type !== 'InputLayer').slice(0, mostLayers);
  const own = new Set(picked.map(({ name: one }) => one));
  const layers = picked.map((layer) => ({ ...layer, inputs: layer.inputs.map((input) => (own.has(input) ? input : null)) }));
  const leadsOn = ({ name: one }: (typeof picked)[number]) => !indexOf(document).successors.get(one)!.some((next) => own.has(next));
  const exit = picked.findLast(leadsOn)?.name;
  return exit === undefined ? null : { layers, exit };
}

/** Whether a text says of itself that it holds layers; what is in it may still be wrong. */
export const looksCopied = (text: string): boolean => text.length <= longestText && text.includes(`"${marker}"`);

/** The layers in a text from anywhere, ready to be put in; the error is a sentence for the person. */
export function parseCopied(text: string): Result<LayerGroup, string> {
  if (!looksCopied(text)) return err(text.length > longestText ? 'What is on the clipboard is too large to be layers.' : 'There are no layers on the clipboard. Copy some in Graft first.');
  const parsed = clipSchema.safeParse(parseJson(text));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return err(`The copied layers are damaged: ${issue?.path.join('.') || 'the text'} ${issue?.message ?? ''}`.trim().slice(0, 300));
  }
  return checked(parsed.data);
}

type Clip = z.output<typeof clipSchema>;

/** Each layer after its inputs, of a type that there is, with arguments that it takes. */
function checked({ layers, exit }: Clip): Result<LayerGroup, string> {
  const seen = new Set<string>();
  const sound: LayerGroup['layers'][number][] = [];
  for (const layer of layers) {
    const definition = getLayer(layer.type);
    const quoted = `“${layer.name.slice(0, 60)}”`;
    if (seen.has(layer.name)) return err(`The copied layers are damaged: ${quoted} is there twice.`);
    if (!definition || definition.inputs.max === 0) return err(`${quoted} can't be pasted: Graft has no layers of type ${layer.type.slice(0, 60)} to put in.`);
    const config = parseConfig(definition, layer.config);
    if (!config.ok) return err(`${quoted} can't be pasted: ${config.error.map(({ argument, message }) => `${argument}: ${message}`).join('; ')}.`);
    if (layer.inputs.some((input) => input !== null && !seen.has(input))) return err(`The copied layers are damaged: ${quoted} takes a layer that is not before it.`);
    seen.add(layer.name);
    sound.push({ ...layer, type: definition.className, config: config.value });
  }
  return seen.has(exit) ? ok({ layers: sound, exit }) : err('The copied layers are damaged: they do not say where they lead on.');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
