"""Recurrent layers on PyTorch, and their golden cases.

PyTorch's own functions run them, on packed sequences where samples end early. It has two biases that only ever act as their sum, where NetGen has one: the
second is held at zero. Truncated backpropagation goes step by step through PyTorch's functions and detaches the state where a window begins.

As elsewhere values are (batch, features, time).
"""

from dataclasses import dataclass

import torch
from torch.nn.utils.rnn import PackedSequence, pack_padded_sequence, pad_packed_sequence

from golden_layers import layer_norm
from golden_optimizers import rule
from golden_windows import add, concat, conv1d, flatten, global_pool, layer, pool

MSE, CCE, BCE, MAE, HINGE = "MeanSquaredError", "CategoricalCrossEntropy", "BinaryCrossEntropy", "MeanAbsoluteError", "Hinge"

GATES = {"SimpleRNN": 1, "LSTM": 4, "GRU": 3}


@dataclass
class Sequences:
    """What a case says of the sequences it is given: how many steps each has, and after how many steps gradients are cut; None for all and for never."""

    lengths: list = None
    window: int = None

    def missing(self, steps):
        """Where there is no step: (batch, steps), or None."""
        return None if self.lengths is None else torch.arange(steps) >= torch.tensor(self.lengths)[:, None]


WHOLE = Sequences()


def rnn(units, activation="Tanh", **options):
    return recurrent("SimpleRNN", units, Activation=activation, **options)


def lstm(units, **options):
    return recurrent("LSTM", units, **options)


def gru(units, **options):
    return recurrent("GRU", units, **options)


def recurrent(kind, units, sequences=False, both=False, name=None, source=None, **options):
    return layer(kind, name, source, units=units, ReturnSequences=sequences, Bidirectional=both, **options)


def suffixes(layer):
    return ("_l0", "_l0_reverse") if layer["Bidirectional"] else ("_l0",)


def shapes(name, layer, features):
    """The tensors of a recurrent layer that reads so many features; none if it is not one."""
    if layer["kind"] not in GATES:
        return {}
    units, rows, found = layer["units"], GATES[layer["kind"]] * layer["units"], {}
    for suffix in suffixes(layer):
        found[f"{name}.weight_ih{suffix}"] = (rows, features)
        found[f"{name}.weight_hh{suffix}"] = (rows, units)
        found[f"{name}.bias_ih{suffix}"] = (rows,)
        if layer["kind"] == "GRU":
            found[f"{name}.bias_hh{suffix}"] = (rows,)
    return found


def forward(name, layer, tensors, x, sequences):
    """What a recurrent layer gives; None if it is not one."""
    if layer["kind"] not in GATES:
        return None
    weights = []
    for suffix in suffixes(layer):
        bias = tensors[f"{name}.bias_ih{suffix}"]
        weights += [tensors[f"{name}.weight_ih{suffix}"], tensors[f"{name}.weight_hh{suffix}"], bias]
        weights.append(tensors.get(f"{name}.bias_hh{suffix}", torch.zeros_like(bias)))
    x = x.movedim(1, -1)
    outputs, last = whole(layer, x, weights, sequences.lengths) if sequences.window is None else truncated(layer, x, weights, sequences)
    return outputs.movedim(-1, 1) if layer["ReturnSequences"] else last


def function(layer):
    if layer["kind"] == "SimpleRNN":
        return {"Tanh": torch.rnn_tanh, "ReLU": torch.rnn_relu}[layer["Activation"]]
    return {"LSTM": torch.lstm, "GRU": torch.gru}[layer["kind"]]


def zero_state(layer, x, directions):
    zeros = x.new_zeros(directions, x.shape[0], layer["units"])
    return (zeros, zeros) if layer["kind"] == "LSTM" else zeros


def whole(layer, x, weights, lengths):
    """The outputs of all steps (batch, time, outputs), and the last of each direction side by side."""
    directions = len(suffixes(layer))
    state = zero_state(layer, x, directions)
    options = (True, 1, 0.0, False, directions == 2)
    if lengths is None:
        outputs, last, *_ = function(layer)(x, state, weights, *options, True)
        return outputs, torch.cat(list(last), dim=-1)
    packed = pack_padded_sequence(x, torch.tensor(lengths), batch_first=True, enforce_sorted=False)
    data, last, *_ = function(layer)(packed.data, packed.batch_sizes, state, weights, *options)
    outputs = PackedSequence(data, packed.batch_sizes, packed.sorted_indices, packed.unsorted_indices)
    outputs, _ = pad_packed_sequence(outputs, batch_first=True, total_length=x.shape[1])
    return outputs, torch.cat(list(last.index_select(1, packed.unsorted_indices)), dim=-1)


