"""Augmentation of a whole batch at once: a handful of tensor operations, cheap on a processor.

One affine map per photograph holds the random resized crop, the flip, a small
rotation and a shear; it is applied in one `grid_sample`, which resizes to the
training size as well. Colours and erasing follow. Per-photograph pipelines (as
torchvision's RandAugment on PIL images) would cost more than the training step.
"""
import math
from dataclasses import dataclass

import torch
import torch.nn.functional as F

from .model import scale


@dataclass
class Policy:
    """How strongly to vary a photograph."""
    area: tuple = (0.35, 1.0)     # of the photograph that a crop keeps
    ratio: float = 4 / 3          # a crop's width : height lies within 1/ratio .. ratio
    rotate: float = 10.0          # degrees, at most
    shear: float = 0.1            # at most
    warp: float = 0.3             # chance of a rotation and shear
    colour: float = 0.2           # brightness, contrast and saturation change by at most this factor
    grey: float = 0.02            # chance of losing its colours
    erase: float = 0.15           # chance of a grey rectangle over a part


def uniform(n, low, high, generator):
    return torch.rand(n, generator=generator) * (high - low) + low


def chance(n, p, generator):
    return torch.rand(n, generator=generator) < p


def affine(n, policy, generator):
    """(n, 2, 3) maps from output to input coordinates, both in -1..1."""
    area = uniform(n, *policy.area, generator)
    ratio = torch.exp(uniform(n, -math.log(policy.ratio), math.log(policy.ratio), generator))
    w = (area * ratio).sqrt().clamp(max=1)
    h = (area / ratio).sqrt().clamp(max=1)
    x = uniform(n, -1, 1, generator) * (1 - w)
    y = uniform(n, -1, 1, generator) * (1 - h)
    warp = chance(n, policy.warp, generator).float()
    angle = uniform(n, -policy.rotate, policy.rotate, generator) * warp * (math.pi / 180)
    shear = uniform(n, -policy.shear, policy.shear, generator) * warp
    flip = torch.where(chance(n, 0.5, generator), -1.0, 1.0)
    cos, sin = angle.cos(), angle.sin()
    return torch.stack([
        torch.stack([w * cos * flip, w * (shear - sin), x], 1),
        torch.stack([h * sin * flip, h * cos, y], 1)], 1)


def augment(images, side, policy, generator):
    """uint8 (n, any, any, 3) -> float32 (n, 3, side, side) in -1..1, varied by `policy`."""
    n = len(images)
    x = scale(images)
    grid = F.affine_grid(affine(n, policy, generator), (n, 3, side, side), align_corners=False)
    x = F.grid_sample(x, grid, padding_mode='reflection', align_corners=False)

    def factor(strength):
        return uniform(n, 1 - strength, 1 + strength, generator).view(n, 1, 1, 1)

    # colours: saturation mixes each pixel with its grey; contrast and brightness act on the result
    saturation = factor(policy.colour) * (~chance(n, policy.grey, generator)).view(n, 1, 1, 1)
    grey = x.mean(1, keepdim=True)
    contrast = factor(policy.colour)
    shift = (factor(policy.colour) - 1)
    x = (x * (saturation * contrast)).add_(grey * ((1 - saturation) * contrast)).add_(shift).clamp_(-1, 1)

    for i in chance(n, policy.erase, generator).nonzero().flatten().tolist():
        h, w = (int(side * f) for f in uniform(2, 0.15, 0.45, generator))
        top, left = (int(f) for f in torch.rand(2, generator=generator) * torch.tensor([side - h, side - w]))
        x[i, :, top:top + h, left:left + w] = 0
    return x.contiguous(memory_format=torch.channels_last)


def resize(images, side):
    """uint8 (n, any, any, 3) -> float32 (n, 3, side, side) in -1..1, bilinear: how the page sees it."""
    x = scale(images)
    if x.shape[-1] != side:
        x = F.interpolate(x, (side, side), mode='bilinear', align_corners=False, antialias=x.shape[-1] > side)
    return x.contiguous(memory_format=torch.channels_last)


def mixup(x, targets, alpha, generator):
    """Blends each photograph and its target row (n, classes) with another's of the batch."""
    mix = torch._sample_dirichlet(torch.tensor([[alpha, alpha]]), generator)[0, 0].clamp(min=0.5) if alpha else None
    if mix is None:
        return x, targets
    order = torch.randperm(len(x), generator=generator)
    return mix * x + (1 - mix) * x[order], mix * targets + (1 - mix) * targets[order]
