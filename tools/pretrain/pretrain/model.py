"""The network: a small residual network that computes exactly what Keras computes.

    stem            3x3 convolution, stride 2        96 -> 48 px, 24 channels
    stage1..stage4  residual blocks, the first of    24, 12, 6 and 3 px,
                    each stage with stride 2         32, 64, 112 and 224 channels
    pool            GlobalAveragePooling2D           224 features
    head            Dense + softmax

A block is conv1 - BN - ReLU - conv2 - BN, added to its input (through a 1x1
`shortcut` where the shape changes), then ReLU. Convolutions are dense, not
depthwise: on a processor without a GPU those reach many times the arithmetic
rate, and the page's training runs on such processors too.

Training attaches two heads to one backbone: `everyday` (200 classes of
Tiny-ImageNet) and `car_type` (7 classes).
"""
import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

STEM = 24
WIDTHS = (32, 64, 112, 224)
BLOCKS = (1, 1, 2, 1)
FEATURES = WIDTHS[-1]
INPUT = 96                       # px, the side of the shipped network's input
HEADS = {'everyday': 200, 'car_type': 7}
DROPOUT = 0.1                    # between pool and head, while training
EPSILON = 1e-3                   # Keras' default for BatchNormalization
MOMENTUM = 0.02                  # torch's meaning: 0.98 in Keras' meaning


class ConvBN(nn.Module):
    """Conv2D(use_bias=False, padding='same') and BatchNormalization, as Keras has them.

    Keras' 'same' with stride 2 pads an even side at the bottom and right only;
    torch's padding=1 would pad at the top and left, a different network.
    """

    def __init__(self, inputs, filters, kernel, stride=1):
        super().__init__()
        self.kernel, self.stride = kernel, stride
        self.conv = nn.Conv2d(inputs, filters, kernel, stride,
                              padding=kernel // 2 if stride == 1 else 0, bias=False)
        self.bn = nn.BatchNorm2d(filters, eps=EPSILON, momentum=MOMENTUM)
        nn.init.kaiming_normal_(self.conv.weight, mode='fan_out', nonlinearity='relu')

    def forward(self, x):
        if self.stride == 2 and self.kernel == 3:
            rows, cols = (1 if n % 2 == 0 else 2 for n in x.shape[2:])
            x = F.pad(x, (cols // 2, cols - cols // 2, rows // 2, rows - rows // 2))
        return self.bn(self.conv(x))


class Block(nn.Module):
    """Residual block: (n, inputs, h, w) -> (n, filters, h / stride, w / stride)."""

    def __init__(self, inputs, filters, stride):
        super().__init__()
        self.conv1 = ConvBN(inputs, filters, 3, stride)
        self.conv2 = ConvBN(filters, filters, 3)
        self.shortcut = ConvBN(inputs, filters, 1, stride) if stride != 1 or inputs != filters else None
        nn.init.zeros_(self.conv2.bn.weight)    # a block starts as its shortcut: early steps are stable

    def forward(self, x):
        y = self.conv2(F.relu(self.conv1(x)))
        return F.relu(y + (x if self.shortcut is None else self.shortcut(x)))


class Backbone(nn.Module):
    """(n, 3, side, side) scaled to -1..1 -> (n, 224) features."""

    def __init__(self):
        super().__init__()
        self.stem = ConvBN(3, STEM, 3, 2)
        inputs = STEM
        self.block_names = []
        for s, (filters, count) in enumerate(zip(WIDTHS, BLOCKS), 1):
            for b in range(1, count + 1):
                name = f'stage{s}_block{b}'
                self.add_module(name, Block(inputs, filters, 2 if b == 1 else 1))
                self.block_names.append(name)
                inputs = filters

    def forward(self, x):
        x = F.relu(self.stem(x))
        for name in self.block_names:
            x = getattr(self, name)(x)
        return x.mean((2, 3))


class Graftnet(nn.Module):
    """The backbone and its heads, and `helpers` that only training has: `forward` gives the logits (n, classes) of one."""

    def __init__(self, helpers={}):
        super().__init__()
        self.backbone = Backbone()
        self.dropout = nn.Dropout(DROPOUT)
        self.heads = nn.ModuleDict({name: nn.Linear(FEATURES, n) for name, n in {**HEADS, **helpers}.items()})
        for head in self.heads.values():
            nn.init.normal_(head.weight, std=0.01)
            nn.init.zeros_(head.bias)

    def forward(self, x, head='everyday'):
        return self.heads[head](self.dropout(self.backbone(x)))


def scale(images):
    """uint8 (n, side, side, 3) -> float32 (n, 3, side, side) in -1..1: x / 127.5 - 1."""
    x = torch.as_tensor(images if torch.is_tensor(images) else np.array(images)).permute(0, 3, 1, 2)      # a view in channels_last order
    return x.float().mul_(1 / 127.5).sub_(1)


def count(net, side=INPUT):
    """(parameters, multiply-adds) of the backbone with the everyday head, batch statistics counted."""
    macs = [0]

    def hook(module, _inputs, out):
        positions = out.shape[2] * out.shape[3] if out.dim() == 4 else 1
        macs[0] += positions * module.weight.numel()

    hooks = [m.register_forward_hook(hook) for m in net.modules() if isinstance(m, (nn.Conv2d, nn.Linear))]
    was_training = net.training
    net.eval()
    with torch.no_grad():
        net(torch.zeros(1, 3, side, side))
    net.train(was_training)
    for h in hooks:
        h.remove()
    stats = sum(b.numel() for name, b in net.backbone.named_buffers() if 'running' in name)
    head = net.heads['everyday']
    params = sum(p.numel() for p in net.backbone.parameters()) + stats + head.weight.numel() + head.bias.numel()
    return params, macs[0]
