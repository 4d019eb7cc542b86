import { expose } from 'comlink';
import { exampleBytes, memoryBudget } from '../core/training/budget';
import { Engine } from '../engine/trainer';
import { deviceGigabytes } from '../storage/device-memory';
import { readFile } from '../storage/files';
import { clearRecords, recordStorage } from '../storage/records';
import { readTensors, writeWeightSet } from '../storage/weights';

/** tfjs works in here, away from the page: see protocol/engine. */
expose(new Engine({ readImage: (id) => readFile(`images/${id}`), readTensors, writeWeightSet, records: recordStorage, exampleBytes: exampleBytes(memoryBudget(deviceGigabytes())) }));

// A session that was killed may have left gigabytes.
void clearRecords();
