"""Declared networks: how a case spells its layers and optimizer, and what PyTorch makes of them layer by layer."""

from torch.nn import functional

import golden_activations
import golden_layers


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

    def __init__(self, input_size, layers):
        self.layers = []
        self.shapes = {}
        self.statistics = {}
        sizes = {"input": input_size}
        previous = "input"
        for index, layer in enumerate(layers):
            name = layer["name"] or str(index)
            (source,) = layer["from"] or [previous]
            sizes[name] = sizes[source]
            if layer["kind"] == "Dense":
                sizes[name] = layer["units"]
                self.shapes[f"{name}.weight"] = (layer["units"], sizes[source])
                if layer["bias"]:
                    self.shapes[f"{name}.bias"] = (layer["units"],)
            if layer["activation"] == "PReLU":
                self.shapes[self.slopes(name, layer)] = (sizes[name],)
            self.shapes.update(golden_layers.shapes(name, layer, sizes[source]))
            self.statistics.update(golden_layers.statistics(name, layer, sizes[source]))
            self.layers.append((name, source, layer))
            previous = name
        self.output_size = sizes[previous]

    @staticmethod
    def slopes(name, layer):
        """What a PReLU's tensor is called: as in PyTorch where it is a layer of its own."""
        return f"{name}.weight" if layer["kind"] == "Activate" else f"{name}.slope"

    def forward(self, parameters, statistics, inputs, training):
        """What goes into the last activation, and what comes out of it. In training the statistics move in place."""
        values = {"input": inputs}
        for name, source, layer in self.layers:
            z = values[source]
            if layer["kind"] == "Dense":
                z = functional.linear(z, parameters[f"{name}.weight"], parameters.get(f"{name}.bias"))
            z = golden_layers.forward(name, layer, {**parameters, **statistics}, z, training)
            values[name] = golden_activations.apply(layer, z, parameters.get(self.slopes(name, layer)))
        return z, values[name]
