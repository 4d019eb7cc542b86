"""Trains exported networks in real Keras 2 (tf_keras), one given batch at a time, and prints each case's losses, rates and weights as a line of JSON.

Usage: train.py cases.json inputs.bin labels.bin BATCH
cases.json lists {network, activation, config, monitored}: an exported zip, what it ends in, Graft's training settings, and losses for a schedule that
looks for a plateau. inputs.bin holds float32 `[batches * BATCH, 12, 12, 3]`, labels.bin int32 class numbers. Frozen layers are frozen as the topology says.
"""

import json
import sys
from pathlib import Path

import numpy as np
import tensorflow as tf

from predict import load
from training_setup import loss_of, optimizer_of, rates_of, weights_of


def train(case: dict, x: np.ndarray, y: np.ndarray) -> dict:
    config, model = case["config"], load(case["network"])
    optimizer = optimizer_of(config)
    loss_function, class_weights = loss_of(config, case["activation"]), weights_of(config, y)
    rate_at = rates_of(config, len(x), optimizer, case["monitored"])
    gathered, losses, rates = [], [], []
    for step, (images, labels) in enumerate(zip(x, y)):
        with tf.GradientTape() as tape:
            outputs = model(images, training=True)
            truth = tf.one_hot(labels, outputs.shape[-1])
            loss = loss_function(truth, outputs, sample_weight=class_weights[labels].astype(np.float32)) + sum(model.losses)
        gathered.append(tape.gradient(loss, model.trainable_variables))
        losses.append(float(loss))
        rates.append(rate_at(step))
        if len(gathered) == config["accumulate"]:
            optimizer.learning_rate = rates[-1]
            means = [sum(each) / len(each) for each in zip(*gathered)]
            optimizer.apply_gradients(zip(means, model.trainable_variables))
            gathered = []
    if config["averaging"]:
        optimizer.finalize_variable_values(model.trainable_variables)
    weights = {f"{layer.name}/{w.name.split('/')[-1].split(':')[0]}": w.numpy().ravel().tolist() for layer in model.layers for w in layer.weights}
    return {"losses": losses, "rates": rates, "weights": weights}


if __name__ == "__main__":
    cases, inputs, labels, batch = sys.argv[1:]
    x = np.fromfile(inputs, np.float32).reshape(-1, int(batch), 12, 12, 3)
    y = np.fromfile(labels, np.int32).reshape(-1, int(batch))
    for case in json.loads(Path(cases).read_text()):
        print(json.dumps(train(case, x, y)))
