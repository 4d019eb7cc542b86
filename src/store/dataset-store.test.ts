import { beforeEach, describe, expect, it } from 'vitest';
import { addOutputLayer, removeOutputLayer } from '../core/graph/edits';
import { denseHead } from '../core/graph/test-documents';
import type { DroppedFile, IngestedImage } from '../protocol/ingest';
import { useDatasetStore } from './dataset-store';
import { useDocumentStore } from './document-store';
import { provideServices, type Services } from './services';
import { connectStores } from './sync';
import { useUiStore } from './ui-store';

const store = () => useDatasetStore.getState();
const summary = () => store().dataset.classes.map(({ id, name }) => [name, store().dataset.images.filter(({ classId }) => classId === id).length]);

const removed: string[] = [];
let beforeEachFile: (path: string) => Promise<void> | void = () => undefined;
let stop = false;

const image = (path: string): IngestedImage => ({ id: `id of ${path}`, path, width: 4, height: 4, bytes: 9, format: 'png' });

/** An ingest that takes .png and refuses the rest, a file a batch. */
const ingest: Services['ingest'] = {
  async ingest(files, onBatch) {
    for (const [at, { path }] of files.entries()) {
      await beforeEachFile(path);
      if (stop) return;
      const good = path.endsWith('.png');
      onBatch({ images: good ? [image(path)] : [], rejected: good ? [] : [{ name: path, reason: 'not an image' }], done: at + 1, total: files.length });
    }
  },
  cancel: async () => void (stop = true),
  drawSamples: (_seed, perClass) => Promise.resolve(['tanker', 'pickup'].flatMap((kind) => Array.from({ length: perClass }, (_, at) => file(`${kind}/${kind}-${at}.png`)))),
  preview: () => Promise.resolve([]),
  thumbnail: () => Promise.resolve(null),
  removeImages: async (ids) => void removed.push(...ids),
};

const file = (path: string): DroppedFile => ({ path, file: new Blob(['x']) });
const files = (...paths: string[]) => paths.map(file);

beforeEach(() => {
  stop = false;
  beforeEachFile = () => undefined;
  provideServices({ ingest } as Services);
  store().clear();
  useUiStore.setState({ notices: [] });
  removed.length = 0;
});

describe('dataset store', () => {
  it('takes files in by their folders, classes in natural order, the rest listed with its reason', async () => {
    await store().addFiles(files('t/van 10/1.png', 't/van 2/1.png', 't/van 2/2.png', 't/van 2/notes.txt'));
    expect(summary()).toEqual([['van 2', 2], ['van 10', 1]]);
    expect(store().dataset.rejected).toEqual([{ name: 't/van 2/notes.txt', reason: 'not an image' }]);
    expect(store().progress).toBeNull();
  });

  it('takes files in to a class', async () => {
    store().addClass('vans');
    await store().addFiles(files('elsewhere/1.png'), store().dataset.classes[0]!.id);
    expect(summary()).toEqual([['vans', 1]]);
  });

  it('tells how far it is, of all drops together', async () => {
    const told: (string | null)[] = [];
    const leave = useDatasetStore.subscribe(({ progress }) => told.push(progress && `${progress.done}/${progress.total}`));
    await Promise.all([store().addFiles(files('a/1.png', 'a/2.png')), store().addFiles(files('b/1.png', 'b/2.png'))]);
    leave();
    expect(told).toContain('2/4');
    expect(told.at(-1)).toBeNull();
  });

  it('stops when told to, and keeps what is in', async () => {
    beforeEachFile = async (path) => {
      if (path === 'a/3.png') await store().cancelIngest();
    };
    await store().addFiles(files('a/1.png', 'a/2.png', 'a/3.png', 'a/4.png'));
    expect(summary()).toEqual([['a', 2]]);
    expect(store().progress).toBeNull();
  });

  it('says so when storage fails', async () => {
    beforeEachFile = () => Promise.reject(new Error('The disk is full.'));
    await store().addFiles(files('a/1.png'));
    expect(useUiStore.getState().notices).toMatchObject([{ tone: 'error', message: 'The images could not be taken in: The disk is full.' }]);
    expect(store().progress).toBeNull();
  });

  it('draws samples and marks them as drawn', async () => {
    await store().useSamples(1, 3);
    expect(summary()).toEqual([['pickup', 3], ['tanker', 3]]);
    expect(store().dataset.drawn).toBe(true);
  });

  it('removes what is stored with what is removed', async () => {
    await store().addFiles(files('a/1.png', 'a/2.png', 'b/1.png'));
    const [a] = store().dataset.classes;
    store().removeImages(['id of a/1.png']);
    store().removeClass(a!.id);
    expect(summary()).toEqual([['b', 1]]);
    expect(removed).toEqual(['id of a/1.png', 'id of a/2.png']);
  });

  it('renames, and says why not', async () => {
    await store().addFiles(files('a/1.png', 'b/1.png'));
    const [a] = store().dataset.classes;
    expect(store().renameClass(a!.id, 'b')).toContain('"b"');
    expect(store().renameClass(a!.id, 'c')).toBeNull();
    expect(summary()).toEqual([['c', 1], ['b', 1]]);
  });
});

describe('the output layer follows the classes', () => {
  const head = () => useDocumentStore.getState().document!.layers.at(-1)!;
  const classes = () => useDocumentStore.getState().document!.classes;

  it('in number and name, without a step of its own; also after undo', async () => {
    const { open, apply, undo } = useDocumentStore.getState();
    open(denseHead());
    const leave = connectStores();
    apply(removeOutputLayer);
    apply((document) => addOutputLayer(document, 2));
    await store().addFiles(files('a/1.png', 'b/1.png', 'c/1.png'));
    expect(head().config.units).toBe(3);
    expect(classes()).toEqual(['a', 'b', 'c']);
    store().renameClass(store().dataset.classes[2]!.id, 'd');
    expect(classes()).toEqual(['a', 'b', 'd']);
    undo();
    expect(head().name).toBe('pool');
    useDocumentStore.getState().redo();
    expect(classes()).toEqual(['a', 'b', 'd']);
    apply((document) => ({ ok: true, document: { ...document, name: 'renamed' }, notes: [] }));
    store().removeClass(store().dataset.classes[0]!.id);
    expect(head().config.units).toBe(2);
    undo();
    expect(classes()).toEqual(['b', 'd']);
    leave();
    store().addClass('e');
    expect(classes()).toEqual(['b', 'd']);
  });
});
