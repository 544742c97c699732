"""Golden cases of whole image networks: normalisation, the order of what is flattened, paths that part and meet, a LeNet."""

from golden_layers import batch_norm, frozen, layer_norm
from golden_networks import activate, adam, dense, sgd
from golden_optimizers import rule
from golden_windows import add, concat, conv1d, conv2d, flatten, global_pool, pool

MSE, CCE = "MeanSquaredError", "CategoricalCrossEntropy"
CALM = adam(0.01, epsilon=1e-3)


def plain2d(filters, kernel, **options):
    """No bias before a normalisation over the batch, which takes it away again: its gradient is nothing but rounding."""
    return conv2d(filters, kernel, bias=False, **options)


def same(filters, kernel, activation="Linear", **options):
    return conv2d(filters, kernel, activation, Padding="Same", **options)


def cases():
    """As make_golden.py's own."""
    return [*normalised(), *flattened(), *graphs(), *outputs()]


def normalised():
    head = [flatten(), dense(3, "Softmax")]
    return [
        ("batch_norm_image", ((5, 5, 2), [plain2d(6, 2), batch_norm(), activate("ReLU"), *head]), CCE, sgd(0.05), 5, "labels"),
        ("batch_norm_image_tanh", ((4, 5, 3), [plain2d(8, 2), batch_norm(), activate("Tanh"), *head]), CCE, CALM, 5, "labels"),
        ("batch_norm_image_numbers", ((4, 4, 3), [plain2d(17, 2), batch_norm(1e-2, 0.3), activate("Tanh"), *head]), CCE, CALM, 3, "labels"),
        ("batch_norm_image_input", ((4, 5, 3), [batch_norm(), conv2d(6, 2, "Tanh"), flatten(), dense(2)]), MSE, sgd(0.05), 5, "real"),
        # Predictions cannot fold it into what follows, which pads with zeros, nor into what stands before, which is no sum.
        ("batch_norm_image_padded", ((4, 5, 2), [conv2d(6, 2, "ReLU", bias=False), batch_norm(), same(3, 3, "Tanh"), flatten(), dense(2)]), MSE, CALM, 5, "real"),
        ("batch_norm_image_input_padded", ((4, 4, 3), [batch_norm(), same(6, 2, "Tanh"), flatten(), dense(2)]), MSE, sgd(0.05), 5, "real"),
        ("batch_norm_image_after", ((5, 5, 1), [conv2d(8, 2, "ReLU"), batch_norm(1e-3), pool("MaxPool2D", 2), *head]), CCE, CALM, 5, "labels"),
        ("batch_norm_image_pooled", ((6, 6, 2), [conv2d(10, 1, "Tanh"), pool("AvgPool2D", 2), batch_norm(), conv2d(3, 2, "Tanh"), *head]), CCE, sgd(0.05), 5, "labels"),
        (
            "batch_norm_image_depthwise",
            ((5, 5, 2), [plain2d(6, 2), batch_norm(), activate("GELU"), plain2d(6, 3, Groups=6), batch_norm(), activate("Tanh"), *head]),
            CCE, CALM, 5, "labels",
        ),
        ("batch_norm_image_groups", ((4, 5, 4), [plain2d(6, 2, Groups=2), batch_norm(), activate("PReLU"), *head]), CCE, CALM, 5, "labels"),
        ("batch_norm_image_one_row", ((4, 4, 2), [plain2d(7, 2), batch_norm(0.1, 0.25), activate("Tanh"), *head]), CCE, sgd(0.05), 1, "labels"),
        ("batch_norm_image_frozen", ((4, 5, 2), [plain2d(6, 2), frozen(batch_norm()), activate("Tanh"), *head]), CCE, CALM, 5, "labels"),
        ("batch_norm_image_frozen_input", ((4, 5, 2), [frozen(batch_norm(1e-3, 0.3)), conv2d(6, 2, "Tanh"), *head]), CCE, sgd(0.05), 5, "labels"),
        ("batch_norm_image_weights", ((4, 4, 2), [plain2d(8, 2), batch_norm(), activate("Tanh"), *head]), CCE, sgd(0.05), 5, "labels", {"weights": "samples"}),
        ("batch_norm_signal", ((9, 3), [conv1d(10, 3, bias=False), batch_norm(), activate("ReLU"), *head]), CCE, CALM, 5, "labels"),
        ("batch_norm_signal_pooled", ((10, 2), [conv1d(8, 2, bias=False), batch_norm(1e-3, 0.2), activate("Tanh"), pool("MaxPool1D", 2), *head]), CCE, sgd(0.05), 5, "labels"),
        ("layer_norm_image", ((4, 5, 3), [conv2d(8, 2), layer_norm(), activate("ReLU"), flatten(), dense(2)]), MSE, CALM, 3, "real"),
        ("layer_norm_image_input", ((4, 4, 6), [layer_norm(1e-2), conv2d(3, 2, "Tanh"), layer_norm(0.1), flatten(), dense(2)]), MSE, sgd(0.05), 3, "real"),
        ("layer_norm_image_last", ((4, 4, 2), [conv2d(6, 2, "Tanh"), layer_norm(0.1)]), MSE, sgd(0.05), 3, "real"),
        ("layer_norm_signal", ((7, 3), [conv1d(17, 2), layer_norm(), activate("Tanh"), flatten(), dense(2)]), MSE, CALM, 3, "real"),
    ]


