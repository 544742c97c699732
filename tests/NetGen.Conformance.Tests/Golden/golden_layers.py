"""Golden cases of layers that normalise, and what make_golden.py needs to know of those layers."""

from torch.nn import functional

MSE, CCE = "MeanSquaredError", "CategoricalCrossEntropy"


def layer_norm(epsilon=1e-5, name=None, source=None):
    return {"kind": "LayerNorm", "activation": "Linear", "Epsilon": epsilon, "name": name, "from": source}


def batch_norm(epsilon=1e-5, momentum=0.1, name=None, source=None):
    return {"kind": "BatchNorm", "activation": "Linear", "Epsilon": epsilon, "Momentum": momentum, "name": name, "from": source}


def frozen(layer):
    return layer | {"trainable": False}


def shapes(name, layer, size):
    """The parameter tensors of a layer that reads so many channels; none if it is not one of these."""
    return {f"{name}.weight": (size,), f"{name}.bias": (size,)} if layer["kind"] in ("LayerNorm", "BatchNorm") else {}


def statistics(name, layer, size):
    """The running statistics of such a layer."""
    return {f"{name}.running_mean": (size,), f"{name}.running_var": (size,)} if layer["kind"] == "BatchNorm" else {}


def draw_statistics(draw, name, count):
    """Running statistics to start from, as an earlier training may have left them."""
    return draw(count, 0.25, 2) if name.endswith("running_var") else draw(count, -0.5, 0.5)


def forward(name, layer, tensors, x, training):
    """What such a layer gives, its input if it is not one of these. In training the running statistics move in place."""
    weight, bias = tensors.get(f"{name}.weight"), tensors.get(f"{name}.bias")
    if layer["kind"] == "LayerNorm":
        # Over the channels of each position, which PyTorch's normalises as the last axis only.
        return functional.layer_norm(x.movedim(1, -1), x.shape[1:2], weight, bias, layer["Epsilon"]).movedim(-1, 1)
    if layer["kind"] == "BatchNorm":
        mean, variance = tensors[f"{name}.running_mean"], tensors[f"{name}.running_var"]
        return functional.batch_norm(x, mean, variance, weight, bias, training, layer["Momentum"], layer["Epsilon"])
    return x


def cases(dense, activate, sgd, adam):
    """As make_golden.py's own, with its functions."""
    def plain(units):
        """No bias before a normalisation over the batch, which takes it away again: its gradient is nothing but rounding."""
        return dense(units, bias=False)

    calm = adam(0.01, epsilon=1e-3)
    return [
        ("layer_norm_input", (9, [layer_norm(), dense(7, "Tanh"), dense(3)]), MSE, sgd(0.05), 8, "real"),
        ("layer_norm_relu", (7, [dense(17), layer_norm(), activate("ReLU"), dense(8, "Softmax")]), CCE, sgd(0.05), 9, "labels"),
        ("layer_norm_tanh", (8, [dense(33), layer_norm(1e-3), activate("Tanh"), dense(5)]), MSE, adam(0.01, epsilon=1e-3), 7, "real"),
        ("layer_norm_last", (16, [dense(15, "Sigmoid"), dense(9), layer_norm(1e-2, name="norm")]), MSE, sgd(0.05), 33, "real"),
        ("layer_norm_softmax", (5, [dense(31), layer_norm(), activate("Softmax")]), CCE, sgd(0.1), 2, "labels"),
        ("batch_norm_input", (9, [batch_norm(), dense(7, "Tanh"), dense(3)]), MSE, sgd(0.05), 8, "real"),
        ("batch_norm_between", (7, [plain(16), batch_norm(), dense(3)]), MSE, calm, 9, "real"),
        ("batch_norm_relu", (7, [plain(17), batch_norm(), activate("ReLU"), dense(8, "Softmax")]), CCE, sgd(0.05), 9, "labels"),
        ("batch_norm_before_tanh", (8, [plain(33), batch_norm(), activate("Tanh"), dense(5)]), MSE, calm, 7, "real"),
        ("batch_norm_after_tanh", (15, [dense(8, "Tanh"), batch_norm(), dense(7, "Softmax")]), CCE, calm, 33, "labels"),
        ("batch_norm_after_relu", (16, [dense(31, "ReLU"), batch_norm(), dense(1)]), MSE, sgd(0.05), 33, "real"),
        ("batch_norm_numbers", (8, [plain(15), batch_norm(1e-2, 0.3), activate("Tanh"), dense(3)]), MSE, sgd(0.05), 9, "real"),
        ("batch_norm_latest", (9, [dense(8, "Tanh"), batch_norm(1e-3, 1), dense(3, "Softmax")]), CCE, sgd(0.1), 17, "labels"),
        ("batch_norm_last", (16, [dense(15, "Sigmoid"), plain(9), batch_norm(name="norm")]), MSE, sgd(0.05), 33, "real"),
        ("batch_norm_softmax", (5, [plain(31), batch_norm(0.1, 0.2), activate("Softmax")]), CCE, sgd(0.1), 8, "labels"),
        ("batch_norm_twice", (9, [batch_norm(), activate("Tanh"), plain(17), batch_norm(), activate("Sigmoid"), dense(3)]), MSE, calm, 16, "real"),
        ("batch_norm_two_rows", (3, [plain(7), batch_norm(1, 0.25), activate("Tanh"), dense(8)]), MSE, sgd(0.05), 2, "real"),
        ("batch_norm_layer_norm", (8, [plain(9), batch_norm(), layer_norm(1e-2), activate("Tanh"), dense(7)]), MSE, sgd(0.05), 33, "real"),
        ("batch_norm_weights", (9, [plain(8), batch_norm(), activate("Tanh"), dense(3)]), MSE, sgd(0.05), 9, "real", {"weights": "samples"}),
        # Frozen, it keeps scale and shift, and goes on normalising by the batch and moving the running statistics.
        ("batch_norm_frozen", (8, [plain(9), frozen(batch_norm()), activate("Tanh"), dense(3)]), MSE, sgd(0.05), 9, "real"),
        ("batch_norm_frozen_input", (7, [frozen(batch_norm(1e-3, 0.3)), dense(8, "Tanh"), dense(3, "Softmax")]), CCE, calm, 33, "labels"),
    ]
