"""Re-fitting the car head on the finished backbone: a class-balanced logistic regression on its features.

Body types are of very different sizes (1,538 sedans, 168 wagons) and each is seen
through few models of car. Training a classifier anew on the finished features, with
classes weighted and a strong penalty, is the usual remedy: the head learned along
with the backbone has met those models hundreds of times and trusts them too much.

The backbone has met them too, so that cross-validation within the train split, even
with no model on both sides, finds far too weak a penalty. The penalty is fixed instead,
so strong that the regression is little more than the classes' means. So strong a penalty
leaves all probabilities nearly equal: one factor on the logits, which changes no answer,
is fitted to the same photographs (temperature scaling; Guo et al., On calibration, 2017).
"""
import numpy as np
import torch
from scipy.special import softmax
from sklearn.metrics import log_loss

from . import data
from .convert import load_checkpoint
from .evaluate import HEAD_STRENGTH, regression
from .train import end_of, predict


def refit(shared, cache):
    """Reads the mean of the stages' ends, writes mean/final.pt with the new head. Returns its path."""
    mean = end_of('mean', cache)
    net = load_checkpoint(mean)
    cars = data.cars(shared, cache, 'train')
    # each photograph and its mirror image
    views = [predict(net, images, None, features=True).numpy() for images in (cars.images, cars.images[:, :, ::-1])]
    scaler, fitted = regression(HEAD_STRENGTH).fit(np.concatenate(views), np.tile(cars.labels, 2))
    logits = fitted.decision_function(scaler.transform(views[0]))
    factor = min(np.geomspace(1, 1000, 200), key=lambda factor: log_loss(cars.labels, softmax(factor * logits, axis=1)))
    kernel = factor * fitted.coef_ / scaler.scale_              # the standardisation goes into the Dense layer
    bias = factor * fitted.intercept_ - kernel @ scaler.mean_
    weights = net.state_dict()
    weights['heads.car_type.weight'] = torch.tensor(kernel, dtype=torch.float32)
    weights['heads.car_type.bias'] = torch.tensor(bias, dtype=torch.float32)
    final = mean.with_name('final.pt')
    torch.save({'ema': weights}, final)
    return final