def flattened():
    """Parameters after a flattened image are in the order of height and width within channels, whatever stands between."""
    return [
        ("flatten_input", ((3, 4, 5), [flatten(), dense(6, "Tanh"), dense(2)]), MSE, CALM, 3, "real"),
        ("flatten_batch_norm", ((4, 3, 2), [conv2d(5, 2, "Tanh"), flatten(), batch_norm(0.1), dense(3, "Softmax")]), CCE, CALM, 9, "labels"),
        ("flatten_layer_norm", ((4, 3, 2), [conv2d(5, 2, "Tanh"), flatten(), layer_norm(), dense(2)]), MSE, CALM, 3, "real"),
        ("flatten_prelu", ((3, 4, 3), [flatten(), activate("PReLU"), dense(6, "Tanh"), dense(2)]), MSE, sgd(0.05), 3, "real"),
        (
            "flatten_all",
            ((3, 4, 3), [flatten(), activate("PReLU"), batch_norm(0.1), activate("Tanh"), layer_norm(1e-2), dense(6, "Tanh"), dense(3, "Softmax")]),
            CCE, CALM, 9, "labels",
        ),
        # What is activated is the row, not the image that others read.
        (
            "flatten_apart",
            ((4, 3, 2), [conv2d(5, 2, name="image"), flatten(), activate("Tanh", name="row"), global_pool("Avg", name="vector", source=["image"]),
                         concat("row", "vector"), dense(2)]),
            MSE, CALM, 3, "real",
        ),
        ("flatten_activated", ((3, 4, 3), [conv2d(6, 2), flatten(), activate("ReLU"), dense(2)]), MSE, CALM, 3, "real"),
        ("flatten_last", ((4, 4, 2), [conv2d(3, 2, "Tanh"), flatten()]), MSE, sgd(0.05), 3, "real"),
        ("flatten_signal", ((5, 3), [flatten(), layer_norm(), activate("PReLU"), dense(6, "Tanh"), dense(2)]), MSE, CALM, 3, "real"),
        ("flatten_row", ((9,), [flatten(), dense(6, "Tanh"), dense(2)]), MSE, CALM, 3, "real"),
        ("flatten_max_norm", ((3, 3, 4), [flatten(), dense(5, "Tanh"), dense(2)]), MSE, rule("SGD", 0.05, MaxNorm=0.75), 3, "real"),
        (
            "flatten_concat_vector",
            ((4, 3, 2), [conv2d(5, 2, "Tanh", name="image"), flatten(name="flat"), global_pool("Avg", name="vector", source=["image"]),
                         concat("flat", "vector"), dense(6, "Tanh"), dense(2)]),
            MSE, CALM, 3, "real",
        ),
        (
            "flatten_concat_images",
            ((4, 3, 2), [flatten(name="raw"), conv2d(5, 2, "Tanh", name="image", source=["input"]), flatten(name="flat"),
                         dense(7, "Tanh", name="vector"), concat("vector", "flat", "raw"), batch_norm(0.1), activate("PReLU"), dense(3, "Softmax")]),
            CCE, CALM, 9, "labels",
        ),
    ]


