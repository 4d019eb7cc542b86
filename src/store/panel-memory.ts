import { z } from 'zod';
import { recall, remember } from './last-visit';

const key = 'graft.panels';
/** More than there will ever be of panels; what is stored may be anybody's. */
const most = 40;

const few = <T extends z.ZodType>(value: T) => z.record(z.string().max(40), value).refine((record) => Object.keys(record).length <= most);

const schema = z.object({
  /** Open or folded, by the panel's name. */
  open: few(z.boolean()),
  /** Widths that a person chose, px. */
  sizes: few(z.number().min(80).max(4000)),
});
export type PanelMemory = z.output<typeof schema>;

const nothing: PanelMemory = { open: {}, sizes: {} };

/** What a text says of the panels; nothing where it makes no sense. */
export function parsePanels(text: string | null): PanelMemory {
  try {
    return schema.safeParse(JSON.parse(text ?? 'null')).data ?? nothing;
  } catch {
    return nothing;
  }
}

/** How the panels were on the last visit. */
export const storedPanels = (): PanelMemory => parsePanels(recall(key));

export const storePanels = (memory: PanelMemory): void => remember(key, JSON.stringify(memory));
