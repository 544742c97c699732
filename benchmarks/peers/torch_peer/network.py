"""Networks that NetGen declared, as PyTorch modules."""

import torch
from torch import nn

ACTIVATIONS = {
    "Linear": None,
    "Sigmoid": nn.Sigmoid,
    "Tanh": nn.Tanh,
    "ReLU": nn.ReLU,
    "Softmax": lambda: nn.Softmax(dim=-1),
}


class VectorLinear(nn.Module):
    """A dense layer for one sample without a batch axis: a matrix-vector product, which for large weights is far faster than
    the product with a matrix of one row that nn.Linear computes."""

    def __init__(self, linear):
        super().__init__()
        self.weight = linear.weight
        self.bias = linear.bias

    def forward(self, sample):
        return torch.mv(self.weight, sample) if self.bias is None else torch.addmv(self.bias, self.weight, sample)


def build(definition, tensors, last_activation=True):
    """The network as a chain of modules, with parameters of its own; without its last activation where a loss is to have the sums."""
    modules = []
    before = "input"
    layers = definition["layers"]
    for layer in layers:
        name = layer["name"]
        if layer["inputs"] != [before]:
            raise ValueError(f"layer '{name}' reads {layer['inputs']}; only chains are translated to PyTorch, in which it reads '{before}'")
        if layer["kind"] == "Dense":
            modules.append(dense(tensors[f"{name}.weight"], tensors.get(f"{name}.bias")))
        elif layer["kind"] != "Activate":
            raise ValueError(f"layer '{name}': the kind '{layer['kind']}' has no translation to PyTorch")
        if layer["activation"] not in ACTIVATIONS:
            raise ValueError(f"layer '{name}': the activation '{layer['activation']}' has no translation to PyTorch")
        activation = ACTIVATIONS[layer["activation"]]
        if activation is not None and (last_activation or layer is not layers[-1]):
            modules.append(activation())
        before = name
    return nn.Sequential(*modules)


def dense(weight, bias):
    linear = nn.Linear(weight.shape[1], weight.shape[0], bias=bias is not None)
    with torch.no_grad():
        linear.weight.copy_(weight)
        if bias is not None:
            linear.bias.copy_(bias)
    return linear


def vectorised(network):
    """The same network, on the same parameters, for one sample without a batch axis."""
    return nn.Sequential(*[VectorLinear(module) if isinstance(module, nn.Linear) else module for module in network]).eval()
