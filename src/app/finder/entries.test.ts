import { describe, expect, it, vi } from 'vitest';
import type { LayerNode } from '../../core/graph/types';
import { layerDefinitions } from '../../core/layers';
import type { Command } from '../commands/command';
import { findEntries, type Sources } from './entries';

const command = (id: string, enabled: boolean, more: Partial<Command> = {}): Command => ({ id, title: id, icon: 'plus', isEnabled: () => enabled, run: vi.fn(), ...more });
const layer = (name: string, type: string): LayerNode => ({ name, type, config: {}, inputs: [], trainable: true, origin: 'pretrained', weights: {} });
const sources = (more: Partial<Sources> = {}): Sources => ({
  commands: [command('Delete layer', false, { needs: 'Select a layer first', shortcuts: ['Delete'] }), command('Undo', true, { shortcuts: ['$mod+z'] })],
  layers: [layer('block_1_dense', 'Dense'), layer('pool', 'GlobalAveragePooling2D')],
  definitions: layerDefinitions, goTo: vi.fn(), insert: vi.fn(), ...more,
});

describe('findEntries', () => {
  it('offers every action before anything is typed, those that can be done first', () => {
    expect(findEntries(sources(), '').map(({ title, blocked, shortcut }) => [title, blocked, shortcut])).toEqual([['Undo', null, 'Ctrl+Z'], ['Delete layer', 'Select a layer first', 'Delete']]);
  });

  it('finds layers by name and by type, and what can be inserted', () => {
    const found = findEntries(sources(), 'dense');
    expect(found.filter(({ group }) => group === 'layer').map(({ title }) => title)).toEqual(['block_1_dense']);
    expect(found.filter(({ group }) => group === 'insert')[0]!.title).toBe('Insert Dense');
    expect(findEntries(sources(), 'globalaverage').some(({ id }) => id === 'layer pool')).toBe(true);
  });

  it('never offers to insert an input, and keeps each group together', () => {
    expect(findEntries(sources(), 'insert input').some(({ id }) => id === 'insert InputLayer')).toBe(false);
    const groups = findEntries(sources(), 'l').map(({ group }) => group);
    expect(groups.filter((group, at) => group !== groups[at - 1])).toEqual([...new Set(groups)]);
  });

  it('does what the line says', () => {
    const given = sources();
    findEntries(given, 'pool').find(({ id }) => id === 'layer pool')!.run();
    findEntries(given, 'insert dropout').find(({ id }) => id === 'insert Dropout')!.run();
    expect(given.goTo).toHaveBeenCalledWith('pool');
    expect(given.insert).toHaveBeenCalledWith('Dropout');
  });
});
