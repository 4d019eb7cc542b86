"""`python -m pretrain [stage1|stage2|all]`: train, going on from the last checkpoint."""
import argparse
from dataclasses import replace
from pathlib import Path

import torch

from . import train

DEFAULT_CACHE = Path.home() / '.cache' / 'graft' / 'pretrain' / 'data'


def main():
    parser = argparse.ArgumentParser(prog='pretrain', description=__doc__)
    parser.add_argument('stage', nargs='?', default='all', choices=['all', 'stage1', 'stage2'])
    parser.add_argument('--shared', default='../shared', help='folder that holds data/')
    parser.add_argument('--cache', default=str(DEFAULT_CACHE), help='decoded photographs, checkpoints, logs')
    parser.add_argument('--device', help='cpu or cuda; by default the GPU where there is one')
    parser.add_argument('--threads', type=int, help='processor threads')
    parser.add_argument('--compile', action='store_true', help='torch.compile the backbone')
    parser.add_argument('--epochs', type=int, help='of the one stage asked for')
    parser.add_argument('--rate', type=float)
    parser.add_argument('--seed', type=int)
    args = parser.parse_args()
    torch.set_flush_denormal(True)    # denormal numbers are slow and carry nothing
    if args.threads:
        torch.set_num_threads(args.threads)
    changes = {k: v for k in ('epochs', 'rate', 'seed') if (v := getattr(args, k)) is not None}
    stage1 = Path(args.cache) / 'stage1' / 'checkpoint.pt'
    common = dict(shared=args.shared, cache=args.cache, device=args.device, compile=args.compile)
    if args.stage in ('all', 'stage1'):
        train.run('stage1', replace(train.STAGE1, **changes), **common)
    if args.stage in ('all', 'stage2'):
        train.run('stage2', replace(train.STAGE2, **changes), start_from=stage1, **common)


if __name__ == '__main__':
    main()
