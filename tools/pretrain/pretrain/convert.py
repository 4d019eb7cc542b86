"""Conversion to TensorFlow.js layers models with Keras topology and float16 weights.

    python -m pretrain.convert --weights CHECKPOINT --out public/models

writes two networks that share one file of backbone weights:

    graftnet-cars/      model.json  backbone.bin  head.bin  metadata.json
    graftnet-everyday/  model.json  head.bin  metadata.json   (reads ../graftnet-cars/backbone.bin)
"""
import argparse
import json
from pathlib import Path

import numpy as np
import torch

from . import data
from .model import DROPOUT, EPSILON, INPUT, MOMENTUM, Graftnet

SHIPPED = {
    'car_type': {'id': 'graftnet-cars', 'modelName': 'Graftnet: car types'},
    'everyday': {'id': 'graftnet-everyday', 'modelName': 'Graftnet: everyday things'},
}
BACKBONE_FILE = 'backbone.bin'
HEAD_FILE = 'head.bin'


class Topology:
    """Collects Keras layers (as Keras 2 writes them) and their weights, in order."""

    def __init__(self, name, side):
        self.name = name
        self.layers, self.weights = [], []        # weights: (name, float32 array, is of the head)
        self.last = self.add('InputLayer', 'image', [], batch_input_shape=[None, side, side, 3],
                             dtype='float32', sparse=False)

    def add(self, kind, name, inputs, weights=(), head=False, **config):
        config = {'name': name, **({} if kind == 'InputLayer' else {'trainable': True, 'dtype': 'float32'}), **config}
        self.layers.append({'class_name': kind, 'name': name, 'config': config,
                            'inbound_nodes': [[[source, 0, 0, {}] for source in inputs]] if inputs else []})
        for part, array in weights:
            self.weights.append((f'{name}/{part}', np.ascontiguousarray(array, np.float32), head))
        self.last = name
        return name

    def conv_bn(self, module, conv_name, bn_name, source):
        """A model.ConvBN: kernels go from (out, in, h, w) to Keras' (h, w, in, out)."""
        kernel = module.conv.weight.detach().numpy().transpose(2, 3, 1, 0)
        conv = self.add('Conv2D', conv_name, [source], [('kernel', kernel)], filters=kernel.shape[3],
                        kernel_size=[module.kernel] * 2, strides=[module.stride] * 2, padding='same',
                        data_format='channels_last', dilation_rate=[1, 1], activation='linear', use_bias=False,
                        kernel_initializer={'class_name': 'HeNormal', 'config': {'seed': None}})
        bn = module.bn
        return self.add('BatchNormalization', bn_name, [conv],
                        [('gamma', bn.weight.detach()), ('beta', bn.bias.detach()),
                         ('moving_mean', bn.running_mean), ('moving_variance', bn.running_var)],
                        axis=-1, momentum=1 - MOMENTUM, epsilon=EPSILON, center=True, scale=True)

    def relu(self, name, source):
        return self.add('ReLU', name, [source], max_value=None, negative_slope=0.0, threshold=0.0)

    def model_config(self):
        return {'class_name': 'Functional', 'config': {
            'name': self.name, 'trainable': True, 'layers': self.layers,
            'input_layers': [['image', 0, 0]], 'output_layers': [[self.last, 0, 0]]}}


def topology(net, head):
    """Keras layers of the backbone and one head. Names tell the place: stage2_block1_conv1, ..."""
    t = Topology(SHIPPED[head]['id'].replace('-', '_'), INPUT)
    backbone = net.backbone
    x = t.relu('stem_relu', t.conv_bn(backbone.stem, 'stem_conv', 'stem_bn', 'image'))
    for block_name in backbone.block_names:
        block = getattr(backbone, block_name)
        y = t.conv_bn(block.conv1, f'{block_name}_conv1', f'{block_name}_bn1', x)
        y = t.relu(f'{block_name}_relu1', y)
        y = t.conv_bn(block.conv2, f'{block_name}_conv2', f'{block_name}_bn2', y)
        if block.shortcut is not None:
            x = t.conv_bn(block.shortcut, f'{block_name}_shortcut', f'{block_name}_shortcut_bn', x)
        x = t.relu(f'{block_name}_relu2', t.add('Add', f'{block_name}_add', [y, x]))
    x = t.add('GlobalAveragePooling2D', 'pool', [x], data_format='channels_last')
    x = t.add('Dropout', 'dropout', [x], rate=DROPOUT)
    dense = net.heads[head]
    t.add('Dense', head, [x], [('kernel', dense.weight.detach().t()), ('bias', dense.bias.detach())], head=True,
          units=dense.out_features, activation='softmax', use_bias=True,
          kernel_initializer={'class_name': 'GlorotUniform', 'config': {'seed': None}},
          bias_initializer={'class_name': 'Zeros', 'config': {}})
    return t


def half(array):
    """float16 of an array, refusing what float16 cannot hold."""
    out = array.astype(np.float16)
    if not np.isfinite(out).all():
        raise ValueError('a weight is beyond the range of float16')
    return out


