"""Declared networks: how a case spells its layers and optimizer, and what PyTorch makes of them layer by layer."""

import math

import torch
from torch.nn import functional

import golden_activations
import golden_layers
import golden_recurrent
import golden_windows


def dense(units, activation="Linear", bias=True, name=None, source=None, alpha=None):
    layer = {"kind": "Dense", "units": units, "activation": activation, "bias": bias, "name": name, "from": source}
    return layer if alpha is None else {**layer, "alpha": alpha}


def activate(activation, name=None, source=None, alpha=None):
    layer = {"kind": "Activate", "activation": activation, "name": name, "from": source}
    return layer if alpha is None else {**layer, "alpha": alpha}


def sgd(learning_rate=0.01):
    return {"kind": "SGD", "LearningRate": learning_rate}


def adam(learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    return {"kind": "Adam", "LearningRate": learning_rate, "Beta1": beta1, "Beta2": beta2, "Epsilon": epsilon}


def chain(sizes, hidden, last, bias=True):
    """A multi-layer perceptron: the input size, then the layers' units."""
    activations = [hidden] * (len(sizes) - 2) + [last]
    return sizes[0], [dense(units, f, bias) for units, f in zip(sizes[1:], activations)]


class Network:
    """A declared network on PyTorch, layer by layer."""

    def __init__(self, input_shape, layers):
        self.input_shape = [input_shape] if isinstance(input_shape, int) else list(input_shape)
        self.layers = []
        self.shapes = {}
        self.statistics = {}
        values = {"input": golden_windows.channels_first(torch.zeros(1, *self.input_shape))}
        previous = "input"
        for index, layer in enumerate(layers):
            name = layer["name"] or str(index)
            sources = layer["from"] or [previous]
            shapes, statistics = self.tensors(name, layer, values[sources[0]])
            zeros = {tensor: torch.zeros(shape) for tensor, shape in {**shapes, **statistics}.items()}
            values[name] = self.sums(name, layer, zeros, [values[source] for source in sources], training=False)
            if layer["activation"] == "PReLU":
                shapes[self.slopes(name, layer)] = (values[name].shape[1],)
            self.shapes.update(shapes)
            self.statistics.update(statistics)
            self.layers.append((name, sources, layer))
            previous = name
        self.input_size = math.prod(self.input_shape)
        self.output_size = values[previous].numel()
        # How many rows of outputs a sample has: one at each step where there is an axis of time, one at each position of an image of classes.
        positions = values[previous].shape[2:]
        chooses = layer["activation"] == "Softmax"
        self.output_steps = math.prod(positions) if len(positions) == 1 or chooses else 1

    @staticmethod
    def tensors(name, layer, x):
        """The shapes of a layer's parameters without the slopes of a PReLU, and of its running statistics."""
        shapes = {
            **golden_layers.shapes(name, layer, x.shape[1]),
            **golden_windows.shapes(name, layer, x),
            **golden_recurrent.shapes(name, layer, x.shape[1]),
        }
        if layer["kind"] == "Dense":
            shapes[f"{name}.weight"] = (layer["units"], x.shape[1])
            if layer["bias"]:
                shapes[f"{name}.bias"] = (layer["units"],)
        return shapes, golden_layers.statistics(name, layer, x.shape[1])

    @staticmethod
    def slopes(name, layer):
        """What a PReLU's tensor is called: as in PyTorch where it is a layer of its own."""
        return f"{name}.weight" if layer["kind"] == "Activate" else f"{name}.slope"

    @staticmethod
    def sums(name, layer, tensors, sources, training, sequences=golden_recurrent.WHOLE):
        """What goes into a layer's activation."""
        if layer["kind"] == "Dense":
            # At each step, where there is an axis of time.
            return functional.linear(sources[0].movedim(1, -1), tensors[f"{name}.weight"], tensors.get(f"{name}.bias")).movedim(-1, 1)
        found = golden_recurrent.forward(name, layer, tensors, sources[0], sequences)
        if found is None:
            found = golden_windows.forward(name, layer, tensors, sources)
        return golden_layers.forward(name, layer, tensors, sources[0], training) if found is None else found

    def forward(self, parameters, statistics, inputs, training, sequences):
        """What goes into the last activation, and what comes out of it, in rows. In training the statistics move in place."""
        values = {"input": golden_windows.channels_first(inputs.reshape(-1, *self.input_shape))}
        for name, sources, layer in self.layers:
            z = self.sums(name, layer, {**parameters, **statistics}, [values[source] for source in sources], training, sequences)
            values[name] = golden_activations.apply(layer, z, parameters.get(self.slopes(name, layer)))
        if layer["kind"] == "Flatten":
            # A row that nothing reads any more is given as it lies.
            return golden_windows.as_rows(values[sources[0]]), golden_windows.as_rows(values[sources[0]])
        return golden_windows.as_rows(z), golden_windows.as_rows(values[name])
