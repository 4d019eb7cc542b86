import { initializer } from './initializer-field';
import { constraint, regularizer } from './penalty-fields';

export const kernelFields = {
  kernel_initializer: initializer('kernel_initializer', 'its weights', 'glorot_uniform'),
  kernel_regularizer: regularizer('kernel_regularizer', 'its weights'),
  kernel_constraint: constraint('kernel_constraint', 'its weights'),
};

export const biasFields = {
  bias_initializer: initializer('bias_initializer', 'its biases', 'zeros'),
  bias_regularizer: regularizer('bias_regularizer', 'its biases'),
  bias_constraint: constraint('bias_constraint', 'its biases'),
};

export const depthwiseFields = {
  depthwise_initializer: initializer('depthwise_initializer', 'the weights of each channel\'s filter', 'glorot_uniform'),
  depthwise_regularizer: regularizer('depthwise_regularizer', 'the weights of each channel\'s filter'),
  depthwise_constraint: constraint('depthwise_constraint', 'the weights of each channel\'s filter'),
};

export const pointwiseFields = {
  pointwise_initializer: initializer('pointwise_initializer', 'the weights that mix the channels', 'glorot_uniform'),
  pointwise_regularizer: regularizer('pointwise_regularizer', 'the weights that mix the channels'),
  pointwise_constraint: constraint('pointwise_constraint', 'the weights that mix the channels'),
};

export const gammaFields = {
  gamma_initializer: initializer('gamma_initializer', 'its scales', 'ones'),
  gamma_regularizer: regularizer('gamma_regularizer', 'its scales'),
};

export const betaFields = {
  beta_initializer: initializer('beta_initializer', 'its offsets', 'zeros'),
  beta_regularizer: regularizer('beta_regularizer', 'its offsets'),
};
