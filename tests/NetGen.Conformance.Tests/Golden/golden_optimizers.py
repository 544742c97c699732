"""The optimizers' golden cases: PyTorch's own optimizers under penalties, clipping, frozen layers and learning rates by layer."""

import torch

EPSILON = {"RMSprop": 1e-8, "Adagrad": 1e-10, "Adam": 1e-8, "AdamW": 1e-8}
TRAINED_TOLERANCE = {
    "SGD": 1e-5, "Momentum": 1e-5, "Nesterov": 1e-5, "RMSprop": 1e-4, "Adagrad": 1e-4, "Adam": 1e-4, "AdamW": 1e-4,
}


def rule(kind, learning_rate=None, **options):
    """An optimizer with the numbers a declaration gives it, defaults filled in."""
    numbers = {"kind": kind, "LearningRate": learning_rate or (0.001 if kind in ("Adam", "AdamW") else 0.01)}
    if kind in ("Momentum", "Nesterov"):
        numbers["Momentum"] = 0.9
    if kind == "RMSprop":
        numbers["Rho"] = 0.99
    if kind in ("Adam", "AdamW"):
        numbers |= {"Beta1": 0.9, "Beta2": 0.999}
    if kind in EPSILON:
        numbers["Epsilon"] = EPSILON[kind]
    if kind == "AdamW":
        numbers["WeightDecay"] = 0.01
    return numbers | options


