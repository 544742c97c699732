"""The activations on PyTorch, and the cases that hold each of them hidden and last."""

import torch
from torch.nn import functional

# From z, the layer's alpha or None, and a PReLU's slopes.
ACTIVATIONS = {
    "Linear": lambda z, alpha, slopes: z,
    "Step": lambda z, alpha, slopes: torch.heaviside(z.detach(), torch.ones_like(z)),
    "Sigmoid": lambda z, alpha, slopes: torch.sigmoid(z),
    "Tanh": lambda z, alpha, slopes: torch.tanh(z),
    "ReLU": lambda z, alpha, slopes: torch.relu(z),
    "LeakyReLU": lambda z, alpha, slopes: functional.leaky_relu(z, **given(negative_slope=alpha)),
    "PReLU": lambda z, alpha, slopes: functional.prelu(z, slopes),
    "ELU": lambda z, alpha, slopes: functional.elu(z, **given(alpha=alpha)),
    "SELU": lambda z, alpha, slopes: functional.selu(z),
    "GELU": lambda z, alpha, slopes: functional.gelu(z),
    "GELUTanh": lambda z, alpha, slopes: functional.gelu(z, approximate="tanh"),
    "Swish": lambda z, alpha, slopes: functional.silu(z),
    "Softplus": lambda z, alpha, slopes: functional.softplus(z),
    # hardsigmoid of PyTorch has a derivative of 1/6 in single precision, whatever the precision of z.
    "HardSigmoid": lambda z, alpha, slopes: functional.relu6(z + 3) / 6,
    "HardSwish": lambda z, alpha, slopes: functional.hardswish(z),
    "Mish": lambda z, alpha, slopes: functional.mish(z),
    "Softmax": lambda z, alpha, slopes: torch.softmax(z, dim=1),
}


def given(**arguments):
    """The arguments that are not None: PyTorch's defaults stand for the others."""
    return {name: value for name, value in arguments.items() if value is not None}


def apply(layer, z, slopes):
    """What a layer makes of its weighted sums."""
    return ACTIVATIONS[layer["activation"]](z, layer.get("alpha"), slopes)


def cases(dense, activate, chain, sgd, adam):
    mse, cce = "MeanSquaredError", "CategoricalCrossEntropy"
    sizes = [7, 8, 9, 15, 16, 17, 31, 33]
    names = [
        "LeakyReLU", "PReLU", "ELU", "SELU", "GELU", "GELUTanh", "Swish", "Softplus", "HardSigmoid", "HardSwish", "Mish",
    ]
    found = []
    for i, name in enumerate(names):
        a, b, c = (sizes[(i + k) % len(sizes)] for k in (0, 3, 5))
        rule = [sgd(0.05), adam(0.005)]
        found += [
            (f"hidden_{name.lower()}", chain([a, b, c], name, "Linear"), mse, rule[i % 2], [9, 8, 33][i % 3], "real"),
            (f"last_{name.lower()}", chain([b, c], None, name), mse, rule[(i + 1) % 2], [7, 2, 9][i % 3], "real"),
        ]
    for name in ("GELU", "PReLU"):
        found += [
            (f"last_{name.lower()}_sgd", chain([9, 7], None, name), mse, sgd(0.05), 8, "real"),
            (f"last_{name.lower()}_adam", chain([7, 17], None, name), mse, adam(0.005), 9, "real"),
        ]
        for label, rule in (("sgd", sgd(0.05)), ("adam", adam(0.005))):
            found += [
                (f"{name.lower()}_mse_{label}", chain([8, 17, 3], name, "Linear"), mse, rule, 7, "real"),
                (f"{name.lower()}_cce_{label}", chain([15, 9, 7], name, "Softmax"), cce, rule, 9, "labels"),
            ]
    found += [
        ("leakyrelu_alpha", (9, [dense(16, "LeakyReLU", alpha=0.2), dense(3, "LeakyReLU", alpha=-0.25)]), mse, sgd(0.05), 8, "real"),
        ("elu_alpha", (8, [dense(15, "ELU", alpha=0.5), dense(3, "ELU", alpha=1.5)]), mse, sgd(0.05), 9, "real"),
        ("activate_gelu", (9, [activate("GELU"), dense(16), activate("Mish"), activate("Swish"), dense(3)]), mse, adam(0.005), 9, "real"),
        ("activate_prelu", (8, [activate("PReLU"), dense(17), activate("PReLU"), dense(9, "Tanh"), activate("PReLU"), dense(3, "PReLU", bias=False)]), mse, sgd(0.05), 9, "real"),
    ]
    return found
