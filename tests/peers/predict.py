"""Loads a network that Graft exported (a zip, or a folder of its files) into real Keras 2 (tf_keras) and predicts.

Usage: predict.py exported.zip inputs.bin HEIGHT WIDTH CHANNELS outputs.bin
inputs.bin holds float32 `[n, height, width, channels]`, outputs.bin gets float32 `[n, classes]`.
"""

import json
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import tf_keras as keras

DTYPES = {"float32": np.float32, "int32": np.int32, "bool": np.bool_, "float16": np.float16}


def read_weights(read: Callable[[str], bytes], manifest: list) -> dict[str, np.ndarray]:
    """Weight arrays by name, as the TensorFlow.js weight manifest lays them out."""
    weights = {}
    for group in manifest:
        data = b"".join(read(path) for path in group["paths"])
        at = 0
        for spec in group["weights"]:
            dtype = np.dtype(DTYPES[spec.get("quantization", {}).get("dtype", spec["dtype"])])
            size = int(np.prod(spec["shape"])) * dtype.itemsize
            weights[spec["name"]] = np.frombuffer(data[at : at + size], dtype).reshape(spec["shape"]).astype(np.float32)
            at += size
    return weights


def reader(path: str) -> Callable[[str], bytes]:
    """Reads the files of a folder or a zip by name."""
    return zipfile.ZipFile(path).read if zipfile.is_zipfile(path) else lambda name: (Path(path) / name).read_bytes()


def load(path: str) -> keras.Model:
    read = reader(path)
    description = json.loads(read("model.json"))
    weights = read_weights(read, description["weightsManifest"])
    topology = description["modelTopology"]
    model = keras.models.model_from_json(json.dumps(topology.get("model_config", topology)))
    for layer in model.layers:
        values = []
        for variable in layer.weights:
            name = f"{layer.name}/{variable.name.split('/')[-1].split(':')[0]}"
            values.append(weights.pop(name))
        layer.set_weights(values)
    if weights:
        raise SystemExit(f"weights that no layer took: {sorted(weights)}")
    return model


if __name__ == "__main__":
    source, inputs, height, width, channels, outputs = sys.argv[1:]
    model = load(source)
    x = np.fromfile(inputs, np.float32).reshape(-1, int(height), int(width), int(channels))
    model.predict(x, verbose=0).astype(np.float32).tofile(outputs)
    print(json.dumps({"layers": len(model.layers), "trainable": [layer.name for layer in model.layers if not layer.trainable]}))