def graphs():
    return [
        (
            "residual_block",
            ((5, 5, 2), [same(6, 3, "Tanh", name="stem"), plain2d(6, 3, Padding="Same"), batch_norm(), activate("ReLU"),
                         plain2d(6, 3, Padding="Same"), batch_norm(name="branch"), add("branch", "stem"), activate("ReLU"),
                         global_pool("Avg"), dense(3, "Softmax")]),
            CCE, CALM, 7, "labels",
        ),
        (
            "residual_projection",
            ((6, 6, 3), [plain2d(8, 3, Padding="Same", Stride=2), batch_norm(), activate("ReLU"), plain2d(8, 3, Padding="Same"), batch_norm(name="branch"),
                         plain2d(8, 1, Stride=2, source=["input"]), batch_norm(name="shortcut"), add("branch", "shortcut"), activate("ReLU"),
                         global_pool("Avg"), dense(3, "Softmax")]),
            CCE, sgd(0.05), 5, "labels",
        ),
        (
            "residual_twice",
            ((4, 4, 1), [same(6, 2, "Tanh", name="stem"), same(6, 2, "Tanh", name="first"), add("stem", "first", name="sum"),
                         same(6, 2, "Tanh", name="second"), add("sum", "second", "stem"), flatten(), dense(2)]),
            MSE, CALM, 3, "real",
        ),
        (
            "residual_signal",
            ((8, 3), [conv1d(6, 3, "GELU", Padding="Same", name="stem"), conv1d(6, 3, "GELU", Padding="Same", Dilation=2), conv1d(6, 1, name="branch"),
                      add("stem", "branch"), layer_norm(), global_pool("Max"), dense(2)]),
            MSE, CALM, 3, "real",
        ),
        ("residual_dense", (7, [dense(9, "Tanh", name="a"), dense(9, "Tanh", name="b"), dense(9, name="c"), add("a", "c", "b"), activate("ReLU"), dense(3)]), MSE, CALM, 8, "real"),
        (
            "inception",
            ((5, 5, 2), [conv2d(6, 1, "ReLU", name="stem"),
                         conv2d(5, 1, "ReLU", name="one"),
                         conv2d(3, 1, "ReLU", name="reduced", source=["stem"]), same(6, 3, "ReLU", name="three"),
                         pool("MaxPool2D", 3, Stride=1, PaddingSize=1, name="pooled", source=["stem"]), conv2d(4, 1, "ReLU", name="projected"),
                         concat("one", "three", "projected"), global_pool("Avg"), dense(3, "Softmax")]),
            CCE, CALM, 5, "labels",
        ),
        (
            "inception_input",
            ((4, 5, 3), [conv2d(8, 1, "Tanh", name="one"), same(6, 3, "Tanh", name="three", source=["input"]),
                         pool("AvgPool2D", 3, Stride=1, PaddingSize=1, name="pooled", source=["input"]),
                         concat("one", "three", "pooled", "input"), conv2d(3, 2, "Tanh"), flatten(), dense(2)]),
            MSE, sgd(0.05), 3, "real",
        ),
        (
            "inception_signal",
            ((7, 2), [conv1d(5, 1, "Tanh", name="one"), conv1d(8, 3, "Tanh", Padding="Same", name="three", source=["input"]),
                      pool("MaxPool1D", 3, Stride=1, PaddingSize=1, name="pooled"), concat("one", "three", "pooled"), flatten(), dense(2)]),
            MSE, CALM, 3, "real",
        ),
        (
            "concat_dense",
            (9, [dense(7, "Tanh", name="a"), dense(8, "ReLU", name="b", source=["input"]), concat("b", "a", "input", name="all"), dense(5, "Tanh"),
                 concat("all", "3"), dense(3, "Softmax")]),
            CCE, CALM, 8, "labels",
        ),
        (
            "concat_normalised",
            ((4, 4, 2), [plain2d(3, 2, name="left"), plain2d(6, 2, source=["input"], name="right"), concat("left", "right"), batch_norm(), activate("ReLU"),
                         conv2d(4, 2, "Tanh"), flatten(), dense(2)]),
            MSE, CALM, 5, "real",
        ),
        ("concat_last", (7, [dense(5, "Tanh", name="a"), dense(4, name="b"), concat("a", "b")]), MSE, sgd(0.05), 8, "real"),
        ("residual_last", ((4, 4, 2), [conv2d(6, 2, "Tanh", name="a"), same(6, 2, name="b"), add("a", "b")]), MSE, CALM, 3, "real"),
    ]


