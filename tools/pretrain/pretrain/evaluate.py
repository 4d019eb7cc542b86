"""The figures of docs/base-network.md, measured on the files that ship.

    python -m pretrain.evaluate

- Tiny-ImageNet validation accuracy at the shipped 96x96 input;
- cars, test split (models of car never seen): balanced accuracy of our head, and
  of logistic regressions on our features and on those of a MobileNet that saw
  1.28 million photographs, trained on the same train split;
- few-shot trucks: logistic regression on features, 5 and 20 photographs a class,
  ours, that MobileNet and raw pixels, 10 seeds, split by vehicle_group.
"""
import argparse
import json
import random
import warnings
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import confusion_matrix
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from . import data, mobilenet
from .data import DEFAULT_CACHE
from .convert import load_shipped
from .model import INPUT, Graftnet, count
from .train import balanced_accuracy, predict

SEEDS = 10
STRENGTHS = (1e-5, 1e-4, 1e-3, 1e-2, 1e-1)    # of logistic regression: the inverse of its L2 penalty
HEAD_STRENGTH = 1e-5                          # of the car head that ships: see head.py
TEST_PART = 0.4                               # of each class' vehicles are for testing, in few-shot


def regression(strength):
    return make_pipeline(StandardScaler(), LogisticRegression(C=strength, class_weight='balanced', max_iter=300))


def fit(x, y, groups):
    """Logistic regression; its strength is chosen within the training photographs, no group on both sides."""
    folds = min([5] + [len(set(np.asarray(groups)[y == c])) for c in np.unique(y)])
    best = 1e-2
    if folds >= 2:
        parts = list(GroupKFold(folds, shuffle=True, random_state=0).split(x, y, groups))
        score = {c: np.mean([balanced_accuracy(regression(c).fit(x[a], y[a]).predict(x[b]), y[b]) for a, b in parts])
                 for c in STRENGTHS}
        best = max(STRENGTHS, key=score.get)
    return regression(best).fit(x, y), best


def prototypes(x, y, groups):
    """(classes, features) means of standardised features, each group of a class counting the same, and the (mean, deviation) of all.

    A classifier by nearest prototype has nothing to tune: Snell et al., Prototypical networks, 2017.
    """
    groups = np.asarray(groups)
    scaler = StandardScaler().fit(x)
    z = scaler.transform(x)
    means = [np.mean([z[(y == c) & (groups == g)].mean(0) for g in sorted(set(groups[y == c]))], 0) for c in np.unique(y)]
    return np.stack(means), scaler


def nearest(x, means, scaler):
    return ((scaler.transform(x)[:, None] - means) ** 2).sum(2).argmin(1)


def few_shot_split(labels, groups, per_class, seed):
    """Indices (train, test): `per_class` photographs of each class, and every photograph of other vehicles."""
    rng = random.Random(seed)
    train, test = [], []
    for c in np.unique(labels):
        vehicles = {}
        for i in np.flatnonzero(labels == c):
            vehicles.setdefault(groups[i], []).append(int(i))
        names = sorted(vehicles)
        rng.shuffle(names)
        for_test = round(TEST_PART * len(names))
        test += [i for name in names[:for_test] for i in vehicles[name]]
        pool = [i for name in names[for_test:] for i in vehicles[name]]
        train += rng.sample(pool, per_class)
    return np.array(train), np.array(test)


def few_shot(feature_sets, labels, groups):
    """{features' name: {per class: {mean, sd}}} of balanced accuracy in percent over the seeds."""
    groups = np.asarray(groups)
    out = {name: {} for name in feature_sets}
    for per_class in (5, 20):
        scores = {name: [] for name in feature_sets}
        for seed in range(SEEDS):
            train, test = few_shot_split(labels, groups, per_class, seed)
            for name, x in feature_sets.items():
                model, _ = fit(x[train], labels[train], groups[train])
                scores[name].append(100 * balanced_accuracy(model.predict(x[test]), labels[test]))
        for name, values in scores.items():
            out[name][str(per_class)] = {'mean': round(float(np.mean(values)), 1),
                                         'sd': round(float(np.std(values, ddof=1)), 1),
                                         'seeds': [round(v, 1) for v in values]}
            print(f'trucks, {per_class} a class, {name}: {np.mean(values):.1f}', flush=True)
    return out


