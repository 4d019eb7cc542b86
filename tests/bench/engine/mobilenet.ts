import type { BuildPlan } from '../../../src/core/graph/types';
import { PlanBuilder, type MemoryStore } from '../../browser/plans';

/** Of MobileNet v1's depthwise blocks: stride and output channels at width 0.25. */
const blocks = [[1, 16], [2, 32], [1, 32], [2, 64], [1, 64], [2, 128], [1, 128], [1, 128], [1, 128], [1, 128], [1, 128], [2, 256], [1, 256]] as const;

/** MobileNet v1 0.25 with random weights and a new head; its first `frozen` blocks (by default all) are frozen, their normalizations too. */
export function mobilenet(store: MemoryStore, size: number, classes: number, frozen: number = blocks.length): BuildPlan {
  const b = new PlanBuilder(store, 'mobilenet');
  const state = (block: number): { trainable: boolean } => ({ trainable: block >= frozen });
  let x = b.input('image', [size, size, 3]);
  x = b.relu('conv1_relu', b.batchNorm('conv1_bn', b.conv('conv1', x, 8, { stride: 2, bias: false, trainable: frozen === 0 }), { trainable: false }));
  blocks.forEach(([stride, channels], index) => {
    x = b.relu(`dw${index}_relu`, b.batchNorm(`dw${index}_bn`, b.depthwise(`dw${index}`, x, { stride, ...state(index) }), { trainable: false }));
    x = b.relu(`pw${index}_relu`, b.batchNorm(`pw${index}_bn`, b.conv(`pw${index}`, x, channels, { kernel: 1, bias: false, ...state(index) }), { trainable: false }));
  });
  x = b.dense('hidden', b.pool('pool', x), 64, { anew: true, config: { activation: 'relu' } });
  const output = b.dense('predictions', x, classes, { anew: true, config: { activation: 'softmax' } });
  return b.plan(output, Array.from({ length: classes }, (_, index) => `class${index}`));
}