def outputs():
    """Outputs that are images and signals, and a whole LeNet, small."""
    return [
        ("image_output", ((4, 5, 2), [conv2d(6, 2, "Tanh"), conv2d(3, 2)]), MSE, CALM, 3, "real"),
        ("image_output_tanh", ((4, 4, 3), [same(8, 3, "ReLU"), same(1, 3, "Tanh")]), MSE, sgd(0.05), 3, "real"),
        ("image_output_logits", ((4, 4, 1), [conv2d(6, 2, "Tanh"), conv2d(2, 2, "Sigmoid")]), "BinaryCrossEntropy", CALM, 3, "unit"),
        ("image_output_huber", ((4, 4, 2), [conv2d(6, 2, "Tanh"), conv2d(2, 2)]), "Huber", sgd(0.05), 3, "real", {"weights": "samples"}),
        ("image_classes", ((4, 5, 2), [conv2d(6, 2, "Tanh"), conv2d(3, 2, "Softmax")]), CCE, CALM, 3, "labels"),
        ("image_classes_shares", ((4, 4, 2), [conv2d(9, 2, "Tanh"), conv2d(9, 1), activate("Softmax")]), CCE, sgd(0.05), 3, "distribution"),
        ("image_classes_smooth", ((4, 4, 1), [conv2d(4, 2, "Softmax")]), CCE, sgd(0.05), 5, "labels", {"numbers": {"LabelSmoothing": 0.2}}),
        ("image_classes_weights", ((4, 4, 2), [conv2d(6, 2, "Tanh"), conv2d(3, 2, "Softmax")]), CCE, sgd(0.05), 5, "labels", {"weights": "samples"}),
        ("image_classes_numbers", ((4, 4, 2), [conv2d(6, 2, "Tanh"), conv2d(5, 2, "Softmax")]), MSE, CALM, 3, "distribution"),
        ("signal_classes", ((7, 2), [conv1d(8, 3, "GELU", Padding="Same"), conv1d(4, 2, "Softmax")]), CCE, CALM, 3, "labels"),
        ("flat_steps", ((5, 3), [dense(8, "Tanh"), flatten()]), MSE, sgd(0.05), 3, "real"),
        ("flat_steps_activated", ((4, 3), [dense(8), flatten(), activate("Tanh")]), "Huber", CALM, 3, "real", {"weights": "samples"}),
        ("signal_output", ((7, 2), [conv1d(8, 3, "GELU", Padding="Same"), conv1d(3, 2)]), MSE, CALM, 3, "real"),
        (
            "lenet",
            ((8, 8, 1), [same(4, 3, "ReLU"), pool("MaxPool2D", 2), conv2d(6, 3, "ReLU"), pool("MaxPool2D", 2), flatten(), dense(10, "ReLU"), dense(8, "ReLU"), dense(5, "Softmax")]),
            CCE, adam(0.003, epsilon=1e-4), 5, "labels",
        ),
        (
            "lenet_tanh",
            ((8, 8, 1), [same(3, 5, "Tanh"), pool("AvgPool2D", 2), conv2d(6, 3, "Tanh"), pool("AvgPool2D", 2), flatten(), dense(8, "Tanh"), dense(5, "Softmax")]),
            CCE, rule("Momentum", 0.05), 5, "labels",
        ),
        (
            "lenet_normalised",
            ((8, 7, 1), [plain2d(6, 3), batch_norm(), activate("ReLU"), pool("MaxPool2D", 2), plain2d(8, 2), batch_norm(), activate("ReLU"),
                         flatten(), dense(6, bias=False), batch_norm(0.1), activate("Tanh"), dense(3, "Softmax")]),
            CCE, CALM, 9, "labels",
        ),
    ]