def convert(net, classes, out, figures=None):
    """Writes both networks below `out`; `classes`: head -> class names. Returns bytes written."""
    total = 0
    for head, shipped in SHIPPED.items():
        t = topology(net.eval().cpu().float(), head)
        folder = Path(out) / shipped['id']
        folder.mkdir(parents=True, exist_ok=True)
        owner = SHIPPED['car_type']['id']
        files = {False: BACKBONE_FILE if shipped['id'] == owner else f'../{owner}/{BACKBONE_FILE}', True: HEAD_FILE}
        manifest = []
        for of_head, path in files.items():
            group = [(name, array) for name, array, is_head in t.weights if is_head == of_head]
            manifest.append({'paths': [path], 'weights': [
                {'name': name, 'shape': list(array.shape), 'dtype': 'float32',
                 'quantization': {'dtype': 'float16', 'original_dtype': 'float32'}} for name, array in group]})
            blob = b''.join(half(array).tobytes() for _, array in group)
            if not path.startswith('..'):
                (folder / path).write_bytes(blob)
                total += len(blob)
        model = {'format': 'layers-model', 'generatedBy': 'keras v2.15.0', 'convertedBy': 'Graft tools/pretrain',
                 'modelTopology': {'keras_version': '2.15.0', 'backend': 'tensorflow',
                                   'model_config': t.model_config()},
                 'weightsManifest': manifest}
        metadata = {
            'modelName': shipped['modelName'], 'labels': classes[head], 'imageSize': INPUT,
            'packageName': 'graft/tools/pretrain', 'userMetadata': {},
            'inputShape': [INPUT, INPUT, 3], 'grayscale': False,
            'scaling': {'multiply': 1 / 127.5, 'add': -1, 'range': [-1, 1]},
            'resize': 'stretched to the square, bilinear',
            'head': head, 'features': 'pool',
            'licence': 'CC BY-NC 4.0: trained on photographs for non-commercial research',
            'figures': (figures or {}).get(head, {}),
        }
        for name, value in (('model.json', model), ('metadata.json', metadata)):
            text = json.dumps(value, indent=None if name == 'model.json' else 1)
            (folder / name).write_text(text + '\n')
            total += len(text) + 1
    return total


def load_shipped(folder, head, net=None):
    """The Python network with the float16 weights that ship: what the page's networks are compared with."""
    folder = Path(folder) / SHIPPED[head]['id']
    model = json.loads((folder / 'model.json').read_text())
    tensors = {}
    for group in model['weightsManifest']:
        blob = np.frombuffer(b''.join((folder / p).read_bytes() for p in group['paths']), np.float16)
        for w in group['weights']:
            n = int(np.prod(w['shape']))
            tensors[w['name']], blob = torch.tensor(blob[:n].astype(np.float32).reshape(w['shape'])), blob[n:]
    net = net or Graftnet()

    def fill(module, conv_name, bn_name):
        module.conv.weight.data.copy_(tensors[f'{conv_name}/kernel'].permute(3, 2, 0, 1))
        bn = module.bn
        for part, to in (('gamma', bn.weight.data), ('beta', bn.bias.data),
                         ('moving_mean', bn.running_mean), ('moving_variance', bn.running_var)):
            to.copy_(tensors[f'{bn_name}/{part}'])

    fill(net.backbone.stem, 'stem_conv', 'stem_bn')
    for name in net.backbone.block_names:
        block = getattr(net.backbone, name)
        fill(block.conv1, f'{name}_conv1', f'{name}_bn1')
        fill(block.conv2, f'{name}_conv2', f'{name}_bn2')
        if block.shortcut is not None:
            fill(block.shortcut, f'{name}_shortcut', f'{name}_shortcut_bn')
    net.heads[head].weight.data.copy_(tensors[f'{head}/kernel'].t())
    net.heads[head].bias.data.copy_(tensors[f'{head}/bias'])
    return net.eval()


def load_checkpoint(path):
    """The averaged weights of a training checkpoint, less the helper heads."""
    net = Graftnet()
    weights = torch.load(path, map_location='cpu', weights_only=True)['ema']
    net.load_state_dict({name: weights[name] for name in net.state_dict()})
    return net.eval()


def everyday_names(shared):
    rows = [line.split('\t') for line in
            (Path(shared) / 'data' / 'tiny-imagenet' / 'classes.tsv').read_text().splitlines()]
    return [row[2] for row in rows if row[0].isdigit()]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--weights', required=True, help='checkpoint.pt of the last stage')
    parser.add_argument('--out', default='public/models')
    parser.add_argument('--shared', default='../shared')
    parser.add_argument('--figures', help='docs/base-network.json: its figures go into metadata.json')
    args = parser.parse_args()
    figures = json.loads(Path(args.figures).read_text()).get('shipped') if args.figures else None
    classes = {'car_type': data.CAR_CLASSES, 'everyday': everyday_names(args.shared)}
    total = convert(load_checkpoint(args.weights), classes, args.out, figures)
    print(f'{total / 1e6:.2f} MB in all')


if __name__ == '__main__':
    main()
