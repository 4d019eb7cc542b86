"""Training: stage 1 (everyday things), stages 2 and 3 (everyday things and cars together).

    python -m pretrain stage1 --epochs 36
    python -m pretrain stage2 --epochs 10
    python -m pretrain stage3 --epochs 20

All write a checkpoint and a line of log after each epoch into `--cache`, and
go on from there when started again. On a machine shared with others, `--until
22:10` (UTC) lets the clock rather than the epochs drive what is left of the
schedule, so that the rate has come down when the time is over.

Stage 2 trains one backbone for both heads: each step sees cars and, as a
replay, photographs of stage 1. That fine-tunes it gently, keeps what it knew,
and lets both networks that ship share every weight but their head's.

Stage 3 is a warm restart of the same with more cars a step, and a helper head
that tells the 124 models of car apart: seven labels teach little about the shape
of a car, and body type follows from what tells models apart. The helper is thrown away.
"""
import copy
import json
import math
import time
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

import numpy as np
import torch
import torch.distributed as dist
import torch.nn.functional as F

from . import data
from .augment import Policy, augment, mixup, resize
from .model import INPUT, Graftnet, count


@dataclass
class Config:
    """One stage's recipe. Rates are SGD's with Nesterov momentum 0.9."""
    epochs: int
    batch: int                    # photographs of everyday things a step
    car_batch: int                # photographs of cars a step; 0: none
    rate: float                   # peak learning rate
    sizes: tuple                  # (from this part of the run on, side in px) pairs
    warmup: float = 0.05          # part of the run
    decay: float = 1e-4           # weight decay, of convolution and Dense kernels only
    smoothing: float = 0.1        # label smoothing
    mixup: float = 0.0            # alpha of mixup, on everyday things
    ema: float = 0.9985           # decay a step of the averaged weights, which are a stage's end
    car_weight: float = 0.0       # of the car loss
    model_weight: float = 0.0     # of the helper head's loss, which tells models of car apart; 0: no such head
    head_factor: float = 1.0      # the car heads' learning rate, in times of the others'
    steps: int = 0                # an epoch; 0: as many as see each everyday photograph once
    policy: Policy = field(default_factory=Policy)
    car_policy: Policy = field(default_factory=Policy)
    last_rate: float = 0.0        # learning rate at the end; not zero where another stage goes on
    seed: int = 1


SAVE_EVERY = 120    # seconds, between the checkpoints of an epoch

STAGE1 = Config(epochs=36, batch=128, car_batch=0, rate=0.2, sizes=((0, 48), (0.35, 64)), warmup=0.04,
                last_rate=0.02)
STAGE2 = Config(epochs=10, batch=96, car_batch=48, rate=0.03, sizes=((0, 80), (0.6, 96)), car_weight=1.0, head_factor=5.0, steps=400,
                policy=Policy(area=(0.5, 1.0), erase=0.1, colour=0.2),
                car_policy=Policy(area=(0.4, 1.0), ratio=1.5, colour=0.5, grey=0.2, erase=0.3, warp=0.5))
STAGE3 = replace(STAGE2, epochs=20, batch=64, car_batch=64, rate=0.04, sizes=((0, 80), (0.75, 96)), car_weight=1.5, model_weight=1.0)

HELPER = 'car_model'    # the helper head's name


def device_of(name):
    return torch.device(name or ('cuda' if torch.cuda.is_available() else 'cpu'))


def has_bfloat16(device):
    """Whether bfloat16 arithmetic is in the hardware: emulated on a processor, it takes ten times as long as float32."""
    return device.type != 'cpu' or torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported()


def groups_of(net, decay, head_factor):
    """Weight decay on kernels; none on norms and biases (vectors). The car heads' rate is `factor` times the others'."""
    new = {p for name, head in net.heads.items() if name != 'everyday' for p in head.parameters()}
    old = [p for p in net.parameters() if p not in new]
    return [{'params': [p for p in old if p.dim() > 1], 'weight_decay': decay, 'factor': 1.0},
            {'params': [p for p in old if p.dim() == 1], 'weight_decay': 0.0, 'factor': 1.0},
            {'params': list(new), 'weight_decay': 0.0, 'factor': head_factor}]


def rate_at(progress, config):
    """Learning rate at a part 0..1 of the run: linear warm-up, then half a cosine to `last_rate`."""
    if progress < config.warmup:
        return config.rate * (progress / config.warmup * 0.95 + 0.05)
    cosine = 0.5 * (1 + math.cos(math.pi * (min(progress, 1) - config.warmup) / (1 - config.warmup)))
    return config.last_rate + (config.rate - config.last_rate) * cosine


