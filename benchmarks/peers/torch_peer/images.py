"""Layers over images as PyTorch modules. NetGen keeps an image as (height, width, channels), PyTorch as (channels, height, width)."""

import torch
from torch import nn


def channels_first(samples):
    """Samples whose last three axes are height, width and channels, in PyTorch's order; others as they are."""
    return samples.movedim(-1, -3).contiguous()


def convolution(layer, input_shape, weight, bias):
    filters, _, height, width = weight.shape
    options = layer["options"]
    before, padding = pad(layer, input_shape, (height, width), options["Dilation"], 0.0)
    module = nn.Conv2d(
        input_shape[2],
        filters,
        (height, width),
        stride=int(options["Stride"]),
        padding=padding,
        dilation=int(options["Dilation"]),
        groups=int(options["Groups"]),
        bias=bias is not None,
    )
    with torch.no_grad():
        module.weight.copy_(weight)
        if bias is not None:
            module.bias.copy_(bias)
    return [*before, module]


def max_pool(layer, input_shape):
    size = int(layer["options"]["Size"])
    before, padding = pad(layer, input_shape, (size, size), 1, float("-inf"))
    return [*before, nn.MaxPool2d(size, stride=int(layer["options"]["Stride"]), padding=padding)]


def average_pool(layer, input_shape):
    size = int(layer["options"]["Size"])
    before, padding = pad(layer, input_shape, (size, size), 1, 0.0)
    return [*before, nn.AvgPool2d(size, stride=int(layer["options"]["Stride"]), padding=padding)]


def global_average_pool():
    return [nn.AdaptiveAvgPool2d(1), nn.Flatten()]


def global_max_pool():
    return [nn.AdaptiveMaxPool2d(1), nn.Flatten()]


def pad(layer, input_shape, kernel, dilation, value):
    """What a window finds beyond the edges: (modules before it, its own padding). Its own is the same on both sides; where that
    gives other windows than declared, the image is padded first."""
    options = layer["options"]
    stride = options["Stride"]
    begins = (int(options["PaddingTop"]), int(options["PaddingLeft"]))
    rooms = [(outputs - 1) * stride + dilation * (size - 1) + 1 for outputs, size in zip(layer["output_shape"], kernel)]
    ends = [max(0, int(room - inputs - begin)) for room, inputs, begin in zip(rooms, input_shape, begins)]
    spare = [inputs + 2 * begin - room for room, inputs, begin in zip(rooms, input_shape, begins)]
    if all(0 <= surplus < stride for surplus in spare):
        return [], begins
    return [nn.ConstantPad2d((begins[1], ends[1], begins[0], ends[0]), value)], 0
