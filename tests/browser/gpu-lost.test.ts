import * as tf from '@tensorflow/tfjs';
import { expect, it } from 'vitest';
import type { TrainEvent } from '../../src/protocol/engine';
import { mobileLike } from './networks';
import { drawImages, eventsOf, MemoryStore, requestOf } from './plans';

// In a file of its own: the page's WebGL is gone afterwards.
it('a run whose graphics card is lost ends with that reason, before a number from the lost card counts', async () => {
  const store = new MemoryStore();
  const images = await drawImages(store, 16, 2);
  const events: TrainEvent[] = [];
  await store.engine().train(requestOf(mobileLike(store, { base: true }, { classes: 2 }), images.slice(0, 12), images.slice(12), { backend: 'webgl', epochs: 200 }), (event) => {
    events.push(event);
    if (event.type !== 'epoch' || event.epoch !== 2) return;
    const { gl } = (tf.backend() as unknown as { gpgpu: { gl: WebGLRenderingContext } }).gpgpu;
    gl.getExtension('WEBGL_lose_context')!.loseContext();
  });
  expect(events.at(-1)).toMatchObject({ type: 'failed', error: { code: 'gpu-lost' } });
  expect(eventsOf(events, 'epoch')).toHaveLength(2);
});
