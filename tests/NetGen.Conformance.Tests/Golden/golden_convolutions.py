"""Golden cases of convolutions: every option over images and signals, channels around the vector width, every way to learn."""

from golden_networks import activate, adam, dense, sgd
from golden_optimizers import rule
from golden_windows import conv1d, conv2d, flatten

MSE, CCE = "MeanSquaredError", "CategoricalCrossEntropy"
CALM = adam(0.01, epsilon=1e-3)

# The shape of the input, the channels of a layer before (none: the convolution reads the input itself, and needs no gradient for it), and the layer.
IMAGES = [
    ("valid", (5, 6, 3), None, conv2d(8, 3, "Tanh")),
    ("inner", (5, 5, 1), 6, conv2d(4, 3, "Tanh")),
    ("same", (5, 4, 3), None, conv2d(6, 3, "Tanh", Padding="Same")),
    ("same_inner", (4, 5, 1), 8, conv2d(3, 3, "Tanh", Padding="Same")),
    ("same_even", (4, 5, 2), 3, conv2d(5, [2, 4], "Tanh", Padding="Same")),
    ("same_stride", (7, 6, 1), 3, conv2d(8, 3, "Tanh", Padding="Same", Stride=2)),
    ("same_stride3", (8, 7, 1), None, conv2d(10, 4, "Tanh", Padding="Same", Stride=3)),
    ("same_dilation", (7, 6, 1), 2, conv2d(3, [3, 2], "Tanh", Padding="Same", Dilation=3, Stride=2)),
    ("padding", (4, 5, 1), 6, conv2d(3, 3, "Tanh", PaddingSize=1)),
    ("padding_wide", (3, 4, 2), None, conv2d(4, 3, "Tanh", PaddingSize=2)),
    ("padding_stride", (6, 5, 1), 3, conv2d(4, [3, 2], "Tanh", PaddingSize=2, Stride=3)),
    ("stride2", (8, 7, 3), None, conv2d(8, 3, "Tanh", Stride=2)),
    ("stride2_inner", (7, 8, 1), 6, conv2d(8, 3, "Tanh", Stride=2)),
    ("stride3", (8, 8, 1), 3, conv2d(16, 2, "Tanh", Stride=3)),
    ("dilation", (7, 8, 1), 3, conv2d(6, 3, "Tanh", Dilation=2)),
    ("dilation_all", (8, 8, 1), 2, conv2d(4, [2, 3], "Tanh", Dilation=2, PaddingSize=2, Stride=3)),
    ("groups2", (5, 5, 1), 6, conv2d(8, 3, "Tanh", Groups=2)),
    ("groups3", (4, 4, 3), 6, conv2d(9, 3, "Tanh", Groups=3, PaddingSize=1)),
    ("groups_input", (5, 4, 6), None, conv2d(4, 3, "Tanh", Groups=2, Stride=2, Padding="Same")),
    ("groups_all", (7, 8, 1), 4, conv2d(6, [2, 3], "Tanh", Groups=2, Stride=2, Dilation=2, PaddingSize=1)),
    ("depthwise", (5, 5, 1), 10, conv2d(10, 3, "Tanh", Groups=10, Padding="Same")),
    ("depthwise_input", (6, 6, 3), None, conv2d(3, 3, "Tanh", Groups=3)),
    ("depthwise_stride", (6, 7, 1), 17, conv2d(17, 2, "Tanh", Groups=17, Stride=2)),
    ("depthwise_dilation", (6, 6, 1), 8, conv2d(8, 3, "Tanh", Groups=8, Dilation=2, PaddingSize=2, Stride=2)),
    ("depthwise_multiplier", (5, 4, 1), 3, conv2d(6, 2, "Tanh", Groups=3)),
    ("kernel_3x2", (5, 5, 1), 3, conv2d(6, [3, 2], "Tanh")),
    ("kernel_1x3", (4, 6, 8), None, conv2d(3, [1, 3], "Tanh")),
    ("kernel_1x1", (3, 3, 10), None, conv2d(16, 1, "Tanh")),
    ("kernel_1x1_stride", (5, 6, 1), 6, conv2d(8, 1, "Tanh", Stride=2)),
    ("kernel_all", (3, 4, 2), 3, conv2d(5, [3, 4], "Tanh")),
    ("no_bias", (5, 5, 1), 3, conv2d(8, 3, "Tanh", bias=False)),
    ("no_bias_input", (5, 5, 1), None, conv2d(6, 3, "Tanh", bias=False)),
    ("16_to_17", (3, 3, 1), 16, conv2d(17, 1, "Tanh")),
    ("17_to_3", (4, 3, 1), 17, conv2d(3, 2, "Tanh")),
    ("10_to_16", (3, 3, 1), 10, conv2d(16, [1, 2], "Tanh")),
    ("16_to_1", (4, 4, 1), 16, conv2d(1, 3, "Tanh", Padding="Same")),
    ("3_to_10", (4, 4, 1), 3, conv2d(10, 2, "Tanh")),
]

