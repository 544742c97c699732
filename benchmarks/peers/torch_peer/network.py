"""Networks that NetGen declared, as PyTorch modules."""

import torch
from torch import nn

from torch_peer import images, sequences

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


# For each kind of layer its modules, from its declaration, the shape it reads and its weight and bias; without its activation.
KINDS = {
    "Dense": lambda layer, shape, weight, bias: [dense(weight, bias)],
    "Activate": lambda layer, shape, weight, bias: [],
    "Conv2D": images.convolution,
    "MaxPool2D": lambda layer, shape, weight, bias: images.max_pool(layer, shape),
    "AvgPool2D": lambda layer, shape, weight, bias: images.average_pool(layer, shape),
    "GlobalAvgPool": lambda layer, shape, weight, bias: images.global_average_pool(),
    "GlobalMaxPool": lambda layer, shape, weight, bias: images.global_max_pool(),
    "Flatten": lambda layer, shape, weight, bias: [nn.Flatten()],
}


def build(definition, tensors, last_activation=True):
    """The network as a chain of modules, with parameters of its own; without its last activation where a loss is to have the sums."""
    modules = []
    before = "input"
    shape = definition["input_shape"]
    layers = definition["layers"]
    for layer in layers:
        name = layer["name"]
        if layer["inputs"] != [before]:
            raise ValueError(f"layer '{name}' reads {layer['inputs']}; only chains are translated to PyTorch, in which it reads '{before}'")
        if layer["kind"] not in KINDS and layer["kind"] not in sequences.KINDS:
            raise ValueError(f"layer '{name}': the kind '{layer['kind']}' has no translation to PyTorch")
        if layer["activation"] not in ACTIVATIONS:
            raise ValueError(f"layer '{name}': the activation '{layer['activation']}' has no translation to PyTorch")
        if layer["kind"] in sequences.KINDS:
            modules.append(sequences.recurrent(layer, shape, tensors))
        else:
            modules += KINDS[layer["kind"]](layer, shape, tensors.get(f"{name}.weight"), tensors.get(f"{name}.bias"))
        activation = ACTIVATIONS[layer["activation"]]
        if activation is not None and (last_activation or layer is not layers[-1]):
            modules.append(activation())
        before, shape = name, layer["output_shape"]
    return nn.Sequential(*modules)


def is_of_images(definition):
    return len(definition["input_shape"]) == 3


def samples(flat, definition, *leading):
    """Samples as the network takes them, behind the axes given."""
    shaped = flat.reshape(*leading, *definition["input_shape"])
    return images.channels_first(shaped) if is_of_images(definition) else shaped


def dense(weight, bias):
    linear = nn.Linear(weight.shape[1], weight.shape[0], bias=bias is not None)
    with torch.no_grad():
        linear.weight.copy_(weight)
        if bias is not None:
            linear.bias.copy_(bias)
    return linear


def vectorised(network):
    """The same network, on the same parameters, for one sample without a batch axis."""
    return nn.Sequential(*[without_batch(module) for module in network]).eval()


def without_batch(module):
    match module:
        case nn.Linear():
            return VectorLinear(module)
        case nn.Flatten():
            return nn.Flatten(0)
        case sequences.LastStep():
            return sequences.LastStepOfOne(module.layer)
        case _:
            return module
