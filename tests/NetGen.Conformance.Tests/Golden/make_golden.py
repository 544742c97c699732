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

import golden_activations
import golden_dense
import golden_layers
import golden_losses
import golden_optimizers
from golden_networks import Network, activate, adam, chain, dense, sgd

STEPS = 10
TOLERANCE = 1e-5


def cases():
    """(name, (input size, layers), loss, optimizer, batch, kind of targets), and what else a case says where there is more."""
    return [
        *golden_dense.cases(dense, activate, chain, sgd, adam),
        *golden_activations.cases(dense, activate, chain, sgd, adam),
        *golden_losses.cases(chain, sgd, adam),
        *golden_layers.cases(dense, activate, sgd, adam),
        *golden_optimizers.cases(dense, activate, chain),
    ]


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

    optimizer = golden_optimizers.Training(case["optimizer"], network.layers, parameters)
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
    for group, tolerance in (("gradients", TOLERANCE), ("trained", golden_optimizers.TRAINED_TOLERANCE[optimizer])):
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
