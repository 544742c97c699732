"""Predictions on PyTorch, in the form that is the fastest here."""

from functools import partial
from typing import List

import torch
from torch import Tensor, nn

from torch_peer import fastest, files, network as networks


class Calls(nn.Module):
    """Calls in a loop that is compiled with the network, so that no Python runs between them."""

    def __init__(self, network):
        super().__init__()
        self.network = network

    def forward(self, inputs: List[Tensor], outputs: List[Tensor], calls: int):
        # Outputs are kept: what nobody reads would be removed from the loop.
        count = len(inputs)
        for call in range(calls):
            outputs[call % count] = self.network(inputs[call % count])


def python_loop(network):
    def run(inputs, outputs, calls):
        count = len(inputs)
        for call in range(calls):
            outputs[call % count] = network(inputs[call % count])

    return run


def compiled_loop(traced):
    return torch.jit.script(Calls(traced)).eval()


def forms(network, sample):
    """(name, loop, kind of list it takes) for every way to run a network. Lists for compiled code are its own, or they would be
    copied on the way in, outputs with them."""
    traced = torch.jit.trace(network, sample)
    yield "eager", python_loop(network), list
    yield "frozen", python_loop(torch.jit.freeze(traced)), list
    yield "optimized for inference", python_loop(torch.jit.optimize_for_inference(traced)), list
    yield "frozen with its loop", torch.jit.freeze(compiled_loop(traced)), torch.jit.script
    yield "optimized for inference with its loop", torch.jit.optimize_for_inference(compiled_loop(traced)), torch.jit.script


def candidates(definition, tensors, batches):
    """(name, outputs, run) for every way to make the calls."""
    network = networks.build(definition, tensors).eval()
    kinds = [("rows", network, batches)]
    if networks.is_of_images(definition):
        last = {"memory_format": torch.channels_last}
        kinds.append(("rows, channels last", networks.build(definition, tensors).eval().to(**last), [batch.contiguous(**last) for batch in batches]))
    if len(batches[0]) == 1:
        kinds.append(("vector", networks.vectorised(network), [batch[0] for batch in batches]))
    for kind, module, samples in kinds:
        for name, loop, list_of in forms(module, samples[0]):
            outputs = list_of(list(samples))
            yield f"{kind}, {name}", outputs, partial(loop, list_of(samples), outputs)


def prepare(request):
    """Makes a request ready, and writes what all inputs give: (the form chosen, what makes a number of calls)."""
    definition, tensors = files.read_network(request["network"])
    batches = list(networks.samples(files.read_floats(request["inputs"]), definition, -1, request["rows"]))
    with torch.inference_mode():
        form, outputs, loop = fastest.choose(candidates(definition, tensors, batches))

    def run(calls):
        with torch.inference_mode():
            loop(calls)

    run(len(batches))
    files.write_floats(request["outputs"], outputs)
    return form, run
