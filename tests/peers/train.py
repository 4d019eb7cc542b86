"""Trains exported networks in real Keras 2 (tf_keras), one given batch at a time, and prints each case's losses and weights as a line of JSON.

Usage: train.py cases.json inputs.bin labels.bin BATCH
cases.json lists {network, config}: an exported zip and Graft's training settings. inputs.bin holds float32 `[batches * BATCH, 12, 12, 3]`,
labels.bin int32 class numbers. Frozen layers are frozen as the topology says.
"""

import json
import sys
from pathlib import Path

import numpy as np
import tensorflow as tf
import tf_keras as keras

from predict import load

# All that Graft decays is called a kernel.
NOT_DECAYED = ["bias", "gamma", "beta"]


def optimizer_of(config: dict) -> keras.optimizers.Optimizer:
    rate, momentum = config["learningRate"], config["momentum"]
    rest = {"weight_decay": config["weightDecay"] or None}
    makers = {
        "sgd": lambda: keras.optimizers.SGD(rate, momentum=momentum, nesterov=config["nesterov"], **rest),
        "adam": lambda: keras.optimizers.Adam(rate, **rest),
        "adamw": lambda: keras.optimizers.AdamW(rate, **rest),
        "rmsprop": lambda: keras.optimizers.RMSprop(rate, momentum=momentum, **rest),
        "adagrad": lambda: keras.optimizers.Adagrad(rate, **rest),
        "adadelta": lambda: keras.optimizers.Adadelta(rate, **rest),
        "lion": lambda: keras.optimizers.Lion(rate, **rest),
    }
    optimizer = makers[config["optimizer"]]()
    optimizer.exclude_from_weight_decay(var_names=NOT_DECAYED)
    return optimizer


def train(network: str, config: dict, x: np.ndarray, y: np.ndarray) -> dict:
    model = load(network)
    optimizer = optimizer_of(config)
    loss_of = keras.losses.SparseCategoricalCrossentropy()
    losses = []
    for images, labels in zip(x, y):
        with tf.GradientTape() as tape:
            loss = loss_of(labels, model(images, training=True)) + sum(model.losses)
        optimizer.apply_gradients(zip(tape.gradient(loss, model.trainable_variables), model.trainable_variables))
        losses.append(float(loss))
    weights = {f"{layer.name}/{w.name.split('/')[-1].split(':')[0]}": w.numpy().ravel().tolist() for layer in model.layers for w in layer.weights}
    return {"losses": losses, "weights": weights}


if __name__ == "__main__":
    cases, inputs, labels, batch = sys.argv[1:]
    x = np.fromfile(inputs, np.float32).reshape(-1, int(batch), 12, 12, 3)
    y = np.fromfile(labels, np.int32).reshape(-1, int(batch))
    for case in json.loads(Path(cases).read_text()):
        print(json.dumps(train(case["network"], case["config"], x, y)))
