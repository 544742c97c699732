"""Recurrent layers as PyTorch modules."""

import torch
from torch import nn

KINDS = {"SimpleRNN": nn.RNN, "LSTM": nn.LSTM, "GRU": nn.GRU}


class LastStep(nn.Module):
    """A recurrent layer that gives its output of the last step."""

    def __init__(self, layer):
        super().__init__()
        self.layer = layer

    def forward(self, samples):
        return self.layer(samples)[0][:, -1]


class LastStepOfOne(nn.Module):
    """The same for one sample without a batch axis."""

    def __init__(self, layer):
        super().__init__()
        self.layer = layer

    def forward(self, sample):
        return self.layer(sample)[0][-1]


def recurrent(layer, input_shape, tensors):
    options = layer["options"]
    if options["ReturnSequences"] or options["Bidirectional"]:
        raise ValueError(f"layer '{layer['name']}': only the last step of one direction is translated to PyTorch")
    module = KINDS[layer["kind"]](input_shape[1], layer["output_shape"][0], batch_first=True)
    with torch.no_grad():
        for name, parameter in module.named_parameters():
            parameter.copy_(tensors[f"{layer['name']}.{name}"])
    if layer["kind"] != "GRU":
        # NetGen has one bias where PyTorch has two that act as their sum.
        module.bias_hh_l0.requires_grad_(False)
    return LastStep(module)