def pixels(images, side=16):
    return np.stack([np.asarray(Image.fromarray(i).resize((side, side), Image.BILINEAR)) for i in images]
                    ).reshape(len(images), -1).astype(np.float32) / 127.5 - 1


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--models', default='public/models')
    parser.add_argument('--shared', default='../shared')
    parser.add_argument('--cache', default=str(DEFAULT_CACHE))
    parser.add_argument('--out', default='docs/base-network.json')
    args = parser.parse_args()
    warnings.filterwarnings('ignore', category=ConvergenceWarning)
    shared, cache = args.shared, args.cache

    net = load_shipped(args.models, 'everyday')
    load_shipped(args.models, 'car_type', net)          # one backbone: the same weights again, and the second head
    figures = {'parameters': count(net)[0], 'multiply_adds': count(net)[1], 'input': INPUT}

    val = data.tiny_imagenet(shared, cache, 'val')
    logits, labels = predict(net, val.images, 'everyday'), torch.as_tensor(val.labels)
    everyday = {'val_top1': round(100 * float((logits.argmax(1) == labels).float().mean()), 2),
                'val_top5': round(100 * float((logits.topk(5).indices == labels[:, None]).any(1).float().mean()), 2),
                'photographs': len(labels)}
    print('everyday', everyday, flush=True)

    train, test = (data.cars(shared, cache, s) for s in ('train', 'test'))
    models = np.array(data.car_models(shared, 'train'))
    shared_models = set(models) & set(data.car_models(shared, 'test'))
    predicted = predict(net, test.images, 'car_type').argmax(1).numpy()
    matrix = confusion_matrix(test.labels, predicted)
    ours = [predict(net, p.images, None, features=True).numpy() for p in (train, test)]
    reference = mobilenet.MobileNet(Path(shared) / 'models' / 'mobilenet_v1_025_224')
    theirs = [mobilenet.features(reference, data.cars(shared, cache, s, mobilenet.SIDE).images)
              for s in ('train', 'test')]
    cars = {'test_balanced': round(100 * balanced_accuracy(predicted, test.labels), 2),
            'test_accuracy': round(100 * float((predicted == test.labels).mean()), 2),
            'test_photographs': len(test.labels), 'train_photographs': len(train.labels),
            'models_in_both_splits': len(shared_models),
            'classes': train.classes, 'confusion': matrix.tolist(),
            'recall': {c: round(100 * matrix[i, i] / matrix[i].sum(), 1) for i, c in enumerate(test.classes)}}
    for name, (a, b) in {'regression_on_ours': ours, 'regression_on_mobilenet': theirs}.items():
        model, strength = fit(a, train.labels, models)
        # beside the choice within the train split, the strength that the test split itself likes best: a bound for any choice
        best = max(balanced_accuracy(regression(c).fit(a, train.labels).predict(b), test.labels) for c in STRENGTHS)
        cars[name] = {'test_balanced': round(100 * balanced_accuracy(model.predict(b), test.labels), 2),
                      'strength': strength, 'best_strength_on_test': round(100 * best, 2),
                      'head_strength': round(100 * balanced_accuracy(regression(HEAD_STRENGTH).fit(a, train.labels).predict(b), test.labels), 2),
                      'prototypes': round(100 * balanced_accuracy(nearest(b, *prototypes(a, train.labels, models)), test.labels), 2)}
    print('cars', cars, flush=True)

    trucks, groups = data.trucks(shared, cache)
    large, _ = data.trucks(shared, cache, mobilenet.SIDE)
    torch.manual_seed(1)
    untrained = Graftnet()
    feature_sets = {
        'graftnet': predict(net, trucks.images, None, features=True).numpy(),
        'mobilenet_v1_025_224': mobilenet.features(reference, large.images),
        'pixels_16x16': pixels(trucks.images),
        'graftnet_untrained': predict(untrained, trucks.images, None, features=True).numpy()}
    figures |= {'everyday': everyday, 'car_type': cars,
                'trucks_few_shot': few_shot(feature_sets, trucks.labels, groups),
                'shipped': {'everyday': {'top1': everyday['val_top1'], 'top5': everyday['val_top5'],
                                         'on': '5,000 validation photographs of Tiny-ImageNet'},
                            'car_type': {'balancedAccuracy': cars['test_balanced'],
                                         'on': '1,341 photographs of car models that training never saw'}}}
    Path(args.out).write_text(json.dumps(figures, indent=1) + '\n')


if __name__ == '__main__':
    main()
