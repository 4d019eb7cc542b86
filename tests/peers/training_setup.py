"""Keras's optimizers, schedules and losses for Graft's training settings."""

from collections.abc import Callable

import numpy as np
import tensorflow as tf
import tf_keras as keras

Rates = Callable[[int], float]

# All that Graft decays is called a kernel.
NOT_DECAYED = ["bias", "gamma", "beta"]


def optimizer_of(config: dict) -> keras.optimizers.Optimizer:
    rate, momentum = config["learningRate"], config["momentum"]
    rest = {"weight_decay": config["weightDecay"] or None, "global_clipnorm": config["clipNorm"] or None}
    if config["averaging"]:
        rest |= {"use_ema": True, "ema_momentum": config["averaging"]}
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


def rates_of(config: dict, steps: int, optimizer: keras.optimizers.Optimizer, monitored: list[float]) -> Rates:
    """The learning rate of each step. `monitored` are the losses that a plateau is looked for in, one after each epoch of so many steps as share the run evenly."""
    rate, schedule = config["learningRate"], config["schedule"]
    schedules = keras.optimizers.schedules
    name = schedule["name"]
    if name == "step":
        made = schedules.ExponentialDecay(rate, schedule["every"] * steps, schedule["factor"], staircase=True)
    elif name == "exponential":
        made = schedules.ExponentialDecay(rate, steps, schedule["end"])
    elif name == "cosine":
        warm = round(schedule["warmUp"] * steps)
        made = schedules.CosineDecay(rate / (warm + 1), steps - warm, alpha=schedule["end"], warmup_target=rate, warmup_steps=warm)
    elif name == "one-cycle":
        top = round(schedule["rise"] * steps)
        up, down = schedules.CosineDecay(rate, top, alpha=1 / 25), schedules.CosineDecay(rate, steps - top, alpha=1e-4)
        # Keras has none: its cosine upside down, then as it is.
        made = lambda step: rate * (1 + 1 / 25) - up(step) if step < top else down(step - top)
    elif name == "plateau":
        return plateau_rates(schedule, steps, optimizer, monitored)
    else:
        made = lambda step: rate
    return lambda step: float(made(step))


def plateau_rates(schedule: dict, steps: int, optimizer: keras.optimizers.Optimizer, monitored: list[float]) -> Rates:
    callback = keras.callbacks.ReduceLROnPlateau("val_loss", factor=schedule["factor"], patience=schedule["patience"])
    model = keras.Sequential([keras.layers.Dense(1, input_shape=(1,))])
    model.compile(optimizer)
    callback.set_model(model)
    callback.on_train_begin()
    each = steps // len(monitored)
    rates = []
    for epoch, loss in enumerate(monitored):
        rates += [float(optimizer.learning_rate)] * each
        callback.on_epoch_end(epoch, {"val_loss": loss})
    return lambda step: rates[step]


def margin_loss(truth: tf.Tensor, outputs: tf.Tensor) -> tf.Tensor:
    """Sabour, Frosst and Hinton, 2017, equation 4, which Keras does not have."""
    there = truth * tf.maximum(0.0, 0.9 - outputs) ** 2
    return tf.reduce_sum(there + 0.5 * (1 - truth) * tf.maximum(0.0, outputs - 0.1) ** 2, axis=1)


def loss_of(config: dict, activation: str) -> keras.losses.Loss | Callable:
    smoothing, gamma, chosen = config["labelSmoothing"], config["focalGamma"], config["loss"]
    if chosen == "margin":
        return lambda truth, outputs, sample_weight: tf.reduce_mean(margin_loss(truth, outputs) * sample_weight)
    if chosen == "focal" and activation == "sigmoid":
        return keras.losses.BinaryFocalCrossentropy(gamma=gamma, label_smoothing=smoothing)
    if chosen == "focal":
        return keras.losses.CategoricalFocalCrossentropy(alpha=1.0, gamma=gamma, label_smoothing=smoothing)
    if chosen == "binary" and activation != "sigmoid":
        # Without identity, Keras takes the softmax's logits for a sigmoid's.
        binary = keras.losses.BinaryCrossentropy(label_smoothing=smoothing)
        return lambda truth, outputs, sample_weight: binary(truth, tf.identity(outputs), sample_weight=sample_weight)
    if activation == "sigmoid":
        return keras.losses.BinaryCrossentropy(label_smoothing=smoothing)
    return keras.losses.CategoricalCrossentropy(label_smoothing=smoothing)


def weights_of(config: dict, labels: np.ndarray) -> np.ndarray:
    """Of each class: scikit-learn's "balanced", or ones."""
    counts = np.bincount(labels.ravel())
    return labels.size / (len(counts) * counts) if config["classWeights"] == "balanced" else np.ones(len(counts))
