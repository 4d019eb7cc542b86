"""Trains an exported network in real Keras 2 (tf_keras), one given batch at a time, and prints the losses and the moving statistics.

Usage: train.py exported.zip inputs.bin labels.bin BATCH optimizer.json
inputs.bin holds float32 `[batches * BATCH, 12, 12, 3]`, labels.bin int32 class numbers. Frozen layers are frozen as the topology says.
"""

import json
import sys

import numpy as np
import tensorflow as tf
import tf_keras as keras

from predict import load


def optimizer_of(config: dict) -> keras.optimizers.Optimizer:
    rate, momentum = config["learningRate"], config["momentum"]
    if config["optimizer"] == "adam":
        return keras.optimizers.Adam(rate)
    if config["optimizer"] == "rmsprop":
        return keras.optimizers.RMSprop(rate, momentum=momentum)
    return keras.optimizers.SGD(rate, momentum=momentum, nesterov=config["nesterov"])


if __name__ == "__main__":
    source, inputs, labels, batch, config = sys.argv[1:]
    model = load(source)
    x = np.fromfile(inputs, np.float32).reshape(-1, int(batch), 12, 12, 3)
    y = np.fromfile(labels, np.int32).reshape(-1, int(batch))
    model.compile(optimizer_of(json.loads(config)), keras.losses.SparseCategoricalCrossentropy())
    losses = [float(model.train_on_batch(one, truth)) for one, truth in zip(x, y)]
    weights = {f"{layer.name}/{w.name.split('/')[-1].split(':')[0]}": w.numpy().ravel().tolist() for layer in model.layers for w in layer.weights}
    print(json.dumps({"losses": losses, "weights": weights}))
