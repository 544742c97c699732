#!/usr/bin/env python3
"""Trains the network of samples/Mnist on PyTorch, on one thread, and prints the seconds of each epoch: LeNet-5 with ReLU and maxima, Adam, cross-entropy.

    taskset -c 0 benchmarks/peers/mnist_epoch.py --data FOLDER [--epochs 3] [--batch 64] [--form NAME]

FOLDER holds the four files of the MNIST database, as they are or gzipped; samples/Mnist/README.md names them. Images are in memory as they are
used, in a new random order each epoch. Of PyTorch's ways to do it (eager or traced, tensors updated together or one by one, channels first or last)
the one that is the fastest here is taken, as by `compare --peers`, unless --form names another. As most programs are written it is
"eager, tensors updated together".
"""

import argparse
import gc
import gzip
import os
import time
from pathlib import Path

# Read by the BLAS and OpenMP libraries when they are loaded.
os.environ["OMP_NUM_THREADS"] = "1"
os.environ["OPENBLAS_NUM_THREADS"] = "1"

import torch
from torch import nn
from torch.nn import functional

from torch_peer import fastest, train

SEED = 1
TRIAL_BATCHES = 8
LARGEST_TEST_BATCH = 1000
# PyTorch's ways, by their names.
FORMS = {f"{form}{layout}": {"layout": train.LAYOUTS[layout], **train.FORMS[form]} for layout in train.LAYOUTS for form in train.FORMS}

RULE = {"optimizer": "Adam", "learning_rate": 0.001, "options": {"Beta1": 0.9, "Beta2": 0.999, "Epsilon": 1e-8}}


def read(folder, name, axes):
    """The unsigned bytes of an IDX file, with its shape."""
    path = next((path for path in (folder / name, folder / f"{name}.gz") if path.exists()), None)
    if path is None:
        raise SystemExit(f"There is no {name} in {folder}, with or without .gz; samples/Mnist/README.md says what is needed.")
    data = path.read_bytes()
    data = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
    if data[:4] != bytes([0, 0, 8, axes]):
        raise SystemExit(f"{path}: expected an IDX file of unsigned bytes with {axes} axes, which begins with {bytes([0, 0, 8, axes]).hex()}; found {data[:4].hex()}.")
    shape = [int.from_bytes(data[4 + 4 * axis : 8 + 4 * axis], "big") for axis in range(axes)]
    return torch.frombuffer(bytearray(data[4 + 4 * axes :]), dtype=torch.uint8).reshape(shape)


def samples(folder, part):
    """Images with pixels from 0 to 1, and their digits."""
    return read(folder, f"{part}-images-idx3-ubyte", 3).unsqueeze(1) / 255, read(folder, f"{part}-labels-idx1-ubyte", 1).long()


def lenet5():
    return nn.Sequential(
        nn.Conv2d(1, 6, 5, padding=2),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(6, 16, 5),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(400, 120),
        nn.ReLU(),
        nn.Linear(120, 84),
        nn.ReLU(),
        nn.Linear(84, 10),
    )


class Training:
    """The network in training, as it begins, in one of PyTorch's ways."""

    def __init__(self, images, digits, batch, layout, traced, foreach):
        torch.manual_seed(SEED)
        self.network = lenet5().to(memory_format=layout)
        self.images = images.contiguous(memory_format=layout)
        self.digits = digits
        self.batch = batch
        self.objective = train.Objective(self.network, functional.cross_entropy)
        if traced:
            self.objective = torch.jit.trace(self.objective, (self.images[:batch], digits[:batch]))
        self.optimizer = train.optimizer(RULE, list(self.network.parameters()), foreach)

    def take(self, steps):
        """Steps with the images in a random order."""
        batches = torch.randperm(len(self.digits)).split(self.batch)
        for step in range(steps):
            rows = batches[step % len(batches)]
            self.optimizer.zero_grad(set_to_none=True)
            loss = self.objective(self.images[rows], self.digits[rows])
            loss.backward()
            self.optimizer.step()


def accuracy(network, images, digits):
    with torch.inference_mode():
        outputs = torch.cat([network(part) for part in images.split(LARGEST_TEST_BATCH)])
    return (outputs.argmax(1) == digits).float().mean().item()


def fastest_form(images, digits, batch):
    # Tried on a few images, since a random order of all of them would be most of the time.
    few = TRIAL_BATCHES * batch
    return fastest.choose((form, None, Training(images[:few], digits[:few], batch, **FORMS[form]).take) for form in FORMS)[0]


def arguments():
    parser = argparse.ArgumentParser(description="Seconds per epoch of LeNet-5 on PyTorch, one thread.")
    parser.add_argument("--data", type=Path, required=True, help="the folder with the four files of the MNIST database")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--form", choices=list(FORMS), help="in which of PyTorch's ways; default: the one that is the fastest here")
    return parser.parse_args()


def main():
    options = arguments()
    torch.set_num_threads(1)
    gc.disable()
    images, digits = samples(options.data, "train")
    test = samples(options.data, "t10k")
    form = options.form or fastest_form(images, digits, options.batch)
    print(f"PyTorch {torch.__version__}, {torch.get_num_threads()} thread: {form}")
    training = Training(images, digits, options.batch, **FORMS[form])
    times = []
    for epoch in range(options.epochs):
        start = time.perf_counter()
        training.take(-(-len(digits) // options.batch))
        times.append(time.perf_counter() - start)
        print(f"epoch {epoch + 1}/{options.epochs}  {times[-1]:.2f} s  {len(digits) / times[-1]:,.0f} samples/s", flush=True)
    print(f"epoch time: median {sorted(times)[len(times) // 2]:.2f} s, best {min(times):.2f} s")
    print(f"test accuracy: {accuracy(training.network, *test):.4f}")


if __name__ == "__main__":
    main()
