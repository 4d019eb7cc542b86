import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { getBase } from '../../core/bases';
import { compile } from '../../core/graph/compile';
import { memoryStore } from '../../storage/memory-store';
import { listFiles, setFileStore, writeFile } from '../../storage/files';
import { readTensors } from '../../storage/weights';
import { sha256 } from './hashes';
import { createFilesApi } from './files-api';

vi.mock('../../core/bases', async () => {
  const tiny = { name: 'Tiny', description: '', labelsUrl: 'models/labels.json', bytes: 1000, licence: '', inputSize: [4, 4], preprocessing: { scale: 0.5, offset: -1, color: 'grayscale', fit: 'stretch' } };
  const bases = [
    { ...tiny, id: 'embedded', kind: 'embedded', url: 'models/tiny/model.json', sha256: {} },
    { ...tiny, id: 'remote', kind: 'remote', url: 'https://models.example/tiny/model.json', sha256: {} },
    { ...tiny, id: 'pinned', kind: 'remote', url: 'https://models.example/tiny/model.json', sha256: { 'weights.bin': '00'.repeat(32) } },
  ];
  return { bases, getBase: (id: string) => bases.find((base) => base.id === id) };
});

const layers = [
  { class_name: 'InputLayer', name: 'image', config: { name: 'image', batch_input_shape: [null, 4, 4, 1] }, inbound_nodes: [] },
  { class_name: 'Flatten', name: 'flat', config: { name: 'flat' }, inbound_nodes: [[['image', 0, 0, {}]]] },
  { class_name: 'Dense', name: 'out', config: { name: 'out', units: 2, activation: 'softmax' }, inbound_nodes: [[['flat', 0, 0, {}]]] },
];
const model = {
  modelTopology: { model_config: { class_name: 'Model', config: { name: 'tiny', layers, input_layers: [['image', 0, 0]], output_layers: [['out', 0, 0]] } } },
  weightsManifest: [{ paths: ['weights.bin'], weights: [{ name: 'out/kernel', shape: [16, 2], dtype: 'float32' }, { name: 'out/bias', shape: [2], dtype: 'float32' }] }],
};
const weights = Float32Array.from({ length: 34 }, (_, index) => index);
let served: Record<string, BodyInit | null>;
let requested: string[];
let api: ReturnType<typeof createFilesApi>;

beforeEach(() => {
  setFileStore(memoryStore());
  served = { 'labels.json': JSON.stringify({ labels: ['left', 'right'] }), 'model.json': JSON.stringify(model), 'weights.bin': weights };
  requested = [];
  api = createFilesApi('http://page.example/app/');
  vi.stubGlobal('fetch', async (url: string, { signal }: RequestInit) => {
    requested.push(url);
    await new Promise((resolve) => setTimeout(resolve, 1));
    signal?.throwIfAborted();
    const body = served[url.split('/').at(-1)!];
    if (body === undefined) throw new TypeError('Failed to fetch');
    return body === null ? new Response(null, { status: 503 }) : new Response(body);
  });
});
afterEach(() => vi.unstubAllGlobals());

const silent = (): void => undefined;

