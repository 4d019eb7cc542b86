"""Writes photographs as a network's input, decoded and resized by TensorFlow, so that all who predict get the same numbers.

Usage: photographs.py DATA COUNT SIDE inputs.bin
DATA holds cars/ (a tar and its index) and trucks/ (folders and their index). inputs.bin gets float32 `[COUNT, SIDE, SIDE, 3]`, -1 to 1:
half of it cars, half trucks, spread evenly over their test splits.
"""

import csv
import sys
import tarfile
from pathlib import Path

import numpy as np
import tensorflow as tf


def spread(data: Path, kind: str, count: int) -> list[str]:
    """Names of `count` files of the test split, from the first to the last."""
    with open(data / kind / "index.csv", newline="") as file:
        names = [row["file"] for row in csv.DictReader(file) if row["split"] == "test"]
    return [names[at] for at in np.linspace(0, len(names) - 1, count).astype(int)]


def jpegs(data: Path, count: int) -> list[bytes]:
    with tarfile.open(data / "cars" / "cars.tar") as tar:
        cars = [tar.extractfile(f"cars/{name}").read() for name in spread(data, "cars", count // 2)]
    return cars + [(data / "trucks" / name).read_bytes() for name in spread(data, "trucks", count - count // 2)]


if __name__ == "__main__":
    data, count, side, inputs = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    pictures = [tf.image.resize(tf.io.decode_jpeg(jpeg, channels=3), [side, side]).numpy() / 127.5 - 1 for jpeg in jpegs(data, count)]
    np.stack(pictures).astype(np.float32).tofile(inputs)