def cases(dense, activate, chain):
    """(name, (input size, layers), loss, optimizer, batch, kind of targets)"""
    mse, cce = "MeanSquaredError", "CategoricalCrossEntropy"
    listed = []
    heads = [("Linear", mse, "real"), ("Sigmoid", mse, "unit"), ("Tanh", mse, "real"), ("ReLU", mse, "unit"), ("Softmax", mse, "labels"),
             ("Softmax", cce, "labels")]
    hidden = ["Linear", "Sigmoid", "Tanh", "ReLU"]
    # An epsilon of a size that does not turn a gradient near zero, which float32 knows badly, into a step of full length.
    calm = {"RMSprop": {"Epsilon": 1e-2}, "Adagrad": {"Epsilon": 1e-2}, "AdamW": {"Epsilon": 1e-3}}
    for number, kind in enumerate(["Momentum", "Nesterov", "RMSprop", "Adagrad", "AdamW"]):
        options = calm.get(kind, {})
        for index, (last, loss, targets) in enumerate(heads):
            sizes = [[7, 9], [8, 3], [9, 7], [3, 8], [16, 5], [5, 17]][(index + number) % 6]
            name = f"{kind.lower()}_{last.lower()}_{'mse' if loss == mse else 'cce'}"
            listed.append((name, chain(sizes, None, last), loss, rule(kind, **options), [8, 9, 7, 2, 33, 1][(index + 2 * number) % 6], targets))
        for index, activation in enumerate(hidden):
            for last, loss, targets in (("Linear", mse, "real"), ("Softmax", cce, "labels")):
                sizes = [[8, 9, 3], [7, 16, 8], [9, 8, 7], [4, 17, 5]][(index + number) % 4]
                name = f"{kind.lower()}_hidden_{activation.lower()}_{'mse' if loss == mse else 'cce'}"
                listed.append((name, chain(sizes, activation, last), loss, rule(kind, **options), [9, 8, 33, 7][(index + number) % 4], targets))

    small, wide = chain([8, 9, 3], "Tanh", "Softmax"), chain([7, 17, 8], "Sigmoid", "Linear")
    listed += [
        # Other numbers, and the defaults.
        ("momentum_low", small, cce, rule("Momentum", 0.05, Momentum=0.5), 8, "labels"),
        ("nesterov_none", wide, mse, rule("Nesterov", 0.05, Momentum=0.0), 9, "real"),
        ("rmsprop_rho", small, cce, rule("RMSprop", 0.005, Rho=0.9), 8, "labels"),
        ("adagrad_fast", wide, mse, rule("Adagrad", 0.05), 7, "real"),
        ("adamw_defaults", small, cce, rule("AdamW"), 8, "labels"),
        ("adamw_decay", wide, mse, rule("AdamW", 0.01, WeightDecay=0.3, Epsilon=1e-3), 9, "real"),
        # Weight decay, which PyTorch adds to the gradient.
        ("decay_sgd", small, cce, rule("SGD", 0.1, WeightDecay=0.05), 8, "labels"),
        ("decay_momentum", wide, mse, rule("Momentum", 0.05, WeightDecay=0.1), 9, "real"),
        ("decay_nesterov", small, cce, rule("Nesterov", 0.05, WeightDecay=0.1), 7, "labels"),
        ("decay_rmsprop", wide, mse, rule("RMSprop", WeightDecay=0.1, Epsilon=1e-2), 8, "real"),
        ("decay_adagrad", small, cce, rule("Adagrad", WeightDecay=0.1, Epsilon=1e-2), 8, "labels"),
        ("decay_adam", wide, mse, rule("Adam", 0.01, WeightDecay=0.1, Epsilon=1e-3), 9, "real"),
        # Penalties, as part of the loss: on weights only.
        ("l2_sgd", small, cce, rule("SGD", 0.1, L2=0.05), 8, "labels"),
        ("l2_adam", wide, mse, rule("Adam", 0.01, L2=0.05, Epsilon=1e-3), 9, "real"),
        ("l1_sgd", wide, mse, rule("SGD", 0.05, L1=0.01), 8, "real"),
        ("l1_l2_momentum", small, cce, rule("Momentum", 0.05, L1=0.01, L2=0.02), 7, "labels"),
        ("l1_l2_decay_adamw", wide, mse, rule("AdamW", 0.01, L1=0.01, L2=0.02, WeightDecay=0.1, Epsilon=1e-3), 8, "real"),
        # Clipping, on gradients that are far and near.
        ("clip_norm_sgd", small, cce, rule("SGD", 0.1, ClipNorm=0.1), 8, "labels"),
        ("clip_norm_far", wide, mse, rule("SGD", 0.01, ClipNorm=1000), 9, "real"),
        ("clip_norm_adam", wide, mse, rule("Adam", 0.01, ClipNorm=0.01, Epsilon=1e-3), 7, "real"),
        ("clip_norm_l2", small, cce, rule("Momentum", 0.05, ClipNorm=0.2, L2=0.1), 8, "labels"),
        ("clip_value_sgd", small, cce, rule("SGD", 0.1, ClipValue=0.02), 8, "labels"),
        ("clip_value_rmsprop", wide, mse, rule("RMSprop", ClipValue=0.05, Epsilon=1e-2), 9, "real"),
        ("clip_both", wide, mse, rule("Nesterov", 0.05, ClipValue=0.05, ClipNorm=0.2, L1=0.01, WeightDecay=0.05), 8, "real"),
        # Norms of the weights into each unit.
        ("max_norm_sgd", small, cce, rule("SGD", 0.1, MaxNorm=0.75), 8, "labels"),
        ("max_norm_adam", wide, mse, rule("Adam", 0.01, MaxNorm=1.25, Epsilon=1e-3), 9, "real"),
    ]

    def learns(layer, trainable=True, scale=1):
        return layer | {"trainable": trainable, "learning_rate_scale": scale}

    listed += [
        ("frozen_first", (8, [learns(dense(9, "Tanh"), False), dense(3, "Softmax")]), cce, rule("Adam", 0.01, Epsilon=1e-3), 8, "labels"),
        ("frozen_middle", (7, [dense(9, "Sigmoid"), learns(dense(8, "Tanh"), False), dense(3)]), mse, rule("Momentum", 0.05), 9, "real"),
        ("frozen_last", (8, [dense(9, "ReLU"), learns(dense(3, "Softmax"), False)]), cce, rule("SGD", 0.1, ClipNorm=0.05), 7, "labels"),
        ("frozen_decay", (9, [learns(dense(8, "Tanh"), False), dense(17, "Tanh"), dense(2)]), mse, rule("SGD", 0.05, WeightDecay=0.1, L1=0.01), 8, "real"),
        ("scaled_sgd", (8, [learns(dense(9, "Tanh"), scale=0.1), dense(3, "Softmax")]), cce, rule("SGD", 0.1), 8, "labels"),
        ("scaled_adamw", (7, [learns(dense(9, "Sigmoid"), scale=0.5), learns(dense(8), scale=2)]), mse,
         rule("AdamW", 0.01, WeightDecay=0.1, Epsilon=1e-3), 9, "real"),
        ("scaled_frozen", (8, [learns(dense(9, "Tanh"), False), learns(dense(16, "Tanh"), scale=0.25), dense(3, "Softmax")]), cce,
         rule("Nesterov", 0.05, L2=0.05, ClipNorm=0.1, MaxNorm=1.5), 8, "labels"),
    ]
    return listed