class Schedule:
    """How much of a run is done, 0..1: by epochs or, where `until` (seconds since 1970) is given, by the clock."""

    def __init__(self, epochs, begin, until=None):
        self.epochs, self.begin, self.until, self.begun = epochs, begin, until, time.time()

    def progress(self, epochs_done):
        if self.until is None:
            return epochs_done / self.epochs
        return min(1.0, self.begin + (1 - self.begin) * (time.time() - self.begun) / max(self.until - self.begun, 1))


def side_at(progress, config):
    return [side for start, side in config.sizes if progress >= start][-1]


class Average:
    """Exponential moving average of weights and batch statistics."""

    def __init__(self, net, decay):
        self.net, self.decay, self.steps = copy.deepcopy(net).eval(), decay, 0

    @torch.no_grad()
    def update(self, net):
        self.steps += 1
        decay = min(self.decay, self.steps / (self.steps + 10))    # follow quickly at first
        averaged, current = self.net.state_dict(), net.state_dict()
        keys = [k for k, v in averaged.items() if v.is_floating_point()]
        torch._foreach_lerp_([averaged[k] for k in keys], [current[k] for k in keys], 1 - decay)


@torch.no_grad()
def predict(net, images, head, side=INPUT, batch=250, features=False):
    """Logits (n, classes), or features (n, 224), as float32 on the CPU."""
    net.eval()
    where = next(net.parameters()).device
    out = []
    for start in range(0, len(images), batch):
        x = resize(images[start:start + batch], side).to(where)
        out.append((net.backbone(x) if features else net(x, head)).float().cpu())
    return torch.cat(out)


def balanced_accuracy(predicted, labels):
    """Mean over classes of the part of a class that was recognised."""
    predicted, labels = np.asarray(predicted), np.asarray(labels)
    return float(np.mean([(predicted[labels == c] == c).mean() for c in np.unique(labels)]))


def evaluate(net, shared, cache, side):
    """Validation figures of the averaged network, in percent. The cars' test split is left for `pretrain.evaluate`, at the end."""
    val = data.tiny_imagenet(shared, cache, 'val')
    logits = predict(net, val.images, 'everyday', side)
    labels = torch.as_tensor(val.labels)
    figures = {'val_top1': 100 * float((logits.argmax(1) == labels).float().mean()),
               'val_top5': 100 * float((logits.topk(5).indices == labels[:, None]).any(1).float().mean()),
               'val_loss': float(F.cross_entropy(logits, labels)), 'val_side': side}
    return {k: round(v, 4) for k, v in figures.items()}


def starting_weights(start_from, where):
    """Of a checkpoint's averaged network or, where `start_from` is a folder, of the float16 networks that ship."""
    if Path(start_from).is_dir():
        from .convert import load_shipped
        net = load_shipped(start_from, 'everyday', load_shipped(start_from, 'car_type'))
        return {k: v.to(where) for k, v in net.state_dict().items()}
    return torch.load(start_from, map_location=where, weights_only=True)['ema']


def average_weights(one, other, to):
    """The mean of two networks' weights that one training led from the one to the other; returns the file written.

    Such a mean generalises better beyond what the training saw than either end: Wortsman et al., Robust
    fine-tuning of zero-shot models, 2022.
    """
    first, second = (starting_weights(source, torch.device('cpu')) for source in (one, other))
    mean = {k: (v + second[k]) / 2 if v.is_floating_point() else v for k, v in first.items()}
    to.parent.mkdir(parents=True, exist_ok=True)
    torch.save({'ema': mean}, to)
    return to


class Team:
    """Processes that train one network together, each on its part of the batch.

    On a busy machine two processes of one thread each are many times as fast as one process
    of two threads: threads wait for each other hundreds of times a step, processes once.
    """

    def __init__(self):
        self.size = dist.get_world_size() if dist.is_initialized() else 1
        self.rank = dist.get_rank() if dist.is_initialized() else 0
        self.leads = self.rank == 0

    def average_gradients(self, net, word):
        """Averages gradients over the team; gives everyone the leader's `word`, a number."""
        if self.size == 1:
            return word
        gradients = [p.grad for p in net.parameters() if p.grad is not None]
        flat = torch.cat([g.flatten() for g in gradients]
                         + [torch.full((1,), word * self.size if self.leads else 0.0, device=gradients[0].device)])
        dist.all_reduce(flat)
        flat /= self.size
        at = 0
        for g in gradients:
            g.copy_(flat[at:at + g.numel()].view_as(g))
            at += g.numel()
        return float(flat[-1])


