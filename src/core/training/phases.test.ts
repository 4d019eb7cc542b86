import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trainingConfigSchema } from './config';
import { mostPhases, movedBoundary, phasePresets, phaseScopes, phasesOf, phasesSchema, presetOf, presetPhases, spansOf, totalEpochs, type Phase } from './phases';

describe('phases', () => {
  it('are one, as long as the run, unless a plan says otherwise', () => {
    const config = trainingConfigSchema.parse({ epochs: 12 });
    expect(phasesOf(config)).toEqual([{ epochs: 12, trains: 'as-frozen', blocks: 1, rate: 1 }]);
    expect(totalEpochs(config)).toBe(12);
    expect(totalEpochs({ ...config, phases: presetPhases('gradual', 30) })).toBe(30);
  });

  it('are bounded, wherever they come from', () => {
    const phase = { epochs: 1, trains: 'head' };
    const good = (given: unknown): boolean => phasesSchema.safeParse(given).success;
    expect(phasesSchema.parse([phase])).toEqual([{ ...phase, blocks: 1, rate: 1 }]);
    expect(good(Array.from({ length: mostPhases + 1 }, () => phase))).toBe(false);
    expect(good([{ ...phase, epochs: 6000 }, { ...phase, epochs: 4000 }])).toBe(true);
    expect(good([{ ...phase, epochs: 6000 }, { ...phase, epochs: 4001 }])).toBe(false);
    for (const bad of [{ epochs: 0 }, { epochs: 10_001 }, { epochs: 1.5 }, { trains: 'tail' }, { blocks: 0 }, { rate: 0 }, { rate: 11 }, { rate: NaN }]) expect(good([{ ...phase, ...bad }]), JSON.stringify(bad)).toBe(false);
  });
});

describe('a boundary', () => {
  it('moves to any epoch between its neighbours, and nothing else changes', () => {
    const phases = presetPhases('gradual', 20);
    expect(spansOf(phases)).toEqual([{ first: 1, last: 5 }, { first: 6, last: 10 }, { first: 11, last: 15 }, { first: 16, last: 20 }]);
    const moved = movedBoundary(phases, 1, 13);
    expect(moved).toEqual([phases[0], { ...phases[1], epochs: 8 }, { ...phases[2], epochs: 2 }, phases[3]]);
    expect(movedBoundary(moved, 1, 10)).toEqual(phases);
  });

  it('stops an epoch before its neighbours, wherever it is dragged to', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 2, maxLength: 8 }), fc.nat(), fc.double({ min: -1e6, max: 1e6, noNaN: true }), (lengths, place, epoch) => {
      const phases = lengths.map((epochs): Phase => ({ epochs, trains: 'head', blocks: 1, rate: 1 }));
      const at = place % (lengths.length - 1);
      const moved = movedBoundary(phases, at, epoch);
      expect(phasesSchema.parse(moved)).toEqual(moved);
      expect(totalEpochs({ epochs: 1, phases: moved })).toBe(totalEpochs({ epochs: 1, phases }));
      const nearest = Math.min(spansOf(phases)[at + 1]!.last - 1, Math.max(spansOf(phases)[at]!.first, Math.round(epoch)));
      expect(spansOf(moved)[at]!.last).toBe(nearest);
    }));
  });
});

describe('presets', () => {
  it('share the epochs, each phase at least one, and are known again by what they train', () => {
    fc.assert(fc.property(fc.constantFrom(...phasePresets), fc.integer({ min: 1, max: 10_000 }), (preset, epochs) => {
      const phases = presetPhases(preset, epochs);
      expect(phasesSchema.parse(phases)).toEqual(phases);
      expect(presetOf(phases)).toBe(preset);
      if (phases.length > 0) expect(totalEpochs({ epochs: 1, phases })).toBe(Math.max(epochs, phases.length));
      expect(Math.max(0, ...phases.map((phase) => phase.epochs)) - Math.min(...phases.map((phase) => phase.epochs))).toBeLessThanOrEqual(1);
    }));
  });

  it('unfreeze from the output on, and ever more gently', () => {
    for (const preset of phasePresets) {
      const phases = presetPhases(preset, 40);
      const reach = phases.map(({ trains, blocks }) => 100 * phaseScopes.indexOf(trains) + blocks);
      expect(reach).toEqual(reach.toSorted((a, b) => a - b));
      expect(phases.map(({ rate }) => rate)).toEqual(phases.map(({ rate }) => rate).toSorted((a, b) => b - a));
    }
  });

  it('are left by a change of what trains or how fast, not of how long', () => {
    const [head, blocks] = presetPhases('head-then-blocks', 20) as [Phase, Phase];
    expect(presetOf([{ ...head, epochs: 3 }, blocks])).toBe('head-then-blocks');
    expect(presetOf([head, { ...blocks, rate: 0.2 }])).toBeNull();
    expect(presetOf([head, { ...blocks, blocks: 1 }])).toBeNull();
    expect(presetOf([blocks, head])).toBeNull();
    expect(presetOf([head])).toBeNull();
  });
});
