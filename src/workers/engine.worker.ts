import { expose } from 'comlink';
import { exampleBytes, memoryBudget } from '../core/training/budget';
import { Engine } from '../engine/trainer';
import type { EngineWorkerApi, TrainEvent, TrainRequest } from '../protocol/engine';
import { checkpointStorage } from '../storage/checkpoints';
import { deviceGigabytes } from '../storage/device-memory';
import { readFile } from '../storage/files';
import { clearRecords, recordStorage } from '../storage/records';
import { readTensors, writeWeightSet } from '../storage/weights';

/** A lock that ends with this worker, however it ends: nothing else tells the page that a worker is gone. */
const life = new Promise<string | null>((resolve) => {
  if (!('locks' in navigator)) return resolve(null);
  const name = `graft-engine-${crypto.randomUUID()}`;
  void navigator.locks.request(name, () => {
    resolve(name);
    return new Promise<never>(() => undefined);
  });
});

/** tfjs works in here, away from the page: see protocol/engine. */
class WorkerEngine extends Engine implements EngineWorkerApi {
  life(): Promise<string | null> {
    return life;
  }

  /** The page knows the lock before it hears of the run. */
  override async train(request: TrainRequest, onEvent: (event: TrainEvent) => void): Promise<void> {
    await life;
    await super.train(request, onEvent);
  }
}

expose(new WorkerEngine({ readImage: (id) => readFile(`images/${id}`), readTensors, writeWeightSet, checkpoints: checkpointStorage, records: recordStorage, exampleBytes: exampleBytes(memoryBudget(deviceGigabytes())) }));

// A session that was killed may have left gigabytes.
void clearRecords();
