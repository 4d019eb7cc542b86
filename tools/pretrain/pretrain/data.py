"""Reading the photographs: Tiny-ImageNet, cars and trucks.

Every set is decoded once into a uint8 array of shape (n, side, side, 3), RGB,
kept as .npy in the cache folder and opened as a memory map afterwards.
Nothing in the cache may be committed: the photographs are for research only.
"""
import csv
import io
import struct
import tarfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

DEFAULT_CACHE = Path.home() / '.cache' / 'graft' / 'pretrain' / 'data'
CAR_SIDE = 128    # px, more than the 96 px input, so that a crop keeps detail
CAR_CLASSES = ['convertible', 'coupe', 'hatchback', 'minivan', 'sedan', 'suv', 'wagon']


@dataclass
class Photos:
    """images: uint8 (n, side, side, 3); labels: int64 (n,); classes: names."""
    images: np.ndarray
    labels: np.ndarray
    classes: list


def square(image, side):
    """One photograph stretched to a (side, side, 3) uint8 RGB array: a crop would cut a car's ends off."""
    return np.asarray(image.convert('RGB').resize((side, side), Image.BILINEAR))


def _cached(cache, name, build):
    """Memory maps of an (images, labels) pair, built on the first call."""
    files = [Path(cache) / f'{name}-{part}.npy' for part in ('images', 'labels')]
    if not all(f.exists() for f in files):
        Path(cache).mkdir(parents=True, exist_ok=True)
        for file, array in zip(files, build()):
            partial = file.with_suffix('.partial.npy')   # never leave half a file under the final name
            np.save(partial, array)
            partial.rename(file)
    return np.load(files[0], mmap_mode='r'), np.load(files[1])


def tiny_imagenet(shared, cache, split):
    """Tiny-ImageNet, split 'train' (90,000) or 'val' (5,000): 64x64 photographs, 200 classes."""
    folder = Path(shared) / 'data' / 'tiny-imagenet'
    rows = [line.split('\t') for line in (folder / 'classes.tsv').read_text().splitlines()]
    classes = [row[2] for row in rows if row[0].isdigit()]

    def build():
        images, labels = [], []
        for idx_file in sorted(folder.glob(f'{split}*.idx')):
            idx, blob = idx_file.read_bytes(), idx_file.with_suffix('.bin').read_bytes()
            for offset, length, label in struct.iter_unpack('<IIH', idx):
                image = Image.open(io.BytesIO(blob[offset:offset + length])).convert('RGB')
                images.append(np.asarray(image))
                labels.append(label)
        return np.stack(images), np.array(labels, np.int64)

    return Photos(*_cached(cache, f'tiny-{split}', build), classes)


def _car_rows(shared):
    with open(Path(shared) / 'data' / 'cars' / 'index.csv', newline='') as f:
        return list(csv.DictReader(f))


def cars(shared, cache, split, side=CAR_SIDE):
    """Cars by body type, split 'train' or 'test' (models of car that 'train' has none of)."""
    rows = [r for r in _car_rows(shared) if r['split'] == split]

    def build():
        with tarfile.open(Path(shared) / 'data' / 'cars' / 'cars.tar') as tar:
            blobs = {m.name.removeprefix('cars/'): tar.extractfile(m).read() for m in tar if m.isfile()}
        images = [square(Image.open(io.BytesIO(blobs[r['file']])), side) for r in rows]
        return np.stack(images), np.array([CAR_CLASSES.index(r['class']) for r in rows], np.int64)

    return Photos(*_cached(cache, f'cars-{split}-{side}', build), CAR_CLASSES)


def car_models(shared, split):
    """The model of car of each photograph, in the order of `cars`: for splits that share no model."""
    return [r['model'] for r in _car_rows(shared) if r['split'] == split]


def numbered(names):
    """int64 (n,): the place of each name among the different ones, sorted."""
    return np.unique(names, return_inverse=True)[1].astype(np.int64)


def trucks(shared, cache, side=96):
    """All trucks and, for each, its vehicle_group: the same truck drives by several times."""
    folder = Path(shared) / 'data' / 'trucks'
    with open(folder / 'index.csv', newline='') as f:
        rows = list(csv.DictReader(f))
    classes = sorted({r['class'] for r in rows})

    def build():
        images = [square(Image.open(folder / r['file']), side) for r in rows]
        return np.stack(images), np.array([classes.index(r['class']) for r in rows], np.int64)

    photos = Photos(*_cached(cache, f'trucks-{side}', build), classes)
    return photos, [r['vehicle_group'] for r in rows]
