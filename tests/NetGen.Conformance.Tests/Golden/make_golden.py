#!/usr/bin/env python3
"""Writes the golden cases beside this script: what PyTorch makes of networks that NetGen can declare.

Needs PyTorch, on Debian and Ubuntu the package python3-torch:

    apt-get install python3-torch
    /usr/bin/python3 make_golden.py

Written with PyTorch 1.13. Seeds are fixed and one thread is used, so the files come out the same on the same processor; another
one may change last digits. So cases that are added are best written alone, by what their names begin with:

    /usr/bin/python3 make_golden.py batch_norm conv2d

Each case is run in float64, which is what is written, and in float32. A case is kept only where the two agree within a fifth of
the tolerance that float32 implementations are held to: a larger difference says that the case is ill-conditioned, not that an
implementation is wrong. Every case left out is printed, with the quantity that differs.

A file is JSON, one quantity or tensor to a line, numbers as the shortest text that reads back to the same float64. Parameters,
inputs and targets are multiples of 1/1024, hence the same in float32. Samples and outputs are in NetGen's order, channels innermost;
parameters are in PyTorch's own.
"""

import functools
import json
import math
import random
import sys
from pathlib import Path

import torch

import golden_activations
import golden_convolutions
import golden_dense
import golden_images
import golden_layers
import golden_losses
import golden_optimizers
import golden_pools
import golden_recurrent
from golden_networks import Network, activate, adam, chain, dense, sgd

STEPS = 10
TOLERANCE = 1e-5

# What differs from the rest, or says more than it, only where a layer has running statistics: in the files of those networks alone.
STATISTICS_MAKE = ("predictedLoss", "trainingOutputs", "trainedStatistics", "trainedOutputs")


def cases():
    """(name, (input size or shape, layers), loss, optimizer, batch, kind of targets), and what else a case says where there is more."""
    return [
        *golden_dense.cases(dense, activate, chain, sgd, adam),
        *golden_activations.cases(dense, activate, chain, sgd, adam),
        *golden_losses.cases(chain, sgd, adam),
        *golden_layers.cases(dense, activate, sgd, adam),
        *golden_optimizers.cases(dense, activate, chain),
        *golden_convolutions.cases(),
        *golden_pools.cases(),
        *golden_images.cases(),
        *golden_recurrent.cases(dense, activate, sgd, adam),
    ]


