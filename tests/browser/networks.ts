import type { BuildPlan } from '../../src/core/graph/types';
import { PlanBuilder, type MemoryStore } from './plans';

/** A small MobileNet-like network; which parts are frozen is up to the caller. */
export function mobileLike(store: MemoryStore, frozen: { base: boolean; last?: boolean; norms?: boolean }, options: { classes?: number; dropout?: number; size?: number } = {}): BuildPlan {
  const { classes = 3, dropout = 0, size = 32 } = options;
  const b = new PlanBuilder(store);
  const base = { trainable: !frozen.base };
  const last = { trainable: !(frozen.last ?? frozen.base) };
  const lastNorm = { trainable: last.trainable && !frozen.norms };
  let x = b.input('image', [size, size, 3]);
  x = b.relu('relu1', b.batchNorm('bn1', b.conv('conv1', x, 8, { stride: 2, bias: false, ...base }), base));
  x = b.relu('relu2', b.batchNorm('bn2', b.depthwise('dw2', x, { stride: 2, ...base }), base));
  x = b.relu('relu3', b.batchNorm('bn3', b.conv('pw3', x, 16, { kernel: 1, bias: false, ...base }), base));
  x = b.relu('relu4', b.batchNorm('bn4', b.depthwise('dw4', x, last), lastNorm));
  x = b.relu('relu5', b.batchNorm('bn5', b.conv('pw5', x, 24, { kernel: 1, bias: false, ...last }), lastNorm));
  x = b.pool('pool', x);
  if (dropout > 0) x = b.dropout('dropout', x, dropout);
  x = b.dense('hidden', x, 16, { anew: true, config: { activation: 'relu', kernel_regularizer: { class_name: 'L1L2', config: { l1: 0, l2: 0.001 } } } });
  x = b.dense('predictions', x, classes, { anew: true, config: { activation: 'softmax' } });
  return b.plan(x, Array.from({ length: classes }, (_, index) => `class${index}`));
}

/** Residual: the cut between frozen and trained lies in the middle of a skip, so that two tensors cross it. */
export function residual(store: MemoryStore): BuildPlan {
  const b = new PlanBuilder(store);
  const frozen = { trainable: false };
  const input = b.input('image', [32, 32, 3]);
  const stem = b.relu('stem_relu', b.batchNorm('stem_bn', b.conv('stem', input, 8, { stride: 2, ...frozen }), { ...frozen, scale: false }));
  const inner = b.relu('inner_relu', b.batchNorm('inner_bn', b.conv('inner', stem, 8, frozen), frozen));
  const trained = b.batchNorm('trained_bn', b.conv('trained', inner, 8), { center: false });
  const sum = b.relu('sum_relu', b.join('sum', [stem, trained]));
  return b.plan(b.dense('predictions', b.pool('pool', sum), 3, { anew: true, config: { activation: 'softmax' } }), ['a', 'b', 'c']);
}

/** Nothing in it that bounds its values: a wrong scale makes it blow up. */
export function unbounded(store: MemoryStore): BuildPlan {
  const b = new PlanBuilder(store);
  const x = b.pool('pool', b.conv('conv', b.input('image', [32, 32, 3]), 4));
  const plan = b.plan(b.dense('predictions', x, 3, { anew: true, config: { activation: 'softmax' } }), ['a', 'b', 'c']);
  return { ...plan, preprocessing: { ...plan.preprocessing, scale: 1e30 } };
}
