"""MobileNet v1 0.25 at 224x224, read from a TensorFlow.js layers model: the network to compare with."""
import json
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from .model import scale

SIDE = 224
FEATURES = 256


class MobileNet(nn.Module):
    """Features only: (n, 3, 224, 224) scaled to -1..1 -> (n, 256). Its 1000-class head is left off."""

    def __init__(self, folder):
        super().__init__()
        folder = Path(folder)
        model = json.loads((folder / 'model.json').read_text())
        self.tensors = {}
        for group in model['weightsManifest']:
            blob = np.frombuffer(b''.join((folder / p).read_bytes() for p in group['paths']), np.float32)
            for w in group['weights']:
                n = int(np.prod(w['shape']))
                self.tensors[w['name']], blob = torch.tensor(blob[:n].reshape(w['shape'])), blob[n:]
        self.strides = [2 if layer['config']['strides'] == [2, 2] else 1
                        for layer in model['modelTopology']['model_config']['config']['layers']
                        if layer['class_name'] == 'DepthwiseConv2D']

    def _bn_relu6(self, x, name):
        t = self.tensors
        x = F.batch_norm(x, t[f'{name}/moving_mean'], t[f'{name}/moving_variance'],
                         t[f'{name}/gamma'], t[f'{name}/beta'], eps=1e-3)
        return x.clamp_(0, 6)

    def _same(self, x, kernel, stride, groups=1):
        if stride == 2:                       # Keras 'same' on an even side: bottom and right only
            return F.conv2d(F.pad(x, (0, 1, 0, 1)), kernel, stride=2, groups=groups)
        return F.conv2d(x, kernel, padding=kernel.shape[-1] // 2, groups=groups)

    def forward(self, x):
        t = self.tensors
        x = self._bn_relu6(self._same(x, t['conv1/kernel'].permute(3, 2, 0, 1), 2), 'conv1_bn')
        for i, stride in enumerate(self.strides, 1):
            kernel = t[f'conv_dw_{i}/depthwise_kernel'].permute(2, 3, 0, 1)      # (in, 1, h, w)
            x = self._bn_relu6(self._same(x, kernel, stride, groups=len(kernel)), f'conv_dw_{i}_bn')
            kernel = t[f'conv_pw_{i}/kernel'].permute(3, 2, 0, 1)
            x = self._bn_relu6(self._same(x, kernel, 1), f'conv_pw_{i}_bn')
        return x.mean((2, 3))


@torch.no_grad()
def features(net, images, batch=64):
    """uint8 (n, 224, 224, 3) -> float32 (n, 256)."""
    out = []
    for start in range(0, len(images), batch):
        x = scale(images[start:start + batch]).contiguous(memory_format=torch.channels_last)
        out.append(net(x))
    return torch.cat(out).numpy()