def truncated(layer, x, weights, sequences):
    """The same, with windows counted in the order in which a direction takes the steps."""
    missing = sequences.missing(x.shape[1])
    directions = []
    for direction in range(len(suffixes(layer))):
        times = range(x.shape[1]) if direction == 0 else range(x.shape[1] - 1, -1, -1)
        state, outputs = zero_state(layer, x, 1), {}
        for order, time in enumerate(times):
            before = each(torch.Tensor.detach, state) if order % sequences.window == 0 else state
            _, *after = function(layer)(x[:, time:time + 1], before, weights[4 * direction:4 * direction + 4], True, 1, 0.0, False, False, True)
            after = tuple(after) if layer["kind"] == "LSTM" else after[0]
            state = after if missing is None else each(lambda old, new: torch.where(missing[:, time, None], old, new), before, after)
            outputs[time] = (state[0] if layer["kind"] == "LSTM" else state)[0]
        directions.append((torch.stack([outputs[time] for time in sorted(outputs)], dim=1), outputs[times[-1]]))
    return (torch.cat(parts, dim=-1) for parts in zip(*directions))


def each(change, *states):
    """A function of the parts of states: the output, and an LSTM's cell."""
    return tuple(change(*parts) for parts in zip(*states)) if isinstance(states[0], tuple) else change(*states)


def draw_lengths(source, case, kind):
    """A length for each sample, the last of them one step; or the length that all have."""
    if kind is True:
        case["lengths"] = [source.randrange(1, case["input"][0] + 1) for _ in range(case["batch"] - 1)] + [1]
    elif kind:
        case["lengths"] = [kind] * case["batch"]


def cases(dense, activate, sgd, adam):
    """As make_golden.py's own, with its functions."""
    calm = adam(0.01, epsilon=1e-3)
    listed = [*sizes(dense, sgd, calm), *lengths(dense, sgd, calm), *windows(dense, sgd, calm), *steps(dense, activate, sgd, calm), *places(dense, activate, sgd, calm)]
    return [(f"recurrent_{name}", *rest) for name, *rest in listed]


CELLS = {"rnn": rnn, "relu": lambda units, **options: rnn(units, "ReLU", **options), "lstm": lstm, "gru": gru}