def run(network, case, dtype):
    """All quantities of a case: outputs, loss, gradients, parameters and statistics after the steps."""
    parameters = {
        name: torch.tensor(case["parameters"][name], dtype=dtype).reshape(shape).requires_grad_()
        for name, shape in network.shapes.items()
    }
    statistics = {
        name: torch.tensor(case["statistics"][name], dtype=dtype).reshape(shape) for name, shape in network.statistics.items()
    }
    inputs = torch.tensor(case["inputs"], dtype=dtype).reshape(case["batch"], -1)
    if "labels" in case:
        targets = torch.tensor(case["labels"], dtype=torch.int64)
    else:
        targets = torch.tensor(case["targets"], dtype=dtype).reshape(case["batch"], -1)

    steps = network.output_steps
    sequences = golden_recurrent.Sequences(case.get("lengths"), case.get("numbers", {}).get("TruncatedSteps"))
    missing = sequences.missing(steps) if steps > 1 else None

    def measure(training):
        logits, outputs = network.forward(parameters, statistics, inputs, training, sequences)
        loss = golden_losses.mean_loss(case, logits, outputs, targets, steps, missing)
        return outputs if missing is None else outputs.masked_fill(missing.repeat_interleave(outputs.shape[1] // steps, dim=1), 0), loss

    optimizer = golden_optimizers.Training(case["optimizer"], network.layers, parameters)
    results = {}
    results["outputs"], results["predictedLoss"] = copied(measure(training=False))
    for step in range(STEPS):
        optimizer.zero_grad()
        outputs, loss = measure(training=True)
        loss.backward()
        if step == 0:
            results["trainingOutputs"], results["meanLoss"] = copied((outputs, loss))
            results["gradients"] = {
                name: torch.zeros_like(p) if p.grad is None else p.grad.clone() for name, p in parameters.items()
            }
        optimizer.step()
    results["trained"] = dict(zip(parameters, copied(parameters.values())))
    results["trainedStatistics"] = dict(zip(statistics, copied(statistics.values())))
    results["trainedOutputs"], _ = copied(measure(training=False))
    return results


def copied(tensors):
    return [tensor.detach().clone() for tensor in tensors]


def difference(actual, expected):
    """The largest difference, as a share of the largest value expected."""
    error = (actual.double() - expected).abs().max().item()
    largest = expected.abs().max().item()
    return error / largest if largest > 0 else (0.0 if error == 0 else float("inf"))


def disagreements(single, double, optimizer):
    """The quantities on which float32 and float64 differ by more than a fifth of the tolerance."""
    trained = golden_optimizers.TRAINED_TOLERANCE[optimizer]
    found = []
    for key, expected in double.items():
        tolerance = trained if key.startswith("trained") else TOLERANCE
        if isinstance(expected, dict):
            found += [(f"{key} {name}", difference(single[key][name], tensor), tolerance) for name, tensor in expected.items()]
        else:
            found.append((key, difference(single[key], expected), tolerance))
    return [(name, error) for name, error, tolerance in found if not error <= tolerance / 5]


def draw(source, count, low, high):
    return [source.randrange(round(low * 1024), round(high * 1024) + 1) / 1024 for _ in range(count)]


def bound_of(extents):
    """Up to where the values of a tensor are drawn: weights as they start, by how many each output reads and how many read each input."""
    return (6 / ((extents[0] + extents[1]) * math.prod(extents[2:]))) ** 0.5 if len(extents) > 1 else 0.5


def draw_case(name, shape, loss, optimizer, batch, targets, more=None):
    input_shape, layers = shape
    network = Network(input_shape, layers)
    source = random.Random(name)
    case = {"name": name, "input": input_shape, "layers": layers, "loss": loss, "optimizer": optimizer, "batch": batch}
    case["parameters"] = {}
    for tensor, extents in network.shapes.items():
        case["parameters"][tensor] = draw(source, math.prod(extents), -bound_of(extents), bound_of(extents))
    if network.statistics:
        case["statistics"] = {
            tensor: golden_layers.draw_statistics(functools.partial(draw, source), tensor, *extents)
            for tensor, extents in network.statistics.items()
        }
    case["inputs"] = draw(source, batch * network.input_size, -2, 2)
    rows, width = batch * network.output_steps, network.output_size // network.output_steps
    if targets == "labels":
        case["labels"] = [source.randrange(max(width, 2)) for _ in range(rows)]
    elif targets == "distribution":
        case["targets"] = [share for _ in range(rows) for share in draw_distribution(source, width)]
    elif targets in ("real", "unit"):
        case["targets"] = draw(source, rows * width, *{"real": (-1.5, 1.5), "unit": (0, 1)}[targets])
    if targets in ("signs", "bits"):
        case["targets"] = [source.choice((-1.0, 1.0) if targets == "signs" else (0.0, 1.0)) for _ in range(rows * width)]
    if "numbers" in (more or {}):
        case["numbers"] = more["numbers"]
    golden_losses.draw_weights(source, case, (more or {}).get("weights"), width)
    golden_recurrent.draw_lengths(source, case, (more or {}).get("lengths"))
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

    lines += [tensors(key, case[key]) for key in ("parameters", "statistics") if key in case]
    lines += [f"{json.dumps(key)}: {numbers(case[key])}" for key in ("inputs", "targets", "labels", "weights", "lengths") if key in case]
    for key, value in results.items():
        if key in STATISTICS_MAKE and "statistics" not in case:
            continue
        if isinstance(value, dict):
            lines.append(tensors(key, flat(value)))
        elif value.dim() == 0:
            lines.append(f"{json.dumps(key)}: {json.dumps(value.item())}")
        else:
            lines.append(f"{json.dumps(key)}: {numbers(value.flatten().tolist())}")
    return "{\n  " + ",\n  ".join(lines) + "\n}\n"


def main(prefixes):
    torch.set_num_threads(1)
    # In float32 GELU's gradient from there is wrong, even NaN, where what it reads is not contiguous.
    torch.backends.mkldnn.set_flags(False)
    folder = Path(__file__).parent / "Cases"
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.json"):
        if old.stem.startswith(prefixes):
            old.unlink()
    kept = 0
    for declared in cases():
        if not declared[0].startswith(prefixes):
            continue
        network, case = draw_case(*declared)
        double = run(network, case, torch.float64)
        wrong = disagreements(run(network, case, torch.float32), double, case["optimizer"]["kind"])
        if wrong:
            print(f"left out: {case['name']}: " + ", ".join(f"{name} differs by {error:.1e}" for name, error in wrong))
            continue
        (folder / f"{case['name']}.json").write_text(render(case, double), encoding="utf-8", newline="\n")
        kept += 1
    size = sum(path.stat().st_size for path in folder.glob("*.json"))
    print(f"{kept} cases written, {size / 1024:.0f} KB in all, PyTorch {torch.__version__}")


if __name__ == "__main__":
    main(tuple(sys.argv[1:]) or ("",))