SIGNALS = [
    ("valid", (9, 3), None, conv1d(8, 3, "Tanh")),
    ("inner", (8, 1), 6, conv1d(4, 3, "Tanh")),
    ("same", (7, 3), 8, conv1d(6, 3, "Tanh", Padding="Same")),
    ("same_even", (7, 2), None, conv1d(3, 4, "Tanh", Padding="Same")),
    ("same_stride", (9, 1), 3, conv1d(10, 4, "Tanh", Padding="Same", Stride=2)),
    ("padding", (7, 1), 6, conv1d(3, 5, "Tanh", PaddingSize=2)),
    ("stride2", (11, 8), None, conv1d(16, 3, "Tanh", Stride=2)),
    ("stride3", (11, 1), 10, conv1d(6, 2, "Tanh", Stride=3)),
    ("dilation", (11, 1), 3, conv1d(8, 3, "Tanh", Dilation=2)),
    ("same_dilation", (10, 1), 3, conv1d(6, 2, "Tanh", Padding="Same", Dilation=3)),
    ("groups2", (9, 1), 6, conv1d(8, 3, "Tanh", Groups=2)),
    ("groups3", (8, 3), None, conv1d(9, 3, "Tanh", Groups=3, PaddingSize=1)),
    ("all", (11, 1), 4, conv1d(6, 3, "Tanh", Groups=2, Stride=2, Dilation=2, PaddingSize=3)),
    ("depthwise", (9, 1), 10, conv1d(10, 3, "Tanh", Groups=10, Padding="Same", Stride=2)),
    ("kernel_1", (5, 16), None, conv1d(17, 1, "Tanh")),
    ("kernel_all", (6, 1), 17, conv1d(3, 6, "Tanh")),
    ("no_bias", (8, 1), 10, conv1d(8, 3, "Tanh", bias=False)),
]

RULES = [CALM, sgd(0.05), adam(0.003, epsilon=1e-4), rule("Momentum", 0.02), CALM, rule("AdamW", 0.01, Epsilon=1e-3), rule("Nesterov", 0.02)]


def cases():
    """As make_golden.py's own."""
    return [*listed("conv2d", IMAGES, conv2d), *listed("conv1d", SIGNALS, conv1d), *activations(), *learning()]


def listed(prefix, rows, convolution):
    """Each convolution with a dense layer after it, optimizers and losses by turns."""
    found = []
    for index, (name, shape, channels, tested) in enumerate(rows):
        before = [] if channels is None else [convolution(channels, 1, "Tanh")]
        head, loss, targets = [(dense(2), MSE, "real"), (dense(3, "Softmax"), CCE, "labels")][index % 2]
        layers = [*before, tested, flatten(), head]
        found.append((f"{prefix}_{name}", (shape, layers), loss, RULES[index % len(RULES)], [3, 2, 5][index % 3], targets))
    return found