def sizes(dense, sgd, calm):
    """Units around multiples of the vector width, of each cell, alone in the network and under another layer; directions."""
    for offset, (name, cell) in enumerate(CELLS.items()):
        for index, units in enumerate((1, 3, 7, 8, 9, 16, 17, 33)):
            turn = index + offset
            features, time, batch = (1, 3, 8)[turn % 3], (5, 7, 2, 1)[turn % 4], (3, 1, 7, 5, 9)[turn % 5]
            shape, optimizer = (time, features), (sgd(0.05), calm)[index // 2 % 2]
            if turn % 4 == 0:
                yield f"{name}_{units}_last", (shape, [cell(units)]), MSE, optimizer, batch, "real"
            elif turn % 4 == 1:
                yield f"{name}_{units}_tagger", (shape, [cell(units, sequences=True), dense(4, "Softmax")]), CCE, optimizer, batch, "labels"
            elif turn % 4 == 2:
                yield f"{name}_{units}_classifier", (shape, [cell(units), dense(3, "Softmax")]), CCE, optimizer, batch, "labels"
            else:
                yield f"{name}_{units}_every", (shape, [cell(units, sequences=True)]), MSE, optimizer, batch, "real"
        yield f"{name}_stacked", ((5, 3), [cell(9, sequences=True), cell(7), dense(3, "Softmax")]), CCE, calm, 5, "labels"
        yield f"{name}_stacked_every", ((7, 3), [cell(8, sequences=True), cell(9, sequences=True), dense(2)]), MSE, sgd(0.05), 3, "real"
        yield f"{name}_both", ((5, 3), [cell(8, both=True), dense(3, "Softmax")]), CCE, sgd(0.05), 5, "labels"
        yield f"{name}_both_last", ((7, 8), [cell(7, both=True)]), MSE, calm, 3, "real"
        yield f"{name}_both_every", ((7, 1), [cell(9, sequences=True, both=True), dense(3, "Softmax")]), CCE, calm, 3, "labels"
        yield f"{name}_both_stacked", ((5, 8), [cell(7, sequences=True, both=True), cell(8, both=True), dense(2)]), MSE, sgd(0.05), 5, "real"


def lengths(dense, sgd, calm):
    """Samples that end early."""
    ends, weighted = {"lengths": True}, {"lengths": True, "weights": "samples"}
    for name, cell in CELLS.items():
        yield f"{name}_ends", ((7, 3), [cell(9), dense(3, "Softmax")]), CCE, sgd(0.05), 7, "labels", ends
        yield f"{name}_ends_last", ((5, 1), [cell(8)]), MSE, calm, 5, "real", ends
        yield f"{name}_ends_tagger", ((7, 3), [cell(8, sequences=True), dense(4, "Softmax")]), CCE, calm, 7, "labels", ends
        yield f"{name}_ends_every", ((5, 8), [cell(7, sequences=True)]), MSE, sgd(0.05), 5, "real", ends
        yield f"{name}_ends_both", ((7, 3), [cell(7, both=True), dense(3, "Softmax")]), CCE, calm, 5, "labels", ends
        yield f"{name}_ends_both_every", ((5, 3), [cell(8, sequences=True, both=True), dense(2)]), MSE, sgd(0.05), 7, "real", weighted
        yield f"{name}_ends_stacked", ((7, 3), [cell(8, sequences=True, both=True), cell(9, sequences=True), dense(3, "Softmax")]), CCE, sgd(0.05), 5, "labels", weighted
    yield "ends_weighted", ((5, 3), [gru(8), dense(3)]), MSE, sgd(0.05), 7, "real", weighted
    yield "ends_logistic", ((7, 3), [lstm(8, sequences=True), dense(1, "Sigmoid")]), BCE, calm, 5, "labels", ends
    yield "ends_at_once", ((7, 3), [dense(5, "Tanh"), lstm(8, sequences=True), dense(2)]), MSE, sgd(0.05), 3, "real", {"lengths": 1}


def windows(dense, sgd, calm):
    """Truncated backpropagation."""
    def cut(window, **more):
        return {"numbers": {"TruncatedSteps": window}, **more}

    for name, cell in CELLS.items():
        yield f"{name}_cut", ((7, 3), [cell(8), dense(3, "Softmax")]), CCE, sgd(0.05), 5, "labels", cut(3)
        yield f"{name}_cut_every", ((7, 3), [cell(9, sequences=True), dense(3, "Softmax")]), CCE, calm, 3, "labels", cut(2)
        yield f"{name}_cut_both", ((5, 3), [cell(7, sequences=True, both=True), dense(2)]), MSE, sgd(0.05), 5, "real", cut(2)
        yield f"{name}_cut_both_last", ((7, 3), [cell(8, both=True), dense(2)]), MSE, calm, 3, "real", cut(4)
        yield f"{name}_cut_stacked", ((7, 3), [cell(8, sequences=True), cell(7), dense(2)]), MSE, calm, 3, "real", cut(2)
        yield f"{name}_cut_ends", ((7, 3), [cell(8, sequences=True, both=True), cell(9, sequences=True), dense(3, "Softmax")]), CCE, sgd(0.05), 7, "labels", cut(3, lengths=True)
        yield f"{name}_cut_ends_last", ((7, 3), [cell(9), dense(2)]), MSE, calm, 7, "real", cut(2, lengths=True)
    yield "cut_always", ((5, 3), [lstm(8, sequences=True), dense(2)]), MSE, sgd(0.05), 3, "real", cut(1)
    yield "cut_never", ((5, 3), [gru(8, sequences=True), dense(2)]), MSE, sgd(0.05), 3, "real", cut(5)


def steps(dense, activate, sgd, calm):
    """Outputs at every step under all losses, and dense layers there without a recurrent one."""
    yield "dense_every", ((5, 3), [dense(9, "Tanh"), dense(4)]), MSE, sgd(0.05), 5, "real"
    yield "dense_every_tagger", ((7, 8), [dense(17, "ReLU"), dense(3, "Softmax")]), CCE, calm, 3, "labels"
    yield "dense_every_prelu", ((5, 3), [dense(8, "PReLU", bias=False), dense(7, "GELU"), dense(2)]), MSE, calm, 5, "real"
    yield "every_distributions", ((5, 3), [gru(8, sequences=True), dense(4, "Softmax")]), CCE, sgd(0.05), 3, "distribution", {"numbers": {"LabelSmoothing": 0.1}}
    yield "every_weighted", ((5, 3), [rnn(8, sequences=True), dense(4), activate("Softmax")]), CCE, calm, 5, "labels", {"weights": "samples"}
    yield "every_logistic", ((7, 3), [lstm(8, sequences=True), dense(1, "Sigmoid")]), BCE, sgd(0.05), 3, "labels"
    yield "every_logistics", ((5, 3), [gru(7, sequences=True), dense(3, "Sigmoid")]), BCE, calm, 5, "unit", {"weights": "samples"}
    yield "every_hinge", ((5, 3), [rnn(9, sequences=True), dense(3)]), HINGE, sgd(0.05), 3, "labels"
    yield "every_mae", ((5, 3), [lstm(7, sequences=True), dense(2)]), MAE, calm, 3, "real"


def places(dense, activate, sgd, calm):
    """Recurrent layers among others, and what any layer can be told."""
    def learns(layer, trainable=True, scale=1):
        return layer | {"trainable": trainable, "learning_rate_scale": scale}

    yield "after_conv", ((7, 3), [conv1d(8, 3, "Tanh", Padding="Same"), lstm(9), dense(3, "Softmax")]), CCE, calm, 3, "labels"
    yield "after_pool", ((10, 3), [conv1d(7, 2, "Tanh"), pool("MaxPool1D", 2), gru(8), dense(2)]), MSE, sgd(0.05), 3, "real"
    yield "after_dense", ((5, 8), [dense(6, "Tanh"), gru(8, sequences=True), dense(5, "Tanh"), rnn(7), dense(2)]), MSE, calm, 5, "real"
    yield "between_norms", ((5, 3), [layer_norm(), lstm(8, sequences=True), layer_norm(1e-2), gru(7), layer_norm(1e-2), dense(3, "Softmax")]), CCE, sgd(0.05), 5, "labels"
    yield "before_flatten", ((5, 3), [gru(7, sequences=True), flatten(), dense(3)]), MSE, sgd(0.05), 3, "real"
    yield "before_average", ((7, 3), [lstm(8, sequences=True, both=True), global_pool("Avg"), dense(3, "Softmax")]), CCE, calm, 3, "labels"
    yield "before_maximum", ((5, 3), [gru(9, sequences=True), global_pool("Max"), dense(2)]), MSE, sgd(0.05), 3, "real"
    yield "before_conv", ((7, 3), [rnn(8, sequences=True), activate("Tanh"), conv1d(4, 3, "Tanh"), flatten(), dense(2)]), MSE, sgd(0.05), 3, "real"
    yield "residual", ((5, 3), [
        dense(8, name="in"), gru(8, sequences=True, name="a"), lstm(8, sequences=True, name="b", source=["in"]), add("in", "a", "b"), dense(3, "Softmax"),
    ]), CCE, calm, 5, "labels"
    yield "beside", ((5, 3), [
        rnn(7, name="a"), lstm(8, both=True, name="b", source=["input"]), gru(5, name="c", source=["input"]), concat("a", "b", "c"), dense(3),
    ]), MSE, calm, 5, "real"
    yield "mixed", ((7, 8), [rnn(9, "ReLU", sequences=True, both=True), lstm(8, sequences=True), gru(7, both=True), dense(3, "Softmax")]), CCE, calm, 3, "labels"
    yield "frozen", ((5, 3), [learns(lstm(8, sequences=True), trainable=False), gru(7), dense(2)]), MSE, sgd(0.05), 3, "real"
    yield "frozen_last", ((5, 3), [gru(7, sequences=True), learns(rnn(9), trainable=False)]), MSE, calm, 3, "real"
    yield "scaled", ((5, 3), [learns(gru(8), scale=0.25), dense(2)]), MSE, rule("Momentum", 0.05), 3, "real"
    yield "clipped", ((7, 3), [lstm(8), dense(3, "Softmax")]), CCE, rule("SGD", 0.1, ClipNorm=0.05), 5, "labels"
    yield "penalised", ((5, 3), [gru(9, sequences=True), dense(2)]), MSE, rule("AdamW", 0.01, L2=0.05, WeightDecay=0.1, Epsilon=1e-3), 3, "real"
    yield "limited", ((5, 3), [rnn(9, both=True), dense(3, "Softmax")]), CCE, rule("SGD", 0.1, MaxNorm=0.75), 5, "labels"