def layer_of(layers, tensor):
    """The layer that a parameter belongs to."""
    return next(layer for name, _, layer in layers if name == tensor.rsplit(".", 1)[0])


def make(kind, groups, numbers):
    rate, decay = numbers["LearningRate"], numbers.get("WeightDecay", 0)
    betas = (numbers.get("Beta1"), numbers.get("Beta2"))
    return {
        "SGD": lambda: torch.optim.SGD(groups, lr=rate, weight_decay=decay),
        "Momentum": lambda: torch.optim.SGD(groups, lr=rate, weight_decay=decay, momentum=numbers["Momentum"]),
        # PyTorch refuses Nesterov's momentum of 0, where it is plain descent.
        "Nesterov": lambda: torch.optim.SGD(
            groups, lr=rate, weight_decay=decay, momentum=numbers["Momentum"], nesterov=numbers["Momentum"] > 0),
        "RMSprop": lambda: torch.optim.RMSprop(groups, lr=rate, alpha=numbers["Rho"], eps=numbers["Epsilon"], weight_decay=decay),
        "Adagrad": lambda: torch.optim.Adagrad(groups, lr=rate, eps=numbers["Epsilon"], weight_decay=decay),
        "Adam": lambda: torch.optim.Adam(groups, lr=rate, betas=betas, eps=numbers["Epsilon"], weight_decay=decay),
        "AdamW": lambda: torch.optim.AdamW(groups, lr=rate, betas=betas, eps=numbers["Epsilon"], weight_decay=decay),
    }[kind]()


class Training:
    """A case's optimizer with all that its declaration says."""

    def __init__(self, numbers, layers, parameters):
        self.numbers = numbers
        self.trained = {}
        groups = []
        for name, tensor in parameters.items():
            layer = layer_of(layers, name)
            if layer.get("trainable", True):
                self.trained[name] = tensor
                groups.append({"params": [tensor], "lr": numbers["LearningRate"] * layer.get("learning_rate_scale", 1)})
            else:
                tensor.requires_grad_(False)
        self.weights = [tensor for tensor in self.trained.values() if tensor.dim() > 1]
        self.optimizer = make(numbers["kind"], groups, numbers)

    def zero_grad(self):
        self.optimizer.zero_grad()

    def step(self):
        """Takes the gradients of the loss to new parameters."""
        numbers = self.numbers
        penalty = sum(
            (numbers.get("L1", 0) * weight.abs().sum() + numbers.get("L2", 0) / 2 * (weight * weight).sum() for weight in self.weights),
            torch.zeros((), dtype=next(iter(self.trained.values())).dtype))
        if penalty.requires_grad:
            penalty.backward()
        if "ClipValue" in numbers:
            torch.nn.utils.clip_grad_value_(self.trained.values(), numbers["ClipValue"])
        if "ClipNorm" in numbers:
            torch.nn.utils.clip_grad_norm_(self.trained.values(), numbers["ClipNorm"])
        self.optimizer.step()
        if "MaxNorm" in numbers:
            with torch.no_grad():
                for weight in self.weights:
                    weight.flatten(1).mul_((numbers["MaxNorm"] / weight.flatten(1).norm(dim=1, keepdim=True)).clamp(max=1))
