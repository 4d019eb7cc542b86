import { counted } from '../issue';
import { multiplierText } from '../learning-rate';
import { outputLayers } from '../output-layer';
import type { GraphDocument } from '../types';
import { diffDocuments } from './diff-documents';
import { argumentText } from './argument-text';
import type { DocumentDiff } from './types';

/** One step of the history in a few words: `Insert Dense after pool`, `Freeze 12 layers`. */
export function describeStep(before: GraphDocument, after: GraphDocument): string {
  const diff = diffDocuments(before, after);
  return topology(before, after, diff) ?? settings(diff) ?? place(before, after) ?? 'Edit the network';
}

const layersCalled = (names: readonly string[]): string => (names.length === 1 ? names[0]! : counted(names.length, 'layer'));

function topology(before: GraphDocument, after: GraphDocument, { added, removed, renamed, reconnected }: DocumentDiff): string | null {
  const [first] = added;
  const [gone] = removed;
  if (first && gone) return added.length + removed.length === 2 ? `Replace ${gone.name} with ${first.type}` : `Replace ${layersCalled(removed.map(({ name }) => name))}`;
  if (first) {
    if (after.followsClasses !== null && added.some(({ name }) => name === after.followsClasses)) return `Add output layer for ${counted(after.classes.length, 'class', 'classes')}`;
    const outside = added.flatMap(({ inputs }) => inputs).find((input) => added.every(({ name }) => name !== input));
    return `Insert ${added.length === 1 ? first.type : counted(added.length, 'layer')}${outside === undefined ? '' : ` after ${outside}`}`;
  }
  if (gone) {
    const head = outputLayers(before).some((layer) => removed.includes(layer));
    return head ? 'Remove output layer' : `Delete ${layersCalled(removed.map(({ name }) => name))}`;
  }
  if (renamed[0]) return `Rename ${renamed[0].from} to ${renamed[0].to}`;
  return connection(reconnected);
}

function connection(reconnected: DocumentDiff['reconnected']): string | null {
  const [only, ...others] = reconnected;
  if (!only) return null;
  const [more] = only.to.filter((name) => !only.from.includes(name));
  const [less] = only.from.filter((name) => !only.to.includes(name));
  if (others.length > 0) return `Reconnect ${counted(reconnected.length, 'layer')}`;
  if (more !== undefined && less === undefined) return `Connect ${more} to ${only.name}`;
  if (less !== undefined && more === undefined) return `Disconnect ${less} from ${only.name}`;
  return `Reconnect ${only.name}`;
}

function settings({ changed, frozen, unfrozen, multiplied, reweighted }: DocumentDiff): string | null {
  const [only] = changed;
  if (only) {
    const names = new Set(changed.flatMap(({ changes }) => changes.map(({ argument }) => argument)));
    const what = layersCalled(changed.map(({ name }) => name));
    if (names.size > 1) return `Change ${what}`;
    return `Set ${[...names][0]} of ${what} to ${argumentText(only.changes[0]!.to)}`;
  }
  if (frozen.length > 0 && unfrozen.length > 0) return `Freeze ${layersCalled(frozen)}, unfreeze ${layersCalled(unfrozen)}`;
  if (frozen.length > 0) return `Freeze ${layersCalled(frozen)}`;
  if (unfrozen.length > 0) return `Unfreeze ${layersCalled(unfrozen)}`;
  if (multiplied[0]) {
    const to = multiplied.every((one) => one.to === multiplied[0]!.to) ? ` to ${multiplierText(multiplied[0].to)}` : '';
    return `${to ? 'Set' : 'Change'} the learning rate of ${layersCalled(multiplied.map(({ name }) => name))}${to}`;
  }
  if (reweighted.length === 0) return null;
  return `${reweighted.every(({ forgotten }) => forgotten) ? 'Forget the weights of' : 'Train'} ${layersCalled(reweighted.map(({ name }) => name))}`;
}

function place(before: GraphDocument, after: GraphDocument): string | null {
  if (before.positions !== after.positions) {
    const moved = Object.entries(after.positions).filter(([name, point]) => before.positions[name]?.x !== point.x || before.positions[name].y !== point.y);
    return moved.length === 0 ? 'Arrange' : moved.length === 1 ? `Move ${moved[0]![0]}` : `Move ${counted(moved.length, 'card')}`;
  }
  return before.classes === after.classes ? null : 'Name the classes';
}
