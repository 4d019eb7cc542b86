"""`python -m pretrain [stage1|stage2|all]`: train, going on from the last checkpoint."""
import argparse
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import torch

from . import train

DEFAULT_CACHE = Path.home() / '.cache' / 'graft' / 'pretrain' / 'data'


def moment(text):
    """Seconds since 1970 of the next HH:MM, UTC."""
    now = datetime.now(timezone.utc)
    hours, minutes = map(int, text.split(':'))
    then = now.replace(hour=hours, minute=minutes, second=0, microsecond=0)
    return (then if then > now else then + timedelta(days=1)).timestamp()


def main():
    parser = argparse.ArgumentParser(prog='pretrain', description=__doc__)
    parser.add_argument('stage', nargs='?', default='all', choices=['all', 'stage1', 'stage2'])
    parser.add_argument('--shared', default='../shared', help='folder that holds data/')
    parser.add_argument('--cache', default=str(DEFAULT_CACHE), help='decoded photographs, checkpoints, logs')
    parser.add_argument('--device', help='cpu or cuda; by default the GPU where there is one')
    parser.add_argument('--threads', type=int, help='processor threads, of each process')
    parser.add_argument('--processes', type=int, default=1, help='that share each batch; with --threads 1, best on a busy machine')
    parser.add_argument('--port', type=int, default=29517, help='by which they talk, on this machine only')
    parser.add_argument('--compile', action='store_true', help='torch.compile the backbone')
    parser.add_argument('--epochs', type=int, help='of the one stage asked for')
    parser.add_argument('--until', type=moment, help='HH:MM, UTC: the clock, not the epochs, drives the rest of the stage')
    parser.add_argument('--rate', type=float)
    parser.add_argument('--seed', type=int)
    args = parser.parse_args()
    if args.until and args.stage == 'all':
        parser.error('--until is for one stage: name it')
    if args.processes > 1:
        torch.multiprocessing.spawn(work, (args,), args.processes)
    else:
        work(0, args)


def work(rank, args):
    """What one process does, of `--processes`."""
    torch.set_flush_denormal(True)    # denormal numbers are slow and carry nothing
    if args.threads:
        torch.set_num_threads(args.threads)
    if args.processes > 1:
        torch.distributed.init_process_group('gloo', init_method=f'tcp://127.0.0.1:{args.port}', rank=rank,
                                             world_size=args.processes)
    changes = {k: v for k in ('epochs', 'rate', 'seed') if (v := getattr(args, k)) is not None}
    stage1 = Path(args.cache) / 'stage1' / 'checkpoint.pt'
    common = dict(shared=args.shared, cache=args.cache, device=args.device, compile=args.compile, until=args.until)
    if args.stage in ('all', 'stage1'):
        train.run('stage1', replace(train.STAGE1, **changes), **common)
    if args.stage in ('all', 'stage2'):
        train.run('stage2', replace(train.STAGE2, **changes), start_from=stage1, **common)


if __name__ == '__main__':
    main()
