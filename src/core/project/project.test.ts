import { describe, expect, it } from 'vitest';
import { denseHead, twoOutputs } from '../graph/test-documents';
import { editor } from '../graph/test-editor';
import { trainingConfigSchema } from '../training/config';
import { presetPhases } from '../training/phases';
import { parseProject, readProject, serializeProject, type Project } from './project';

const project: Project = {
  document: editor(denseHead()).removeOutput().addOutput(2).freezePretrained().document,
  opened: denseHead(),
  dataset: {
    classes: [{ id: 'class-1', name: 'van' }],
    images: [{ id: 'ab'.repeat(32), path: 'van/1.jpg', classId: 'class-1', width: 4, height: 3, bytes: 99, format: 'jpeg', split: null }],
    rejected: [{ name: 'a.txt', reason: 'not an image' }],
    drawn: false,
  },
  training: trainingConfigSchema.parse({ epochs: 3 }),
};

/** The saved project with the value at `path` replaced. */
function broken(path: string, value: unknown): unknown {
  const saved = JSON.parse(serializeProject(project));
  const keys = path.split('.');
  const last = keys.pop()!;
  keys.reduce((at, key) => at[key], saved)[last] = value;
  return saved;
}

const error = (saved: unknown): string => {
  const result = readProject(saved);
  if (result.ok) throw new Error('It was accepted.');
  return result.error;
};

describe('a project', () => {
  it('comes back as it was saved', () => {
    expect(parseProject(serializeProject(project))).toEqual({ ok: true, value: project });
    expect(parseProject(serializeProject({ ...project, document: twoOutputs() })).ok).toBe(true);
  });

  it('keeps a plan of phases, and refuses one that no editor makes', () => {
    const phased = { ...project, training: trainingConfigSchema.parse({ phases: presetPhases('gradual', 20) }) };
    expect(parseProject(serializeProject(phased))).toEqual({ ok: true, value: phased });
    expect(error(broken('training.phases', [{ epochs: 1, trains: 'everything' }]))).toContain('training.phases.0.trains');
    expect(error(broken('training.phases', Array.from({ length: 21 }, () => ({ epochs: 1, trains: 'head' }))))).toContain('training.phases');
  });

  it('without training settings has the defaults', () => {
    const result = readProject(broken('training', undefined));
    expect(result.ok && result.value.training).toEqual(trainingConfigSchema.parse({}));
  });

  it('keeps how much of the learning rate a layer trains with, and is read without', () => {
    const document = editor(twoOutputs()).multiply(0.25, 'kind').document;
    const again = parseProject(serializeProject({ ...project, document }));
    expect(again.ok && again.value.document).toEqual(document);
    expect(JSON.stringify(project.document)).not.toContain('learningRateMultiplier');
  });

  it('of a newer version says so', () => {
    expect(error(broken('version', 2))).toContain('newer Graft');
  });

  it.each([['', 'not valid JSON'], ['{"version":1', 'not valid JSON'], ['[]', 'not a Graft project'], ['{}', 'says no version'], ['null', 'not a Graft project'], ['[['.repeat(50_000), 'not']])('is not %#', (text, why) => {
    const result = parseProject(text);
    expect(!result.ok && result.error).toContain(why);
  });

  it.each([
    ['document.layers', [], 'document.layers'],
    ['document.layers.1.inputs', ['nowhere'], '“nowhere”'],
    ['document.layers.1.name', 'input', 'Two layers are named “input”'],
    ['document.layers.1.inputs', ['predictions'], 'does not stand before it'],
    ['document.outputs', ['nowhere'], 'no such layer'],
    ['document.followsClasses', 'nowhere', 'no such layer'],
    ['document.layers.1.weights.kernel.set', '../../secrets', 'storage'],
    ['document.layers.1.weights.kernel.set', '..', 'storage'],
    ['document.layers.1.weights.kernel.shape', [-1], 'shape'],
    ['document.layers.1.config', JSON.parse('['.repeat(100) + ']'.repeat(100)), 'config'],
    ['document.layers.1.config', { deep: JSON.parse('['.repeat(100) + ']'.repeat(100)) }, 'levels deep'],
    ['document.layers.1.config', JSON.parse('{"__proto__":{"units":1}}'), 'config'],
    ['document.layers.1.name', 'x'.repeat(2_000), 'name'],
    ...[0, -1, 10.5, null, '1'].map((value): [string, unknown, string] => ['document.layers.1.learningRateMultiplier', value, 'learningRateMultiplier']),
    ['document.preprocessing.scale', null, 'scale'],
    ['dataset.images.0.id', '../../x', 'SHA-256'],
    ['dataset.images.0.classId', 'class-9', 'class that is not there'],
    ['dataset.images.0.format', 'exe', 'format'],
    ['dataset.classes', [{ id: 'class-1', name: 'a' }, { id: 'class-1', name: 'b' }], 'same id'],
    ['training.epochs', 1e9, 'epochs'],
    ['opened', null, 'opened'],
  ])('with a wrong %s is refused by name (%#)', (path, value, why) => {
    expect(error(broken(path, value))).toContain(why);
  });
});
