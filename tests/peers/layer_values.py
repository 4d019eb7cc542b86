"""Writes tests/contract/keras-values.json: what real Keras computes for layers that TensorFlow.js lacks or gets wrong.

Usage: layer_values.py ../contract/keras-values.json
Inputs and weights follow from their index alone (`numbers`), so that the test draws the same.
"""

import json
import sys

import keras
import numpy as np
import tf_keras

ACTIVATIONS = (
    "linear relu relu6 elu selu gelu swish mish sigmoid tanh softplus softsign softmax log_softmax exponential leaky_relu hard_silu hard_tanh log_sigmoid celu "
    "squareplus soft_shrink hard_shrink tanh_shrink sparse_plus sparse_sigmoid"
).split()
SEQUENCE, PICTURE, VOLUME = [5, 2], [5, 6, 2], [3, 4, 3, 2]
INNER = {"units": 2, "return_sequences": True}

CASES = [
    *(("Activation", {"activation": name}, [[13]], keras) for name in ACTIVATIONS if name != "swish"),
    ("Activation", {"activation": "hard_sigmoid"}, [[13]], tf_keras),
    ("ThresholdedReLU", {"theta": 0.7}, [[13]], tf_keras),
    ("Subtract", {}, [SEQUENCE, SEQUENCE], keras),
    ("Dot", {"axes": [2, 1], "normalize": False}, [[3, 4], [4, 2]], keras),
    ("Dot", {"axes": [1, 1], "normalize": True}, [[6], [6]], keras),
    ("ZeroPadding1D", {"padding": [1, 2]}, [SEQUENCE], keras),
    ("ZeroPadding3D", {"padding": [[1, 0], [0, 1], [2, 0]]}, [[2, 1, 2, 1]], keras),
    ("Cropping1D", {"cropping": [1, 2]}, [SEQUENCE], keras),
    ("Cropping3D", {"cropping": [[1, 0], [0, 1], [2, 0]]}, [VOLUME], keras),
    ("UpSampling1D", {"size": 2}, [SEQUENCE], keras),
    ("UpSampling3D", {"size": [1, 2, 3]}, [[2, 1, 2, 1]], keras),
    ("GlobalAveragePooling3D", {}, [VOLUME], keras),
    ("GlobalMaxPooling3D", {}, [VOLUME], keras),
    ("MaxPooling3D", {"pool_size": [2, 3, 2], "strides": [1, 2, 2], "padding": "same"}, [VOLUME], keras),
    ("AveragePooling3D", {"pool_size": [2, 3, 2], "strides": [1, 2, 2], "padding": "same"}, [VOLUME], keras),
    ("Conv3D", {"filters": 2, "kernel_size": [2, 3, 2], "strides": [2, 1, 2], "padding": "same"}, [VOLUME], keras),
    ("Conv3DTranspose", {"filters": 1, "kernel_size": [3, 2, 1], "strides": [2, 1, 2], "padding": "same"}, [[2, 3, 2, 2]], keras),
    ("Conv3DTranspose", {"filters": 1, "kernel_size": [3, 2, 1], "strides": [2, 1, 2], "padding": "valid"}, [[2, 2, 2, 2]], keras),
    ("Conv1DTranspose", {"filters": 2, "kernel_size": 3, "strides": 2, "padding": "same"}, [SEQUENCE], keras),
    ("Conv1DTranspose", {"filters": 2, "kernel_size": 4, "strides": 3, "padding": "valid"}, [SEQUENCE], keras),
    ("DepthwiseConv1D", {"kernel_size": 3, "strides": 2, "padding": "same", "depth_multiplier": 2}, [SEQUENCE], keras),
    ("DepthwiseConv1D", {"kernel_size": 2, "dilation_rate": 2, "activation": "hard_silu"}, [SEQUENCE], keras),
    ("SeparableConv1D", {"filters": 3, "kernel_size": 3, "dilation_rate": 2, "padding": "same", "depth_multiplier": 2}, [SEQUENCE], keras),
    ("ConvLSTM2D", {"filters": 1, "kernel_size": 2, "padding": "same", "return_sequences": True}, [[2, 3, 3, 1]], keras),
    ("Bidirectional", {"layer": ("LSTM", INNER), "merge_mode": "concat"}, [SEQUENCE], keras),
    ("Bidirectional", {"layer": ("SimpleRNN", INNER), "merge_mode": "ave"}, [SEQUENCE], keras),
    ("TimeDistributed", {"layer": ("Dense", {"units": 3, "activation": "tanh"})}, [SEQUENCE], keras),
    ("TimeDistributed", {"layer": ("Conv2D", {"filters": 1, "kernel_size": 2})}, [[2, 3, 3, 2]], keras),
    ("Normalization", {}, [PICTURE], keras),
    ("Normalization", {"mean": [0.5, -1.0], "variance": [4.0, 0.25], "invert": True}, [SEQUENCE], keras),
    ("Resizing", {"height": 3, "width": 9}, [PICTURE], keras),
    ("Resizing", {"height": 7, "width": 4, "interpolation": "nearest"}, [PICTURE], keras),
    ("Resizing", {"height": 2, "width": 4, "crop_to_aspect_ratio": True}, [PICTURE], keras),
    ("CenterCrop", {"height": 2, "width": 3}, [PICTURE], keras),
    ("CenterCrop", {"height": 6, "width": 4}, [PICTURE], keras),
]


def numbers(shape, seed: int, scale: float) -> np.ndarray:
    """`scale * sin(0.7 i + seed)` for the i-th number."""
    size = int(np.prod(shape))
    return (scale * np.sin(0.7 * np.arange(size) + seed)).reshape(shape)


def made(library, class_name: str, config: dict):
    arguments = {key: made(library, *value) if key == "layer" else tuple(value) if isinstance(value, list) and key == "axes" else value for key, value in config.items()}
    return getattr(library.layers, class_name)(**arguments)


def outputs(library, class_name: str, config: dict, shapes: list) -> np.ndarray:
    layer = made(library, class_name, config)
    inputs = [numbers([2, *shape], index, 2.0).astype(np.float32) for index, shape in enumerate(shapes)]
    given = inputs if len(inputs) > 1 else inputs[0]
    layer(given)
    # Positive, since one of them may be a variance.
    layer.set_weights([numbers(weight.shape, index, 0.5) + 0.6 for index, weight in enumerate(layer.get_weights())])
    if hasattr(layer, "finalize_state"):
        layer.finalize_state()
    return np.asarray(layer(given))


if __name__ == "__main__":
    rows = []
    for class_name, config, shapes, library in CASES:
        values = outputs(library, class_name, config, shapes)
        told = {key: {"class_name": value[0], "config": value[1]} if key == "layer" else value for key, value in config.items()}
        rows.append({"layer": class_name, "config": told, "inputs": shapes, "shape": list(values.shape[1:]), "values": [round(float(value), 5) for value in values.ravel()]})
    with open(sys.argv[1], "w") as file:
        file.write("[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]\n")
