"""Re-fitting the car head on the finished backbone: a class-balanced logistic regression on its features.

Body types are of very different sizes (1,538 sedans, 168 wagons) and each is seen
through few models of car. Training a classifier anew on the finished features, with
classes weighted and a strong penalty, is the usual remedy: the head learned along
with the backbone has met those models hundreds of times and trusts them too much.
"""
from pathlib import Path

import numpy as np
import torch

from . import data
from .convert import load_checkpoint
from .evaluate import fit
from .train import predict


def refit(shared, cache):
    """Reads the end of stage 3, writes stage3/final.pt with the new head. Returns its path and the penalty chosen."""
    folder = Path(cache) / 'stage3'
    net = load_checkpoint(folder / 'checkpoint.pt')
    cars = data.cars(shared, cache, 'train')
    models = np.array(data.car_models(shared, 'train'))
    # each photograph and its mirror image
    views = [predict(net, images, None, features=True).numpy() for images in (cars.images, cars.images[:, :, ::-1])]
    model, strength = fit(np.concatenate(views), np.tile(cars.labels, 2), np.tile(models, 2))
    scaler, regression = model[0], model[1]
    kernel = regression.coef_ / scaler.scale_              # the standardisation goes into the Dense layer
    bias = regression.intercept_ - kernel @ scaler.mean_
    weights = net.state_dict()
    weights['heads.car_type.weight'] = torch.tensor(kernel, dtype=torch.float32)
    weights['heads.car_type.bias'] = torch.tensor(bias, dtype=torch.float32)
    torch.save({'ema': weights, 'strength': strength}, folder / 'final.pt')
    return folder / 'final.pt', strength
