"""Golden cases of poolings: both kinds over images and signals, windows side by side, overlapping, apart, over the edges, and over all."""

from golden_networks import activate, adam, dense, sgd
from golden_optimizers import rule
from golden_windows import conv1d, conv2d, flatten, global_pool, pool

MSE, CCE = "MeanSquaredError", "CategoricalCrossEntropy"
CALM = adam(0.01, epsilon=1e-3)

# How the window moves, and the positions of an image and a signal before it.
WINDOWS = [
    ("halves", 2, {}, (6, 4), 8),
    ("left_over", 2, {}, (5, 7), 9),
    ("thirds", 3, {}, (6, 7), 10),
    ("overlap", 3, {"Stride": 2, "PaddingSize": 1}, (6, 5), 9),
    ("dense", 2, {"Stride": 1}, (4, 5), 7),
    ("apart", 2, {"Stride": 3}, (7, 6), 11),
    ("same", 3, {"Stride": 2, "Padding": "Same"}, (6, 5), 8),
    ("same_even", 2, {"Stride": 1, "Padding": "Same"}, (4, 3), 6),
    ("same_default", 2, {"Padding": "Same"}, (5, 3), 7),
    ("padded", 2, {"PaddingSize": 1}, (5, 4), 7),
]

CHANNELS = [6, 8, 3, 10, 16, 1, 17, 9]
RULES = [CALM, sgd(0.05), adam(0.003, epsilon=1e-4), rule("Momentum", 0.02)]


def cases():
    """As make_golden.py's own."""
    return [*moving(), *over_all()]


def moving():
    found = []
    for kind in ("Max", "Avg"):
        for index, (name, size, options, image, time) in enumerate(WINDOWS):
            turn = index + (3 if kind == "Avg" else 0)
            channels, learns = CHANNELS[turn % len(CHANNELS)], RULES[turn % len(RULES)]
            head, loss, targets = [(dense(2), MSE, "real"), (dense(3, "Softmax"), CCE, "labels")][turn % 2]
            found += [
                (
                    f"pool2d_{kind.lower()}_{name}",
                    ((*image, 2), [conv2d(channels, 1, "Tanh"), pool(f"{kind}Pool2D", size, **options), flatten(), head]),
                    loss, learns, [3, 2, 5][turn % 3], targets,
                ),
                (
                    f"pool1d_{kind.lower()}_{name}",
                    ((time, 2), [conv1d(channels, 1, "Tanh"), pool(f"{kind}Pool1D", size, **options), flatten(), head]),
                    loss, learns, [3, 2, 5][turn % 3], targets,
                ),
            ]
    return found


def over_all():
    return [
        # What is pooled needs no gradient.
        ("pool2d_max_input", ((6, 7, 3), [pool("MaxPool2D", 2), conv2d(4, 2, "Tanh"), flatten(), dense(2)]), MSE, CALM, 3, "real"),
        ("pool2d_avg_input", ((7, 6, 3), [pool("AvgPool2D", 3, Stride=2, PaddingSize=1), conv2d(4, 2, "Tanh"), flatten(), dense(2)]), MSE, sgd(0.05), 3, "real"),
        ("pool1d_input", ((12, 3), [pool("AvgPool1D", 2), pool("MaxPool1D", 3, Stride=1), conv1d(6, 2, "Tanh"), flatten(), dense(2)]), MSE, CALM, 3, "real"),
        # Zeros that a rectifier leaves are the largest together, and send nothing back.
        ("pool2d_max_relu", ((6, 6, 2), [conv2d(8, 3, "ReLU"), pool("MaxPool2D", 2), flatten(), dense(3, "Softmax")]), CCE, CALM, 5, "labels"),
        ("pool2d_twice", ((8, 8, 1), [conv2d(6, 1, "Tanh"), pool("MaxPool2D", 2), pool("AvgPool2D", 2), flatten(), dense(2)]), MSE, CALM, 3, "real"),
        ("pool2d_last", ((5, 5, 2), [conv2d(6, 2, "Tanh"), pool("MaxPool2D", 2)]), MSE, sgd(0.05), 3, "real"),
        ("pool1d_last", ((9, 2), [conv1d(6, 2, "Tanh"), pool("AvgPool1D", 3, Stride=2)]), MSE, CALM, 3, "real"),
        ("global_avg", ((5, 4, 2), [conv2d(10, 2, "Tanh"), global_pool("Avg"), dense(3, "Softmax")]), CCE, CALM, 5, "labels"),
        ("global_max", ((5, 4, 2), [conv2d(17, 2, "Tanh"), global_pool("Max"), dense(2)]), MSE, sgd(0.05), 3, "real"),
        ("global_avg_signal", ((9, 3), [conv1d(16, 3, "GELU"), global_pool("Avg"), dense(2)]), MSE, CALM, 3, "real"),
        ("global_max_signal", ((8, 3), [conv1d(6, 2, "Tanh"), global_pool("Max"), dense(3, "Softmax")]), CCE, CALM, 5, "labels"),
        ("global_avg_input", ((3, 4, 8), [global_pool("Avg"), dense(6, "Tanh"), dense(2)]), MSE, CALM, 3, "real"),
        ("global_max_input", ((7, 9), [global_pool("Max"), dense(6, "Tanh"), dense(2)]), MSE, sgd(0.05), 3, "real"),
        ("global_avg_softmax", ((5, 5, 1), [conv2d(8, 3, "ReLU"), conv2d(3, 1), global_pool("Avg"), activate("Softmax")]), CCE, CALM, 5, "labels"),
        ("global_max_last", ((5, 5, 1), [conv2d(8, 2, "Tanh"), conv2d(3, 2), global_pool("Max")]), MSE, sgd(0.05), 3, "real"),
    ]