async function opened(id: string) {
  const result = await api.openBase(id, silent);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

describe('base networks', () => {
  it('opens an embedded one from the page, with its labels and scaling, and keeps no copy', async () => {
    const { document } = await opened('embedded');
    expect(document).toMatchObject({ name: 'Tiny', base: 'embedded', classes: ['left', 'right'], preprocessing: { scale: 0.5, offset: -1, color: 'grayscale' } });
    expect(requested).toEqual(['http://page.example/app/models/labels.json', 'http://page.example/app/models/tiny/model.json', 'http://page.example/app/models/tiny/weights.bin']);
    expect(await readTensors([document.layers[2]!.weights['bias']!])).toEqual([Float32Array.of(32, 33)]);
    expect(await listFiles('bases/embedded/files')).toEqual([]);
  });

  it('fetches a remote one once, then opens its copy', async () => {
    const progress: number[] = [];
    await api.openBase('remote', (done) => progress.push(done));
    expect(progress.length).toBeGreaterThan(0);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    delete served['model.json'];
    delete served['weights.bin'];
    const { document } = await opened('remote');
    expect(document.base).toBe('remote');
    expect(requested.filter((url) => url.includes('models.example'))).toHaveLength(2);
  });

  it.each([
    ['the host cannot be reached', (): void => void delete served['weights.bin']],
    ['the host answers with an error', (): void => void (served['weights.bin'] = null)],
  ])('says that it is offline when %s, and stores nothing', async (_what, breakIt) => {
    breakIt();
    expect(await api.openBase('remote', silent)).toMatchObject({ ok: false, error: { code: 'offline', file: 'weights.bin', message: expect.stringContaining('models.example') as string } });
    expect([...(await listFiles('weights')), ...(await listFiles('bases/remote/files')), ...(await listFiles('bases/remote'))]).toEqual([]);
  });

  it('refuses a file whose pinned hash differs', async () => {
    expect(await api.openBase('pinned', silent)).toMatchObject({ ok: false, error: { code: 'hash-mismatch', file: 'weights.bin' } });
    expect(await listFiles('weights')).toEqual([]);
  });

  it('fetches again when the copy is damaged, and refuses files that are not those of the first fetch', async () => {
    await opened('remote');
    await writeFile('bases/remote/files/weights.bin', new Uint8Array(136));
    await opened('remote');
    expect(requested.filter((url) => url.endsWith('weights.bin'))).toHaveLength(2);
    await writeFile('bases/remote/files/weights.bin', new Uint8Array(136));
    served['weights.bin'] = new Float32Array(34);
    expect(await api.openBase('remote', silent)).toMatchObject({ ok: false, error: { code: 'hash-mismatch' } });
  });

  it('stops fetching what is far larger than it should be', async () => {
    served['weights.bin'] = new Uint8Array(3 * 2 ** 20);
    expect(await api.openBase('remote', silent)).toMatchObject({ ok: false, error: { code: 'too-large' } });
  });

  it('can be cancelled, and a second opening cancels the first', async () => {
    const first = api.openBase('remote', silent);
    const second = api.openBase('embedded', silent);
    expect(await first).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(await second).toMatchObject({ ok: true });
    const third = api.openBase('remote', silent);
    await api.cancelOpen();
    expect(await third).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });

  it('does not know every id', async () => {
    expect(getBase('nothing')).toBeUndefined();
    expect(await api.openBase('nothing', silent)).toMatchObject({ ok: false, error: { code: 'missing-file' } });
  });
});

describe('files', () => {
  const files = (): File[] => [new File([JSON.stringify(model)], 'model.json'), new File([weights], 'weights.bin')];

  it('stores what is opened twice once', async () => {
    expect(await api.open(files(), silent)).toMatchObject({ ok: true });
    expect(await api.open(files(), silent)).toMatchObject({ ok: true });
    expect(await listFiles('weights')).toHaveLength(2);
  });

  it('returns errors as data', async () => {
    expect(await api.open(files().slice(0, 1), silent)).toMatchObject({ ok: false, error: { code: 'missing-file', file: 'weights.bin' } });
  });

  it('exports under the project\'s name, and refuses layers that have no values yet', async () => {
    const { document } = await opened('embedded');
    const plan = compile(document);
    if (!plan.ok) throw new Error('does not compile');
    const written = await api.export({ format: 'tfjs', plan: plan.value, name: 'Trucks: 5/6 \u202e' });
    expect(written).toMatchObject({ ok: true, value: { filename: 'Trucks- 5-6.zip' } });
    const untrained = { ...plan.value, layers: plan.value.layers.map((layer) => ({ ...layer, weights: layer.weights.map((weight) => ({ ...weight, source: null })) })) };
    expect(await api.export({ format: 'tfjs', plan: untrained, name: 'x' })).toMatchObject({ ok: false, error: { code: 'missing-weights', layer: 'out' } });
  });

  it('collects weight sets that nothing refers to', async () => {
    await api.open(files(), silent);
    const { document } = await opened('embedded');
    await api.collectWeights([document.layers[2]!.weights['kernel']!.set]);
    expect(await listFiles('weights')).toHaveLength(2);
  });
});

it('hashes as everybody does', async () => {
  expect(await sha256(new Blob(['abc']))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