def activations():
    """A convolution's own, and the same in a layer after it."""
    return [
        ("conv2d_relu", ((5, 6, 2), [conv2d(8, 2, "ReLU"), conv2d(6, 3, "ReLU", Padding="Same"), flatten(), dense(2)]), MSE, CALM, 3, "real"),
        ("conv2d_gelu", ((5, 5, 1), [conv2d(6, 2, "GELU"), conv2d(3, 3, "GELU"), flatten(), dense(3, "Softmax")]), CCE, CALM, 3, "labels"),
        ("conv2d_prelu", ((5, 4, 2), [conv2d(9, 2, "PReLU"), conv2d(6, 2, "PReLU"), flatten(), dense(2)]), MSE, sgd(0.05), 3, "real"),
        ("conv2d_prelu_grouped", ((5, 4, 1), [conv2d(6, 2, "PReLU", bias=False), conv2d(6, 2, "PReLU", Groups=6), flatten(), dense(2)]), MSE, CALM, 3, "real"),
        ("conv2d_sigmoid", ((4, 4, 3), [conv2d(8, 2, "Sigmoid"), conv2d(3, 2, "Swish"), flatten(), dense(2)]), MSE, CALM, 3, "real"),
        (
            "conv2d_alpha",
            ((4, 4, 2), [conv2d(9, 2, "LeakyReLU", alpha=0.2), conv2d(5, 2, "ELU", alpha=1.5), flatten(), dense(2)]), MSE, sgd(0.05), 3, "real",
        ),
        (
            "conv2d_activate",
            ((5, 5, 1), [conv2d(8, 2), activate("GELU"), conv2d(6, 2), activate("PReLU"), conv2d(3, 2), activate("LeakyReLU", alpha=0.2), flatten(), dense(2)]),
            MSE, CALM, 3, "real",
        ),
        ("conv1d_relu", ((9, 2), [conv1d(8, 2, "ReLU"), conv1d(6, 3, "ReLU", Padding="Same"), flatten(), dense(2)]), MSE, CALM, 3, "real"),
        ("conv1d_prelu", ((8, 3), [conv1d(9, 2, "PReLU"), conv1d(6, 3, "GELU"), flatten(), dense(3, "Softmax")]), CCE, CALM, 3, "labels"),
        ("conv1d_alpha", ((7, 2), [conv1d(9, 2, "LeakyReLU", alpha=-0.25), conv1d(5, 2, "ELU", alpha=0.5), flatten(), dense(2)]), MSE, sgd(0.05), 3, "real"),
        ("conv1d_activate", ((8, 1), [conv1d(8, 2), activate("PReLU"), conv1d(6, 2), activate("Tanh"), flatten(), dense(2)]), MSE, CALM, 3, "real"),
    ]


def learning():
    """Frozen, slower, punished, held short."""
    def net(first=None, second=None):
        return (5, 5, 2), [conv2d(6, 2, "Tanh") | (first or {}), conv2d(4, 2, "Tanh", Padding="Same") | (second or {}), flatten(), dense(3, "Softmax")]

    depthwise = (5, 5, 1), [conv2d(8, 2, "Tanh"), conv2d(8, 3, "Tanh", Groups=8), conv2d(6, 1, "Tanh", Groups=2), flatten(), dense(2)]
    signal = (8, 2), [conv1d(6, 3, "Tanh"), conv1d(6, 2, "Tanh", Groups=3), flatten(), dense(2)]
    return [
        ("conv2d_frozen_first", net({"trainable": False}), CCE, CALM, 3, "labels"),
        ("conv2d_frozen_second", net(None, {"trainable": False}), CCE, rule("Momentum", 0.05), 3, "labels"),
        ("conv2d_scaled", net({"learning_rate_scale": 0.25}, {"learning_rate_scale": 2}), CCE, rule("AdamW", 0.01, WeightDecay=0.1, Epsilon=1e-3), 3, "labels"),
        ("conv2d_penalties", net(), CCE, rule("SGD", 0.05, L1=0.01, L2=0.02, WeightDecay=0.05), 3, "labels"),
        ("conv2d_clip", net(), CCE, rule("SGD", 0.1, ClipNorm=0.1, ClipValue=0.03), 3, "labels"),
        ("conv2d_max_norm", net(), CCE, rule("Adam", 0.01, MaxNorm=0.75, Epsilon=1e-3), 3, "labels"),
        ("conv2d_max_norm_grouped", depthwise, MSE, rule("SGD", 0.05, MaxNorm=0.5, L2=0.05), 3, "real"),
        ("conv1d_max_norm", signal, MSE, rule("RMSprop", 0.01, MaxNorm=0.75, L1=0.01, Epsilon=1e-2), 3, "real"),
        ("conv2d_weights", net(), CCE, sgd(0.05), 5, "labels", {"weights": "samples"}),
        ("conv1d_adagrad", signal, MSE, rule("Adagrad", 0.01, Epsilon=1e-2), 9, "real"),
    ]
