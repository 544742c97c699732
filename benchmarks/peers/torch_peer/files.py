"""The files that the benchmark and its worker exchange: networks, and arrays of little-endian numbers without a header."""

import array
import json
import struct
from pathlib import Path

import torch


def read_network(path):
    """A safetensors file of NetGen: (definition, tensors by name)."""
    data = bytearray(Path(path).read_bytes())
    (length,) = struct.unpack_from("<Q", data)
    start = 8 + length
    header = json.loads(data[8:start])
    definition = json.loads(header.pop("__metadata__")["netgen.definition"])
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        flat = torch.frombuffer(data, dtype=torch.float32, count=(end - begin) // 4, offset=start + begin)
        tensors[name] = flat.reshape(entry["shape"]).clone()
    return definition, tensors


def read_floats(path):
    return torch.frombuffer(bytearray(Path(path).read_bytes()), dtype=torch.float32).clone()


def read_labels(path):
    return torch.frombuffer(bytearray(Path(path).read_bytes()), dtype=torch.int32).long()


def write_floats(path, tensors):
    with open(path, "wb") as file:
        for tensor in tensors:
            array.array("f", tensor.detach().flatten().tolist()).tofile(file)
