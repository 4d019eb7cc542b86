"""Predictions of the Python network, for tests that compare the page's networks with it.

    python -m pretrain.parity --out DIR

DIR gets inputs.bin (float32, 50 x 96 x 96 x 3, scaled -1..1, so that decoders and
resizers cannot differ) and expected.json (the files' names and, for each
network, 50 rows of probabilities). The photographs are for research only:
DIR must not lie among committed files.
"""
import argparse
import json
from pathlib import Path

import numpy as np
import torch

from . import data
from .convert import SHIPPED, load_shipped
from .data import DEFAULT_CACHE
from .model import INPUT
from .augment import resize


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--out', required=True)
    parser.add_argument('--models', default='public/models')
    parser.add_argument('--shared', default='../shared')
    parser.add_argument('--cache', default=str(DEFAULT_CACHE))
    parser.add_argument('--count', type=int, default=50)
    args = parser.parse_args()
    cars = data.cars(args.shared, args.cache, 'test')
    trucks, _ = data.trucks(args.shared, args.cache)
    half = args.count // 2
    chosen = [resize(np.array(p.images[np.linspace(0, len(p.images) - 1, n).astype(int)]), INPUT)
              for p, n in ((cars, half), (trucks, args.count - half))]
    inputs = torch.cat(chosen).contiguous()
    expected = {'shape': [len(inputs), INPUT, INPUT, 3], 'networks': {}}
    for head, shipped in SHIPPED.items():
        net = load_shipped(args.models, head)
        with torch.no_grad():
            rows = torch.softmax(net(inputs, head), 1)
        expected['networks'][shipped['id']] = [[round(float(p), 7) for p in row] for row in rows]
    out = Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    (out / 'inputs.bin').write_bytes(inputs.permute(0, 2, 3, 1).contiguous().numpy().astype('<f4').tobytes())
    (out / 'expected.json').write_text(json.dumps(expected))
    print(f'{len(inputs)} photographs, {len(expected["networks"])} networks -> {out}')


if __name__ == '__main__':
    main()
