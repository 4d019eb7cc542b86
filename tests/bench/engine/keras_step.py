"""Times training steps of MobileNet v1 0.25 in Keras on two processor cores, as `wasmStep` of the bench times Graft's: the whole network but its
normalizations trains, Adam, categorical cross-entropy. A line on stdin asks for the median of so many steps; a line on stdout gives it, milliseconds.

Usage: keras_step.py SIZE CLASSES BATCH
"""

import os
import statistics
import sys
import time

if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:2])

import numpy as np
import tensorflow as tf

tf.config.threading.set_intra_op_parallelism_threads(2)
tf.config.threading.set_inter_op_parallelism_threads(2)

import keras
from keras import layers

# Of the depthwise blocks: stride and output channels, as in mobilenet.ts.
BLOCKS = [(1, 16), (2, 32), (1, 32), (2, 64), (1, 64), (2, 128), (1, 128), (1, 128), (1, 128), (1, 128), (1, 128), (2, 256), (1, 256)]


def normalized(x: keras.KerasTensor) -> keras.KerasTensor:
    return layers.ReLU(max_value=6)(layers.BatchNormalization(trainable=False)(x))


def mobilenet(size: int, classes: int) -> keras.Model:
    image = layers.Input((size, size, 3))
    x = normalized(layers.Conv2D(8, 3, strides=2, padding="same", use_bias=False)(image))
    for stride, channels in BLOCKS:
        x = normalized(layers.DepthwiseConv2D(3, strides=stride, padding="same", use_bias=False)(x))
        x = normalized(layers.Conv2D(channels, 1, use_bias=False)(x))
    x = layers.Dense(64, activation="relu")(layers.GlobalAveragePooling2D()(x))
    return keras.Model(image, layers.Dense(classes, activation="softmax")(x))


def main() -> None:
    size, classes, batch = map(int, sys.argv[1:])
    model = mobilenet(size, classes)
    # Not by hand, nor by XLA: what `compile` takes by itself on a processor.
    model.compile(optimizer=keras.optimizers.Adam(0.001), loss="categorical_crossentropy")
    images = np.random.default_rng(1).uniform(-1, 1, (batch, size, size, 3)).astype(np.float32)
    truth = np.eye(classes, dtype=np.float32)[np.arange(batch) % classes]

    def step() -> float:
        started = time.perf_counter()
        model.train_on_batch(images, truth)
        return (time.perf_counter() - started) * 1000

    for _ in range(5):
        step()
    for line in sys.stdin:
        print(statistics.median(step() for _ in range(int(line))), flush=True)


main()
