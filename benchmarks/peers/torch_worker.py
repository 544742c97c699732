#!/usr/bin/env python3
"""Runs networks on PyTorch for `compare --peers`, which starts it.

Reads requests from standard input and answers each on standard output; both are one JSON object a line. Arrays travel in files.

    {"do": "describe"}                                                  {"description": …}, or {"absent": …} without PyTorch
    {"do": "predict", "id", "network", "inputs", "rows", "outputs"}     {"form": …}; writes the outputs for all inputs
    {"do": "train", "id", "network", "inputs", "rows", "labels",
     "steps", "timing_learning_rate", "result"}                         {"form": …}; writes loss, gradients, loss, parameters
    {"do": "run", "id", "calls"}                                        {"nanoseconds": …}

A request that fails is answered by {"error": …}. One thread does it all; what is timed is the loop of calls and nothing else.
"""

import gc
import json
import os
import platform
import re
import sys

# Read by the BLAS and OpenMP libraries when they are loaded.
os.environ["OMP_NUM_THREADS"] = "1"
os.environ["OPENBLAS_NUM_THREADS"] = "1"

try:
    import torch

    from torch_peer import fastest, predict, train
except ImportError as error:
    torch = None
    absence = str(error)

# What makes a number of calls, by the id it was prepared under.
TASKS = {}


def describe():
    if torch is None:
        return {"absent": absence}
    return {"description": f"PyTorch {torch.__version__}, Python {platform.python_version()}, {blas()}, {torch.get_num_threads()} thread"}


def blas():
    """Which library multiplies matrices: Debian's PyTorch calls whichever is installed."""
    if not os.path.exists("/proc/self/maps"):
        return "a BLAS that this system does not name"
    with open("/proc/self/maps", encoding="utf-8") as maps:
        loaded = set(re.findall(r"/(lib(?:openblas|mkl_rt|blis)[^/\s]*)$", maps.read(), re.MULTILINE))
    return ", ".join(sorted(loaded)) or "the reference BLAS, which is many times slower than OpenBLAS"


def prepare(request, how):
    form, TASKS[request["id"]] = how.prepare(request)
    return {"form": form}


def run(request):
    return {"nanoseconds": fastest.elapsed(TASKS[request["id"]], request["calls"])}


def answer(line):
    request = json.loads(line)
    try:
        match request["do"]:
            case "describe":
                return describe()
            case "predict":
                return prepare(request, predict)
            case "train":
                return prepare(request, train)
            case "run":
                return run(request)
            case unknown:
                return {"error": f"no such request: {unknown}"}
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"}


def main():
    # Only answers go to standard output, whatever libraries print.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    if torch is not None:
        torch.set_num_threads(1)
    gc.disable()
    for line in sys.stdin:
        answers.write(json.dumps(answer(line)) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
