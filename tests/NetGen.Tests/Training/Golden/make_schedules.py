#!/usr/bin/env python3
"""Writes schedules.json beside this script: the factors that PyTorch's learning-rate schedulers give, step by step.

Needs PyTorch, on Debian and Ubuntu the package python3-torch:

    apt-get install python3-torch
    /usr/bin/python3 make_schedules.py

Written with PyTorch 1.13. Each scheduler drives an optimizer that starts at learning rate 1; its learning rate is written before each of
COUNT scheduler steps.
"""

import json
import warnings
from pathlib import Path

import torch
from torch.optim import lr_scheduler

COUNT = 60
LOSSES = [3.0, 2.0, 1.5, 1.4999, 1.5, 1.6, 1.4, 1.41, 1.42, 1.43, 1.44, 1.45, 1.39, 1.3, 1.31, 1.3, 1.3, 1.3, 1.3, 1.3,
          1.3, 1.3, 1.2, 1.2, 1.2, 1.2, 1.2, 1.2, 1.2, 1.2, 1.2, 1.2, 1.2, 1.2, 1.2, 1.2, 1.2, 1.2, 1.2, 1.1]


def optimizer():
    return torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=1.0)


def factors(make):
    rule = optimizer()
    scheduler = make(rule)
    values = []
    for _ in range(COUNT):
        values.append(rule.param_groups[0]["lr"])
        rule.step()
        scheduler.step()
    return values


def plateau(**arguments):
    rule = optimizer()
    scheduler = lr_scheduler.ReduceLROnPlateau(rule, eps=0, **arguments)
    values = []
    sign = -1 if arguments.get("mode") == "max" else 1
    for loss in LOSSES:
        values.append(rule.param_groups[0]["lr"])
        scheduler.step(loss if sign == 1 else 1 / loss)
    return values


def warm(rule, length, start, then):
    first = lr_scheduler.LinearLR(rule, start_factor=start, total_iters=length)
    return lr_scheduler.SequentialLR(rule, [first, then(rule)], milestones=[length])


def main():
    warnings.simplefilter("ignore")
    cases = {
        "constant": factors(lambda rule: lr_scheduler.ConstantLR(rule, factor=0.25, total_iters=COUNT + 1)),
        "step": factors(lambda rule: lr_scheduler.StepLR(rule, step_size=7, gamma=0.3)),
        "exponential": factors(lambda rule: lr_scheduler.ExponentialLR(rule, gamma=0.93)),
        "linear": factors(lambda rule: lr_scheduler.PolynomialLR(rule, total_iters=40)),
        "polynomial": factors(lambda rule: lr_scheduler.PolynomialLR(rule, total_iters=50, power=2.5)),
        "cosine": factors(lambda rule: lr_scheduler.CosineAnnealingLR(rule, T_max=COUNT, eta_min=0.01)),
        "restarts": factors(lambda rule: lr_scheduler.CosineAnnealingWarmRestarts(rule, T_0=13, eta_min=0.05)),
        "restarts2": factors(lambda rule: lr_scheduler.CosineAnnealingWarmRestarts(rule, T_0=5, T_mult=2)),
        "restarts3": factors(lambda rule: lr_scheduler.CosineAnnealingWarmRestarts(rule, T_0=4, T_mult=3, eta_min=0.1)),
        "warmup": factors(lambda rule: lr_scheduler.LinearLR(rule, start_factor=0.1, total_iters=9)),
        "warmupExponential": factors(lambda rule: warm(rule, 6, 0.2, lambda r: lr_scheduler.ExponentialLR(r, gamma=0.9))),
        "warmupStep": factors(lambda rule: warm(rule, 10, 1 / 3, lambda r: lr_scheduler.StepLR(r, step_size=5, gamma=0.5))),
        "plateau": plateau(factor=0.5, patience=2, threshold=1e-3, cooldown=0, min_lr=0.01),
        "plateauCooldown": plateau(factor=0.3, patience=1, threshold=1e-4, cooldown=3, min_lr=0),
        "plateauMax": plateau(mode="max", factor=0.5, patience=3, threshold=0.02),
    }
    target = Path(__file__).with_name("schedules.json")
    lines = [f"  {json.dumps(name)}: {json.dumps(values)}" for name, values in cases.items()]
    lines.append(f"  \"losses\": {json.dumps(LOSSES)}")
    target.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
