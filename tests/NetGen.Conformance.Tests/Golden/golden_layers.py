"""Golden cases of layers that normalise, and what make_golden.py needs to know of those layers."""

from torch.nn import functional

MSE, CCE = "MeanSquaredError", "CategoricalCrossEntropy"


def layer_norm(epsilon=1e-5, name=None, source=None):
    return {"kind": "LayerNorm", "activation": "Linear", "Epsilon": epsilon, "name": name, "from": source}


def shapes(name, layer, size):
    """The parameter tensors of a layer that reads rows of a size; none if it is not one of these."""
    return {f"{name}.weight": (size,), f"{name}.bias": (size,)} if layer["kind"] == "LayerNorm" else {}


def forward(name, layer, parameters, x):
    """What such a layer gives; its input if it is not one of these."""
    if layer["kind"] == "LayerNorm":
        return functional.layer_norm(x, x.shape[1:], parameters[f"{name}.weight"], parameters[f"{name}.bias"], layer["Epsilon"])
    return x


def cases(dense, activate, sgd, adam):
    """As make_golden.py's own, with its functions."""
    return [
        ("layer_norm_input", (9, [layer_norm(), dense(7, "Tanh"), dense(3)]), MSE, sgd(0.05), 8, "real"),
        ("layer_norm_relu", (7, [dense(17), layer_norm(), activate("ReLU"), dense(8, "Softmax")]), CCE, sgd(0.05), 9, "labels"),
        ("layer_norm_tanh", (8, [dense(33), layer_norm(1e-3), activate("Tanh"), dense(5)]), MSE, adam(0.01, epsilon=1e-3), 7, "real"),
        ("layer_norm_last", (16, [dense(15, "Sigmoid"), dense(9), layer_norm(1e-2, name="norm")]), MSE, sgd(0.05), 33, "real"),
        ("layer_norm_softmax", (5, [dense(31), layer_norm(), activate("Softmax")]), CCE, sgd(0.1), 2, "labels"),
    ]
