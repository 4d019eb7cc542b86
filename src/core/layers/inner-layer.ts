import { z } from 'zod';
import type { InnerLayer, LayerConfig, LayerDefinition } from './definition';
import type { FieldMeta, Variant } from './fields';
import { parseConfig } from './parse';

/** By Keras class name. Handed to the wrappers, which stand in the very list that it searches. */
export type FindLayer = (className: string) => LayerDefinition | undefined;

interface InnerOptions {
  readonly find: FindLayer;
  /** Every layer type. */
  readonly all: () => readonly LayerDefinition[];
  /** Which types it may hold, and how they are named together. */
  readonly accepts: (definition: LayerDefinition) => boolean;
  readonly accepted: string;
  readonly default: { readonly class_name: string; readonly config?: LayerConfig };
}

const error = 'give an object with class_name and config, for example {"class_name": "Dense", "config": {"units": 8}}';
const given = z.object({ class_name: z.string({ error }).max(200, { error }), config: z.record(z.string(), z.unknown(), { error }).nullish() }, { error });

/** Keras's name for the only layer of a type: `simple_rnn` for SimpleRNN. */
const plainName = (className: string): string => className.replace(/(.)([A-Z][a-z]+)/g, '$1_$2').replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();

/** Weights of a Bidirectional are called by it. Keras 3 writes the forward copy's name, `forward_lstm`. */
function nameOf(definition: LayerDefinition, config: LayerConfig): string {
  const name = typeof config['name'] === 'string' ? config['name'].replace(/^forward_/, '') : '';
  return /^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/.test(name) ? name : plainName(definition.className);
}

const variantOfType = ({ className, schema }: LayerDefinition): Variant => ({ name: className, start: { class_name: className }, schema });

/** The layer that a wrapper holds, checked and filled in by its own definition. */
export function innerLayer(title: string, description: string, { find, all, accepts, accepted, default: value }: InnerOptions) {
  const told: FieldMeta = { title, description, kind: 'variant', required: true, variants: () => all().filter(accepts).map(variantOfType), variantOf: (layer) => (layer as InnerLayer | null)?.class_name ?? '' };
  return given
    .transform(({ class_name, config }, context): InnerLayer => {
      const definition = find(class_name);
      if (!definition || !accepts(definition)) {
        context.addIssue({ code: 'custom', message: `"${class_name.slice(0, 60)}" cannot be held here: ${accepted} can` });
        return z.NEVER;
      }
      const parsed = parseConfig(definition, config ?? {});
      if (parsed.ok) return { class_name: definition.className, config: { name: nameOf(definition, config ?? {}), trainable: true, ...parsed.value } };
      const [problem] = parsed.error;
      context.addIssue({ code: 'custom', message: `${definition.className}'s ${problem?.argument ?? 'config'}: ${problem?.message ?? 'wrong value'}` });
      return z.NEVER;
    })
    .prefault({ ...value })
    .meta({ ...told });
}

/** The definition of what a canonical wrapper holds. */
export function heldBy(find: FindLayer, { class_name }: InnerLayer): LayerDefinition {
  const definition = find(class_name);
  if (!definition) throw new Error(`A wrapper holds a ${class_name}, which was refused.`);
  return definition;
}
