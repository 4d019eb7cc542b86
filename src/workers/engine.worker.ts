import { expose } from 'comlink';
import { Engine } from '../engine/trainer';
import { readFile } from '../storage/files';
import { readTensors, writeWeightSet } from '../storage/weights';

/** tfjs works in here, away from the page: see protocol/engine. */
expose(new Engine({ readImage: (id) => readFile(`images/${id}`), readTensors, writeWeightSet }));
