"""`python -m pretrain [stage1|stage2|stage3|mean|head|all]`: train, going on from the last checkpoint."""
import argparse
from datetime import datetime, timedelta, timezone

import torch

from . import train
from .data import DEFAULT_CACHE


def moment(text):
    """Seconds since 1970 of the next HH:MM, UTC."""
    now = datetime.now(timezone.utc)
    hours, minutes = map(int, text.split(':'))
    then = now.replace(hour=hours, minute=minutes, second=0, microsecond=0)
    return (then if then > now else then + timedelta(days=1)).timestamp()


def main():
    parser = argparse.ArgumentParser(prog='pretrain', description=__doc__)
    parser.add_argument('stage', nargs='?', default='all', choices=['all', 'stage1', 'stage2', 'stage3', 'mean', 'head'])
    parser.add_argument('--shared', default='../shared', help='folder that holds data/')
    parser.add_argument('--cache', default=str(DEFAULT_CACHE), help='decoded photographs, checkpoints, logs')
    parser.add_argument('--start-from', help='of stage 3, and one end of the mean: a checkpoint, or the folder of models that ship; else the end of stage 2')
    parser.add_argument('--device', help='cpu or cuda; by default the GPU where there is one')
    parser.add_argument('--threads', type=int, help='processor threads, of each process')
    parser.add_argument('--processes', type=int, default=1, help='that share each batch; with --threads 1, best on a busy machine')
    parser.add_argument('--port', type=int, default=29517, help='by which they talk, on this machine only')
    parser.add_argument('--compile', action='store_true', help='torch.compile the backbone')
    parser.add_argument('--epochs', type=int, help='of each stage asked for')
    parser.add_argument('--steps', type=int, help='an epoch: with --epochs 1 --steps 20, all of the recipe is gone through in minutes, as a trial')
    parser.add_argument('--until', type=moment, help='HH:MM, UTC: the clock, not the epochs, drives the rest of the stage')
    parser.add_argument('--rate', type=float)
    parser.add_argument('--seed', type=int)
    args = parser.parse_args()
    if args.until and args.stage == 'all':
        parser.error('--until is for one stage: name it')
    if args.stage in ('mean', 'head'):
        pass
    elif args.processes > 1:
        torch.multiprocessing.spawn(train.work, (args,), args.processes)
    else:
        train.work(0, args)
    if args.stage in ('all', 'mean'):
        one, other, mean = (train.end_of(stage, args.cache) for stage in ('stage2', 'stage3', 'mean'))
        print(f'mean: {train.average_weights(args.start_from or one, other, mean)}')
    if args.stage in ('all', 'head'):
        from .head import refit    # needs scikit-learn, which training does not
        print(f'head: {refit(args.shared, args.cache)}')


if __name__ == '__main__':
    main()
