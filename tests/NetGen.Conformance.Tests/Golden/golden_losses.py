"""The golden cases of losses and weights of samples, and what PyTorch has for each loss.

PyTorch has a function of its own for each loss but the hinge and the perceptron, which are written out here. Weights of samples are a weighted mean
over losses without reduction; class weights are cross_entropy's own.
"""

import torch
from torch.nn import functional

MSE, MAE, HUBER = "MeanSquaredError", "MeanAbsoluteError", "Huber"
BCE, CCE, HINGE, PERCEPTRON = "BinaryCrossEntropy", "CategoricalCrossEntropy", "Hinge", "Perceptron"


def cases(chain, sgd, adam):
    """(name, (input size, layers), loss, optimizer, batch, kind of targets, what else the case says)"""
    smooth = {"numbers": {"LabelSmoothing": 0.1}}
    weighted = {"weights": "samples"}
    found = [
        ("mae_sgd", chain([9, 8, 3], "Tanh", "Linear"), MAE, sgd(), 8, "real"),
        ("mae_adam", chain([7, 15, 9], "Sigmoid", "Tanh"), MAE, adam(), 9, "real"),
        ("mae_relu", chain([8, 9, 7], "Tanh", "ReLU"), MAE, sgd(), 7, "unit"),
        ("mae_sigmoid", chain([16, 1], None, "Sigmoid"), MAE, adam(), 33, "labels"),
        ("mae_softmax", chain([9, 8, 7], "Tanh", "Softmax"), MAE, sgd(0.1), 2, "labels"),
        ("huber_sgd", chain([9, 8, 3], "Tanh", "Linear"), HUBER, sgd(), 8, "real"),
        ("huber_adam", chain([7, 15, 9], "Sigmoid", "Tanh"), HUBER, adam(), 9, "real"),
        ("huber_relu", chain([8, 9, 7], "Tanh", "ReLU"), HUBER, sgd(), 7, "real", {"numbers": {"Delta": 0.3}}),
        ("huber_sigmoid", chain([16, 1], None, "Sigmoid"), HUBER, adam(), 33, "labels", {"numbers": {"Delta": 0.5}}),
        ("huber_softmax", chain([9, 8, 17], "Tanh", "Softmax"), HUBER, sgd(0.1), 2, "labels", {"numbers": {"Delta": 0.25}}),
        ("bce_sgd", chain([9, 8, 1], "Tanh", "Sigmoid"), BCE, sgd(0.1), 33, "labels"),
        ("bce_adam", chain([8, 7, 9], "ReLU", "Sigmoid"), BCE, adam(), 9, "unit"),
        ("bce_one_of_several", chain([7, 3], None, "Sigmoid"), BCE, sgd(0.1), 8, "labels"),
        ("smooth_labels_sgd", chain([9, 8, 7], "Tanh", "Softmax"), CCE, sgd(0.1), 9, "labels", smooth),
        ("smooth_labels_adam", chain([8, 16, 3], "ReLU", "Softmax"), CCE, adam(), 33, "labels", {"numbers": {"LabelSmoothing": 0.4}}),
        ("smooth_distributions", chain([7, 9, 17], "Tanh", "Softmax"), CCE, sgd(0.1), 8, "distribution", smooth),
        ("hinge_sgd", chain([9, 8, 1], "Tanh", "Linear"), HINGE, sgd(), 33, "labels"),
        ("hinge_adam", chain([8, 7, 9], "Sigmoid", "Linear"), HINGE, adam(), 9, "signs"),
        ("hinge_one_of_several", chain([7, 3], None, "Linear"), HINGE, sgd(0.1), 8, "labels"),
        ("perceptron_sgd", chain([9, 1], None, "Step"), PERCEPTRON, sgd(0.1), 33, "labels"),
        ("perceptron_adam", chain([8, 7], None, "Step"), PERCEPTRON, adam(), 9, "bits"),
        ("perceptron_deep", chain([7, 8, 3], "Tanh", "Step"), PERCEPTRON, sgd(0.1), 8, "labels"),
        ("weights_class", chain([9, 8, 7], "Tanh", "Softmax"), CCE, sgd(0.1), 33, "labels", {"weights": "classes"}),
        ("weights_class_smooth_free", chain([8, 16, 3], "ReLU", "Softmax"), CCE, adam(), 9, "labels", {"weights": "classes"}),
        ("weights_cce", chain([7, 9, 17], "Tanh", "Softmax"), CCE, sgd(0.1), 8, "distribution", {**smooth, **weighted}),
        ("weights_mse", chain([9, 8, 3], "Tanh", "Linear"), MSE, adam(), 9, "real", weighted),
        ("weights_mae", chain([9, 8, 3], "Tanh", "Linear"), MAE, sgd(), 7, "real", weighted),
        ("weights_huber", chain([7, 16, 1], "Sigmoid", "Linear"), HUBER, sgd(), 33, "real", weighted),
        ("weights_bce", chain([9, 8, 1], "Tanh", "Sigmoid"), BCE, sgd(0.1), 33, "labels", weighted),
        ("weights_hinge", chain([8, 7, 9], "Tanh", "Linear"), HINGE, sgd(), 9, "labels", weighted),
        ("weights_perceptron", chain([9, 3], None, "Step"), PERCEPTRON, sgd(0.1), 8, "labels", weighted),
    ]
    return found


