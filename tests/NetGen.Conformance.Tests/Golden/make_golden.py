#!/usr/bin/env python3
"""Writes the golden cases beside this script: what PyTorch makes of networks that NetGen can declare.

Needs PyTorch, on Debian and Ubuntu the package python3-torch:

    apt-get install python3-torch
    /usr/bin/python3 make_golden.py

Written with PyTorch 1.13. Seeds are fixed and one thread is used, so the files come out the same on the same processor; another
one may change last digits.

Each case is run in float64, which is what is written, and in float32. A case is kept only where the two agree within a fifth of
the tolerance that float32 implementations are held to: a larger difference says that the case is ill-conditioned, not that an
implementation is wrong. Every case left out is printed, with the quantity that differs.

A file is JSON, one quantity or tensor to a line, numbers as the shortest text that reads back to the same float64. Parameters,
inputs and targets are multiples of 1/1024, hence the same in float32.
"""

import json
import random
from pathlib import Path

import torch
from torch.nn import functional

import golden_losses

STEPS = 5
TOLERANCE = 1e-5
TRAINED_TOLERANCE = {"SGD": 1e-5, "Adam": 1e-4}

ACTIVATIONS = {
    "Linear": lambda z: z,
    "Step": lambda z: torch.heaviside(z.detach(), torch.ones_like(z)),
    "Sigmoid": torch.sigmoid,
    "Tanh": torch.tanh,
    "ReLU": torch.relu,
    "Softmax": lambda z: torch.softmax(z, dim=-1),
}


def dense(units, activation="Linear", bias=True, name=None, source=None):
    return {"kind": "Dense", "units": units, "activation": activation, "bias": bias, "name": name, "from": source}


def activate(activation, name=None, source=None):
    return {"kind": "Activate", "activation": activation, "name": name, "from": source}


def sgd(learning_rate=0.01):
    return {"kind": "SGD", "LearningRate": learning_rate}


