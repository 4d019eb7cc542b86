import { bases } from '../core/bases';
import type { BaseDefinition } from '../core/bases/definition';
import type { SelectGroup, SelectOption } from '../ui/select';

/** The select's value while the open network is a person's own file. */
export const ownFile = 'own-file';

const kinds = [['embedded', 'With Graft'], ['remote', 'From the internet']] as const;
const megabytes = (bytes: number) => `${(bytes / 1e6).toPrecision(bytes < 1e7 ? 2 : 3)} MB`;
const named = ({ id, name, kind, bytes }: BaseDefinition) => ({ value: id, label: kind === 'remote' ? `${name}, ${megabytes(bytes)}` : name });

/** All base networks by where they are; a choice that is none of them stands first. */
export function baseOptions(current: string): readonly (SelectOption<string> | SelectGroup<string>)[] {
  const groups = kinds.map(([kind, label]) => ({ label, options: bases.filter((base) => base.kind === kind).map(named) }));
  return bases.some(({ id }) => id === current) ? groups : [{ value: current, label: 'Your own file' }, ...groups];
}