class Batches:
    """Endless shuffled passes over the photographs of one set."""

    def __init__(self, images, labels, size, generator):
        self.images, self.labels = torch.from_numpy(np.array(images)), torch.as_tensor(labels)
        self.size, self.generator, self.order = size, generator, torch.empty(0, dtype=torch.long)

    def next(self):
        if len(self.order) < self.size:
            self.order = torch.randperm(len(self.images), generator=self.generator)
        now, self.order = self.order[:self.size], self.order[self.size:]
        return self.images[now], self.labels[now]


def run(stage, config, shared, cache, device=None, start_from=None, until=None, compile=False):
    """Trains one stage to its end, going on from its checkpoint if there is one. Returns the checkpoint's path."""
    where, team = device_of(device), Team()
    checkpoint = end_of(stage, cache)
    checkpoint.parent.mkdir(parents=True, exist_ok=True)
    log_file = checkpoint.with_name('log.jsonl')
    torch.manual_seed(config.seed)
    generator = torch.Generator().manual_seed(config.seed + 100_000 * team.rank)

    car_set = data.cars(shared, cache, 'train') if config.car_batch else None
    models = data.numbered(data.car_models(shared, 'train')) if config.model_weight else None
    net = Graftnet({HELPER: int(models.max()) + 1} if config.model_weight else {}).to(where, memory_format=torch.channels_last)
    average = Average(net, config.ema)
    optimiser = torch.optim.SGD(groups_of(net, config.decay, config.head_factor), lr=config.rate, momentum=0.9, nesterov=True)
    epoch, first_step, done = 0, 0, 0.0
    if checkpoint.exists():
        state = torch.load(checkpoint, map_location=where, weights_only=True)
        net.load_state_dict(state['net'])
        average.net.load_state_dict(state['ema'])
        average.steps = state['ema_steps']
        if len(state['optimiser']['param_groups']) == len(optimiser.param_groups):
            optimiser.load_state_dict(state['optimiser'])
        epoch, first_step = state['epoch'], state.get('step', 0)
        done = state.get('progress', epoch / config.epochs)
        generator.manual_seed(config.seed + 1000 * epoch + first_step + 100_000 * team.rank)
        team.leads and print(f'{stage}: going on after epoch {epoch}, step {first_step}, {100 * done:.1f} % done', flush=True)
    elif start_from:
        weights = starting_weights(start_from, where)
        for network in (net, average.net):
            network.load_state_dict({**network.state_dict(), **weights})     # the helper head is new

    tiny = data.tiny_imagenet(shared, cache, 'train')
    everyday = Batches(tiny.images, tiny.labels, config.batch // team.size, generator)
    steps = config.steps or len(everyday.images) // config.batch
    if car_set:
        targets_of_cars = np.stack([car_set.labels, car_set.labels if models is None else models], 1)    # type, model
        car_photos = Batches(car_set.images, targets_of_cars, config.car_batch // team.size, generator)
        # classes are of very different sizes; adding log frequency to the logits in the loss
        # ("logit adjustment") makes the plain logits aim at balanced accuracy
        frequency = torch.bincount(car_photos.labels[:, 0]).float().log().sub(math.log(len(car_photos.labels))).to(where)
    forward = torch.compile(net.backbone) if compile else net.backbone

    def train_step(side, progress):
        """One step on photographs of `side` px; returns losses and accuracies, and the leader's progress."""
        images, labels = everyday.next()
        x = augment(images, side, config.policy, generator)
        targets = F.one_hot(labels, 200).float()
        x, targets = mixup(x, targets, config.mixup, generator)
        if car_set:
            car_images, car_labels = car_photos.next()
            x = torch.cat([x, augment(car_images, side, config.car_policy, generator)])
            x = x.contiguous(memory_format=torch.channels_last)
        x, targets = x.to(where), targets.to(where)
        with torch.autocast(where.type, torch.bfloat16, enabled=has_bfloat16(where)):
            features = net.dropout(forward(x))
            n = len(targets)
            logits = net.heads['everyday'](features[:n]).float()
            loss = F.cross_entropy(logits, targets, label_smoothing=config.smoothing)
            parts = {'loss': loss.detach(), 'top1': 100 * (logits.argmax(1) == targets.argmax(1)).float().mean()}
            if car_set:
                car_labels = car_labels.to(where)
                car_logits = net.heads['car_type'](features[n:]).float()
                car_types, car_models = car_labels.unbind(1)
                car_loss = F.cross_entropy(car_logits + frequency, car_types, label_smoothing=config.smoothing)
                loss = loss + config.car_weight * car_loss
                parts |= {'cars_loss': car_loss.detach(),
                          'cars_top1': 100 * (car_logits.argmax(1) == car_types).float().mean()}
            if models is not None:
                model_logits = net.heads[HELPER](features[n:]).float()
                model_loss = F.cross_entropy(model_logits, car_models, label_smoothing=config.smoothing)
                loss = loss + config.model_weight * model_loss
                parts |= {'models_top1': 100 * (model_logits.argmax(1) == car_models).float().mean()}
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        progress = team.average_gradients(net, progress)
        optimiser.step()
        average.update(net)
        return parts, progress

    schedule = Schedule(config.epochs, done, until)

    def save(epoch, step, progress):
        state = {'net': net.state_dict(), 'ema': average.net.state_dict(), 'ema_steps': average.steps,
                 'optimiser': optimiser.state_dict(), 'epoch': epoch, 'step': step, 'progress': progress,
                 'config': json.dumps(asdict(config))}
        torch.save(state, checkpoint.with_suffix('.partial'))
        checkpoint.with_suffix('.partial').replace(checkpoint)

    while done < 1:
        net.train()
        begun, saved, sums, counted = time.time(), time.time(), {}, 0
        for step in range(first_step, steps):
            if done >= 1:
                break
            for group in optimiser.param_groups:
                group['lr'] = rate_at(done, config) * group['factor']
            side = side_at(done, config)
            # the leader's clock: were rates to differ between processes, so would their weights
            parts, done = train_step(side, schedule.progress(epoch + (step + 1) / steps))
            counted += 1
            for k, v in parts.items():
                sums[k] = sums.get(k, 0.0) + float(v)
            if step % 50 == 49 and team.leads:
                print(f'{stage} epoch {epoch + 1} step {step + 1}/{steps} {time.time() - begun:.0f} s '
                      f'{100 * done:.1f} % ' + ' '.join(f'{k} {v / counted:.3f}' for k, v in sums.items()), flush=True)
            if team.leads and time.time() - saved > SAVE_EVERY:
                save(epoch, step + 1, done)
                saved = time.time()
        if not counted:
            break
        if not math.isfinite(sums['loss']):
            raise SystemExit(f'{stage}: the loss is no longer a number; the last checkpoint is of epoch {epoch}')
        epoch, first_step = epoch + 1, 0
        if not team.leads:
            continue
        save(epoch, 0, done)
        record = {'stage': stage, 'epoch': epoch, 'of': config.epochs if until is None else None, 'steps': counted,
                  'progress': round(done, 4), 'side': side,
                  'rate': round(rate_at(done, config), 5), 'seconds': round(time.time() - begun, 1)}
        record |= {k: round(v / counted, 4) for k, v in sums.items()}
        record |= evaluate(average.net, shared, cache, side)
        print(json.dumps(record), flush=True)
        with open(log_file, 'a') as f:
            f.write(json.dumps(record) + '\n')
    return checkpoint


def end_of(stage, cache):
    return Path(cache) / stage / 'checkpoint.pt'


def work(rank, args):
    """What one process does, of `--processes`; `args` are the command line's."""
    torch.set_flush_denormal(True)    # denormal numbers are slow and carry nothing
    if args.threads:
        torch.set_num_threads(args.threads)
    if args.processes > 1:
        dist.init_process_group('gloo', init_method=f'tcp://127.0.0.1:{args.port}', rank=rank,
                                             world_size=args.processes)
    changes = {k: v for k in ('epochs', 'steps', 'rate', 'seed') if (v := getattr(args, k)) is not None}
    common = dict(shared=args.shared, cache=args.cache, device=args.device, compile=args.compile, until=args.until)
    if args.stage in ('all', 'stage1'):
        run('stage1', replace(STAGE1, **changes), **common)
    if args.stage in ('all', 'stage2'):
        run('stage2', replace(STAGE2, **changes), start_from=end_of('stage1', args.cache), **common)
    if args.stage in ('all', 'stage3'):
        run('stage3', replace(STAGE3, **changes), start_from=args.start_from or end_of('stage2', args.cache), **common)