def adam(learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    return {"kind": "Adam", "LearningRate": learning_rate, "Beta1": beta1, "Beta2": beta2, "Epsilon": epsilon}


def chain(sizes, hidden, last, bias=True):
    """A multi-layer perceptron: the input size, then the layers' units."""
    activations = [hidden] * (len(sizes) - 2) + [last]
    return sizes[0], [dense(units, f, bias) for units, f in zip(sizes[1:], activations)]


def cases():
    """(name, (input size, layers), loss, optimizer, batch, kind of targets)"""
    mse, cce = "MeanSquaredError", "CategoricalCrossEntropy"
    all_cases = [
        # The networks of the documentation.
        ("penguins_sgd", chain([4, 5, 5, 3], "ReLU", "Softmax"), cce, sgd(), 32, "labels"),
        ("penguins_adam", chain([4, 5, 5, 3], "ReLU", "Softmax"), cce, adam(0.01), 33, "labels"),
        # One layer: every last activation, every loss that goes with it, both optimizers.
        ("one_linear_sgd", chain([1, 1], None, "Linear"), mse, sgd(0.1), 1, "real"),
        ("one_linear_adam", chain([1, 1], None, "Linear"), mse, adam(), 2, "real"),
        ("single_linear_sgd", chain([9, 7], None, "Linear"), mse, sgd(), 8, "real"),
        ("single_sigmoid_sgd", chain([8, 8], None, "Sigmoid"), mse, sgd(0.5), 9, "unit"),
        ("single_sigmoid_adam", chain([7, 9], None, "Sigmoid"), mse, adam(), 7, "unit"),
        ("single_tanh_sgd", chain([15, 3], None, "Tanh"), mse, sgd(0.1), 2, "real"),
        ("single_tanh_adam", chain([16, 1], None, "Tanh"), mse, adam(0.01), 8, "real"),
        ("single_relu_sgd", chain([17, 8], None, "ReLU"), mse, sgd(), 7, "unit"),
        ("single_relu_adam", chain([3, 17], None, "ReLU"), mse, adam(), 33, "unit"),
        ("single_softmax_mse_sgd", chain([8, 9], None, "Softmax"), mse, sgd(0.5), 9, "labels"),
        ("single_softmax_mse_adam", chain([9, 15], None, "Softmax"), mse, adam(), 2, "unit"),
        ("single_softmax_cce_sgd", chain([31, 7], None, "Softmax"), cce, sgd(0.1), 33, "labels"),
        ("single_softmax_cce_adam", chain([33, 3], None, "Softmax"), cce, adam(), 1, "labels"),
        # Hidden activations under both losses, sizes around multiples of the vector width.
        ("hidden_linear_mse_sgd", chain([3, 8, 1], "Linear", "Linear"), mse, sgd(), 9, "real"),
        ("hidden_linear_mse_adam", chain([16, 7, 8], "Linear", "Linear"), mse, adam(), 1, "real"),
        ("hidden_linear_cce_sgd", chain([9, 8, 15], "Linear", "Softmax"), cce, sgd(0.1), 2, "labels"),
        ("hidden_sigmoid_mse_sgd", chain([7, 16, 9], "Sigmoid", "Linear"), mse, sgd(0.1), 8, "real"),
        ("hidden_tanh_mse_adam", chain([8, 15, 7], "Tanh", "Linear"), mse, adam(), 33, "real"),
        ("hidden_relu_mse_adam", chain([9, 17, 8], "ReLU", "Linear"), mse, adam(), 2, "real"),
        ("hidden_relu_mse_sgd", chain([16, 31, 3], "ReLU", "Linear"), mse, sgd(), 7, "real"),
        ("hidden_tanh_sigmoid_sgd", chain([15, 33, 1], "Tanh", "Sigmoid"), mse, sgd(0.5), 9, "labels"),
        ("hidden_relu_sigmoid_adam", chain([17, 9, 1], "ReLU", "Sigmoid"), mse, adam(0.01), 8, "labels"),
        ("hidden_linear_cce_adam", chain([7, 7, 7], "Linear", "Softmax"), cce, adam(), 7, "labels"),
        ("hidden_sigmoid_cce_adam", chain([8, 31, 16], "Sigmoid", "Softmax"), cce, adam(), 9, "labels"),
        ("hidden_tanh_cce_sgd", chain([33, 16, 17], "Tanh", "Softmax"), cce, sgd(0.1), 2, "labels"),
        ("hidden_relu_cce_sgd", chain([1, 64, 8], "ReLU", "Softmax"), cce, sgd(), 33, "labels"),
        ("hidden_relu_softmax_mse_adam", chain([15, 16, 33], "ReLU", "Softmax"), mse, adam(), 1, "labels"),
        # Wider than a tile, deeper than two.
        ("wide_tanh_cce_adam", chain([31, 65, 9], "Tanh", "Softmax"), cce, adam(), 9, "labels"),
        ("wide_relu_mse_sgd", chain([65, 33, 16], "ReLU", "Tanh"), mse, sgd(0.1), 8, "real"),
        ("wide_sigmoid_mse_adam", chain([64, 17, 64], "Sigmoid", "Sigmoid"), mse, adam(0.01), 7, "unit"),
        ("deep_relu_cce_adam", chain([8, 16, 15, 9, 7, 3], "ReLU", "Softmax"), cce, adam(), 33, "labels"),
        ("deep_tanh_mse_sgd", chain([3, 9, 8, 7, 17, 1], "Tanh", "Linear"), mse, sgd(), 2, "real"),
        ("deep_sigmoid_cce_sgd", chain([1, 3, 7, 8, 9], "Sigmoid", "Softmax"), cce, sgd(0.5), 1, "labels"),
        # Targets that are no labels: distributions, and rows that do not sum to one.
        ("soft_targets_sgd", chain([9, 8, 7], "Tanh", "Softmax"), cce, sgd(0.1), 8, "distribution"),
        ("soft_targets_adam", chain([7, 15, 9], "Sigmoid", "Softmax"), cce, adam(), 2, "distribution"),
        ("unnormalised_targets_sgd", chain([8, 7, 8], "Tanh", "Softmax"), cce, sgd(0.05), 9, "unit"),
        # Adam's other numbers.
        ("adam_betas", chain([8, 9, 3], "Tanh", "Softmax"), cce, adam(0.003, 0.8, 0.95), 8, "labels"),
        ("adam_epsilon", chain([9, 15, 1], "Sigmoid", "Linear"), mse, adam(0.01, epsilon=1e-3), 7, "real"),
        ("adam_no_momentum", chain([3, 7, 8], "ReLU", "Linear"), mse, adam(0.002, 0.0, 0.99, 1e-4), 33, "real"),
        # Without bias.
        ("no_bias_sgd", chain([8, 17, 9], "Tanh", "Linear", bias=False), mse, sgd(0.05), 9, "real"),
        ("no_bias_adam", chain([7, 16, 3], "ReLU", "Softmax", bias=False), cce, adam(), 8, "labels"),
        ("no_bias_hidden", (15, [dense(8, "Sigmoid", bias=False), dense(7, "Tanh"), dense(1, bias=False)]), mse, sgd(), 2, "real"),
        # Activations as layers, names, and what a layer reads said outright.
        ("activate_relu", (9, [dense(16), activate("ReLU"), dense(8), activate("Softmax")]), cce, adam(), 7, "labels"),
        ("activate_input", (8, [activate("Tanh"), dense(7, "ReLU"), activate("Linear"), dense(3)]), mse, sgd(), 8, "real"),
        ("activate_twice", (7, [dense(9, "ReLU"), activate("Tanh"), activate("Sigmoid"), dense(8)]), mse, adam(), 9, "real"),
        ("softmax_mse_layer", (3, [dense(7, "Tanh"), dense(8), activate("Softmax")]), mse, sgd(0.5), 33, "distribution"),
        (
            "named",
            (8, [
                dense(9, "Tanh", name="first", source=["input"]),
                activate("ReLU", name="rectified", source=["first"]),
                dense(3, "Softmax", name="head", source=["rectified"]),
            ]),
            cce, sgd(0.1), 7, "labels",
        ),
        # A layer read twice, of which one reader leads nowhere: its gradient is zero.
        (
            "fork",
            (7, [
                dense(8, "Tanh", name="trunk"),
                dense(3, "Sigmoid", name="unread"),
                dense(9, "ReLU", name="branch", source=["trunk"]),
                dense(3, "Softmax"),
            ]),
            cce, adam(0.01), 9, "labels",
        ),
    ]
    return all_cases + golden_losses.cases(chain, sgd, adam)


class Network:
    """A declared network on PyTorch, layer by layer."""

    def __init__(self, input_size, layers):
        self.layers = []
        self.shapes = {}
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
            self.layers.append((name, source, layer))
            previous = name
        self.output_size = sizes[previous]

    def forward(self, parameters, inputs):
        """What goes into the last activation, and what comes out of it."""
        values = {"input": inputs}
        for name, source, layer in self.layers:
            z = values[source]
            if layer["kind"] == "Dense":
                z = functional.linear(z, parameters[f"{name}.weight"], parameters.get(f"{name}.bias"))
            values[name] = ACTIVATIONS[layer["activation"]](z)
        return z, values[name]


def run(network, case, dtype):
    """All quantities of a case: outputs, loss, gradients, parameters after the steps."""
    parameters = {
        name: torch.tensor(case["parameters"][name], dtype=dtype).reshape(shape).requires_grad_()
        for name, shape in network.shapes.items()
    }
    inputs = torch.tensor(case["inputs"], dtype=dtype).reshape(case["batch"], -1)
    if "labels" in case:
        targets = torch.tensor(case["labels"], dtype=torch.int64)
    else:
        targets = torch.tensor(case["targets"], dtype=dtype).reshape(case["batch"], -1)

    rule = case["optimizer"]
    if rule["kind"] == "SGD":
        optimizer = torch.optim.SGD(parameters.values(), lr=rule["LearningRate"])
    else:
        optimizer = torch.optim.Adam(
            parameters.values(), lr=rule["LearningRate"], betas=(rule["Beta1"], rule["Beta2"]), eps=rule["Epsilon"])

    results = {}
    for step in range(STEPS):
        optimizer.zero_grad()
        logits, outputs = network.forward(parameters, inputs)
        loss = golden_losses.mean_loss(case, logits, outputs, targets)
        loss.backward()
        if step == 0:
            results["outputs"] = outputs.detach().clone()
            results["mean_loss"] = loss.detach().clone()
            results["gradients"] = {
                name: torch.zeros_like(p) if p.grad is None else p.grad.clone() for name, p in parameters.items()
            }
        optimizer.step()
    results["trained"] = {name: p.detach().clone() for name, p in parameters.items()}
    return results


def difference(actual, expected):
    """The largest difference, as a share of the largest value expected."""
    error = (actual.double() - expected).abs().max().item()
    largest = expected.abs().max().item()
    return error / largest if largest > 0 else (0.0 if error == 0 else float("inf"))


def disagreements(single, double, optimizer):
    """The quantities on which float32 and float64 differ by more than a fifth of the tolerance."""
    found = [(name, difference(single[name], double[name]), TOLERANCE) for name in ("outputs", "mean_loss")]
    for group, tolerance in (("gradients", TOLERANCE), ("trained", TRAINED_TOLERANCE[optimizer])):
        for name, expected in double[group].items():
            found.append((f"{group} {name}", difference(single[group][name], expected), tolerance))
    return [(name, error) for name, error, tolerance in found if not error <= tolerance / 5]


def draw(source, count, low, high):
    return [source.randrange(round(low * 1024), round(high * 1024) + 1) / 1024 for _ in range(count)]


def draw_case(name, shape, loss, optimizer, batch, targets, more=None):
    input_size, layers = shape
    network = Network(input_size, layers)
    source = random.Random(name)
    case = {"name": name, "input": input_size, "layers": layers, "loss": loss, "optimizer": optimizer, "batch": batch}
    case["parameters"] = {}
    for tensor, extents in network.shapes.items():
        bound = (6 / sum(extents)) ** 0.5 if len(extents) == 2 else 0.5
        count = extents[0] * extents[-1] if len(extents) == 2 else extents[0]
        case["parameters"][tensor] = draw(source, count, -bound, bound)
    case["inputs"] = draw(source, batch * input_size, -2, 2)
    width = network.output_size
    if targets == "labels":
        case["labels"] = [source.randrange(max(width, 2)) for _ in range(batch)]
    elif targets == "distribution":
        case["targets"] = [share for _ in range(batch) for share in draw_distribution(source, width)]
    elif targets in ("real", "unit"):
        case["targets"] = draw(source, batch * width, *{"real": (-1.5, 1.5), "unit": (0, 1)}[targets])
    if targets in ("signs", "bits"):
        case["targets"] = [source.choice((-1.0, 1.0) if targets == "signs" else (0.0, 1.0)) for _ in range(batch * width)]
    if "numbers" in (more or {}):
        case["numbers"] = more["numbers"]
    golden_losses.draw_weights(source, case, (more or {}).get("weights"), width)
    return network, case


def draw_distribution(source, width):
    """Shares in units of 1/1024 that sum to one."""
    cuts = sorted(source.randrange(1025) for _ in range(width - 1))
    return [(b - a) / 1024 for a, b in zip([0] + cuts, cuts + [1024])]


def numbers(values):
    return "[" + ",".join(json.dumps(value) for value in values) + "]"


def render(case, results):
    lines = [f"{json.dumps(key)}: {json.dumps(case[key])}" for key in ("name", "input")]
    lines.append('"layers": [\n    ' + ",\n    ".join(json.dumps(layer) for layer in case["layers"]) + "\n  ]")
    lines += [f"{json.dumps(key)}: {json.dumps(case[key])}" for key in ("loss", "numbers", "optimizer", "batch") if key in case]

    def tensors(key, group):
        rows = [f"{json.dumps(name)}: {numbers(values)}" for name, values in group.items()]
        return f"{json.dumps(key)}: {{\n    " + ",\n    ".join(rows) + "\n  }"

    def flat(group):
        return {name: tensor.flatten().tolist() for name, tensor in group.items()}

    lines.append(tensors("parameters", case["parameters"]))
    lines += [f"{json.dumps(key)}: {numbers(case[key])}" for key in ("inputs", "targets", "labels", "weights") if key in case]
    lines.append(f'"outputs": {numbers(results["outputs"].flatten().tolist())}')
    lines.append(f'"meanLoss": {json.dumps(results["mean_loss"].item())}')
    lines.append(tensors("gradients", flat(results["gradients"])))
    lines.append(tensors("trained", flat(results["trained"])))
    return "{\n  " + ",\n  ".join(lines) + "\n}\n"


def main():
    torch.set_num_threads(1)
    folder = Path(__file__).parent / "Cases"
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.json"):
        old.unlink()
    kept = 0
    for declared in cases():
        network, case = draw_case(*declared)
        double = run(network, case, torch.float64)
        wrong = disagreements(run(network, case, torch.float32), double, case["optimizer"]["kind"])
        if wrong:
            print(f"left out: {case['name']}: " + ", ".join(f"{name} differs by {error:.1e}" for name, error in wrong))
            continue
        (folder / f"{case['name']}.json").write_text(render(case, double), encoding="utf-8", newline="\n")
        kept += 1
    size = sum(path.stat().st_size for path in folder.glob("*.json"))
    print(f"{kept} cases written, {size / 1024:.0f} KB, PyTorch {torch.__version__}")


if __name__ == "__main__":
    main()
