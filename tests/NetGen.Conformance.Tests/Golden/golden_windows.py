"""Layers of images and signals on PyTorch: convolutions, poolings, and what makes a row of an image.

Values are as PyTorch has them, channels after the batch: (batch, channels, height, width) and (batch, features, time).
"""

import torch
from torch.nn import functional

CONVOLUTIONS = {"Conv1D": functional.conv1d, "Conv2D": functional.conv2d}
POOLS = {
    "MaxPool1D": functional.max_pool1d, "MaxPool2D": functional.max_pool2d,
    "AvgPool1D": functional.avg_pool1d, "AvgPool2D": functional.avg_pool2d,
}


def layer(kind, name=None, source=None, activation="Linear", **options):
    return {"kind": kind, **options, "activation": activation, "name": name, "from": source}


def conv2d(filters, kernel, activation="Linear", bias=True, **options):
    """The kernel's extents, or one for both."""
    extents = [kernel, kernel] if isinstance(kernel, int) else list(kernel)
    return layer("Conv2D", filters=filters, kernel=extents, activation=activation, bias=bias, **options)


def conv1d(filters, kernel, activation="Linear", bias=True, **options):
    return layer("Conv1D", filters=filters, kernel=[kernel], activation=activation, bias=bias, **options)


def pool(kind, size, **options):
    return layer(kind, Size=size, **options)


def flatten(name=None, source=None):
    return layer("Flatten", name, source)


def global_pool(kind, name=None, source=None):
    return layer(f"Global{kind}Pool", name, source)


def add(*source, name=None):
    return layer("Add", name, list(source))


def concat(*source, name=None):
    return layer("Concat", name, list(source))


def channels_first(samples):
    """NetGen's order of samples into PyTorch's."""
    return samples.movedim(-1, 1)


def as_rows(values):
    """PyTorch's order into rows in NetGen's."""
    return values.movedim(1, -1).flatten(1)


def shapes(name, layer, x):
    """The weight and bias of a convolution of x."""
    if layer["kind"] not in CONVOLUTIONS:
        return {}
    found = {f"{name}.weight": (layer["filters"], x.shape[1] // layer.get("Groups", 1), *layer["kernel"])}
    return {**found, f"{name}.bias": (layer["filters"],)} if layer["bias"] else found


def forward(name, layer, tensors, sources):
    """What such a layer gives; None if it is not one of these."""
    kind, x = layer["kind"], sources[0]
    if kind in CONVOLUTIONS:
        stride, dilation = layer.get("Stride", 1), layer.get("Dilation", 1)
        x, padding = padded(x, layer, layer["kernel"], stride, dilation, 0.0)
        return CONVOLUTIONS[kind](
            x, tensors[f"{name}.weight"], tensors.get(f"{name}.bias"), stride, padding, dilation, layer.get("Groups", 1))
    if kind in POOLS:
        size = layer["Size"]
        stride = layer.get("Stride", size)
        x, padding = padded(x, layer, [size] * (x.dim() - 2), stride, 1, float("-inf") if kind.startswith("Max") else 0.0)
        return POOLS[kind](x, size, stride, padding)
    if kind == "GlobalAvgPool":
        return x.flatten(2).mean(dim=2)
    if kind == "GlobalMaxPool":
        return x.flatten(2).max(dim=2).values
    if kind == "Flatten":
        # An image as PyTorch counts it; a signal point by point in time, as recurrent layers have it.
        return as_rows(x) if x.dim() == 3 else x.flatten(1)
    if kind == "Add":
        return sum(sources[1:], sources[0])
    if kind == "Concat":
        return torch.cat(sources, dim=1)
    return None


def padded(x, layer, window, stride, dilation, beyond):
    """The input and how much of padding PyTorch is to add: its own is the same at both edges, which "same" padding need not be."""
    if layer.get("Padding", "Valid") == "Valid":
        return x, layer.get("PaddingSize", 0)
    edges = []
    for extent, size in zip(x.shape[2:], window):
        windows = -(-extent // stride)
        needed = max(0, (windows - 1) * stride + dilation * (size - 1) + 1 - extent)
        # functional.pad begins with the last axis.
        edges = [needed // 2, needed - needed // 2, *edges]
    return functional.pad(x, edges, value=beyond), 0