def draw_weights(source, case, kind, width):
    """A weight for each sample, multiples of 1/1024, one of them zero; or that of its class."""
    if kind == "samples":
        weights = [source.randrange(0, 2049) / 1024 for _ in range(case["batch"])]
        weights[len(weights) // 2] = 0.0
        case["weights"] = weights
    elif kind == "classes":
        case["class_weights"] = [source.randrange(256, 2049) / 1024 for _ in range(width)]
        case["weights"] = [case["class_weights"][label] for label in case["labels"]]


def mean_loss(case, logits, outputs, targets, steps, missing):
    """The mean over samples, or over all their steps: (batch, steps) says which are missing, None that none is."""
    loss, numbers = case["loss"], case.get("numbers", {})
    logits, outputs = logits.reshape(len(logits) * steps, -1), outputs.reshape(len(outputs) * steps, -1)
    targets = targets if targets.dtype == torch.int64 else targets.reshape(len(targets) * steps, -1)
    smoothing = numbers.get("LabelSmoothing", 0.0)
    if "class_weights" in case:
        return functional.cross_entropy(logits, targets, weight=torch.tensor(case["class_weights"], dtype=logits.dtype))
    if loss == CCE:
        each = functional.cross_entropy(logits, targets, label_smoothing=smoothing, reduction="none")
    else:
        each = of_outputs(loss, numbers, logits, outputs, as_rows(targets, loss, outputs)).mean(dim=1)
    if "weights" in case or missing is not None:
        weights = torch.tensor(case.get("weights", [1.0] * case["batch"]), dtype=each.dtype).repeat_interleave(steps)
        if missing is not None:
            weights = weights.masked_fill(missing.flatten(), 0)
        return (weights * each).sum() / weights.sum()
    return each.mean()


def as_rows(targets, loss, outputs):
    if targets.dtype == torch.int64:
        width = outputs.shape[1]
        targets = targets[:, None] if width == 1 else functional.one_hot(targets, width)
        targets = 2 * targets - 1 if loss == HINGE else targets
    return targets.to(outputs.dtype)


def of_outputs(loss, numbers, logits, outputs, targets):
    if loss == MSE:
        return functional.mse_loss(outputs, targets, reduction="none")
    if loss == MAE:
        return functional.l1_loss(outputs, targets, reduction="none")
    if loss == HUBER:
        return functional.huber_loss(outputs, targets, reduction="none", delta=numbers.get("Delta", 1.0))
    if loss == BCE:
        return functional.binary_cross_entropy_with_logits(logits, targets, reduction="none")
    if loss == HINGE:
        return torch.relu(1 - targets * logits)
    if loss == PERCEPTRON:
        return (outputs.detach() - targets) * logits
    raise ValueError(loss)
