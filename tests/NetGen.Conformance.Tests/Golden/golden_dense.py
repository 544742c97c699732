"""The golden cases of dense layers: sizes, depths, activations as layers of their own, layers that are read by name."""


def cases(dense, activate, chain, sgd, adam):
    """(name, (input size, layers), loss, optimizer, batch, kind of targets)"""
    mse, cce = "MeanSquaredError", "CategoricalCrossEntropy"
    return [
        # The networks of the documentation.
        ("penguins_sgd", chain([4, 5, 5, 3], "ReLU", "Softmax"), cce, sgd(), 32, "labels"),
        ("penguins_adam", chain([4, 5, 5, 3], "ReLU", "Softmax"), cce, adam(0.01), 33, "labels"),
        # One layer: every last activation, every loss that goes with it, both optimizers.
        ("one_linear_sgd", chain([1, 1], None, "Linear"), mse, sgd(0.1), 1, "real"),
        ("one_linear_adam", chain([1, 1], None, "Linear"), mse, adam(), 2, "real"),
        ("single_linear_sgd", chain([9, 7], None, "Linear"), mse, sgd(), 8, "real"),
        ("single_sigmoid_sgd", chain([8, 8], None, "Sigmoid"), mse, sgd(0.5), 9, "unit"),
        ("single_sigmoid_adam", chain([7, 9], None, "Sigmoid"), mse, adam(), 7, "unit"),
        ("single_tanh_sgd", chain([15, 3], None, "Tanh"), mse, sgd(0.1), 2, "real"),
        ("single_tanh_adam", chain([16, 1], None, "Tanh"), mse, adam(0.01), 8, "real"),
        ("single_relu_sgd", chain([17, 8], None, "ReLU"), mse, sgd(), 7, "unit"),
        ("single_relu_adam", chain([3, 17], None, "ReLU"), mse, adam(), 33, "unit"),
        ("single_softmax_mse_sgd", chain([8, 9], None, "Softmax"), mse, sgd(0.5), 9, "labels"),
        ("single_softmax_mse_adam", chain([9, 15], None, "Softmax"), mse, adam(), 2, "unit"),
        ("single_softmax_cce_sgd", chain([31, 7], None, "Softmax"), cce, sgd(0.1), 33, "labels"),
        ("single_softmax_cce_adam", chain([33, 3], None, "Softmax"), cce, adam(), 1, "labels"),
        # Hidden activations under both losses, sizes around multiples of the vector width.
        ("hidden_linear_mse_sgd", chain([3, 8, 1], "Linear", "Linear"), mse, sgd(), 9, "real"),
        ("hidden_linear_mse_adam", chain([16, 7, 8], "Linear", "Linear"), mse, adam(), 1, "real"),
        ("hidden_linear_cce_sgd", chain([9, 8, 15], "Linear", "Softmax"), cce, sgd(0.1), 2, "labels"),
        ("hidden_sigmoid_mse_sgd", chain([7, 16, 9], "Sigmoid", "Linear"), mse, sgd(0.1), 8, "real"),
        ("hidden_tanh_mse_adam", chain([8, 15, 7], "Tanh", "Linear"), mse, adam(), 33, "real"),
        ("hidden_relu_mse_adam", chain([9, 17, 8], "ReLU", "Linear"), mse, adam(), 2, "real"),
        ("hidden_relu_mse_sgd", chain([16, 31, 3], "ReLU", "Linear"), mse, sgd(), 7, "real"),
        ("hidden_tanh_sigmoid_sgd", chain([15, 33, 1], "Tanh", "Sigmoid"), mse, sgd(0.5), 9, "labels"),
        ("hidden_relu_sigmoid_adam", chain([17, 9, 1], "ReLU", "Sigmoid"), mse, adam(0.01), 8, "labels"),
        ("hidden_linear_cce_adam", chain([7, 7, 7], "Linear", "Softmax"), cce, adam(), 7, "labels"),
        ("hidden_sigmoid_cce_adam", chain([8, 31, 16], "Sigmoid", "Softmax"), cce, adam(), 9, "labels"),
        ("hidden_tanh_cce_sgd", chain([33, 16, 17], "Tanh", "Softmax"), cce, sgd(0.1), 2, "labels"),
        ("hidden_relu_cce_sgd", chain([1, 64, 8], "ReLU", "Softmax"), cce, sgd(), 33, "labels"),
        ("hidden_relu_softmax_mse_adam", chain([15, 16, 33], "ReLU", "Softmax"), mse, adam(), 1, "labels"),
        # Wider than a tile, deeper than two.
        ("wide_tanh_cce_adam", chain([31, 65, 9], "Tanh", "Softmax"), cce, adam(), 9, "labels"),
        ("wide_relu_mse_sgd", chain([65, 33, 16], "ReLU", "Tanh"), mse, sgd(0.1), 8, "real"),
        ("wide_sigmoid_mse_adam", chain([64, 17, 64], "Sigmoid", "Sigmoid"), mse, adam(0.01), 7, "unit"),
        ("deep_relu_cce_adam", chain([8, 16, 15, 9, 7, 3], "ReLU", "Softmax"), cce, adam(), 33, "labels"),
        ("deep_tanh_mse_sgd", chain([3, 9, 8, 7, 17, 1], "Tanh", "Linear"), mse, sgd(), 2, "real"),
        ("deep_sigmoid_cce_sgd", chain([1, 3, 7, 8, 9], "Sigmoid", "Softmax"), cce, sgd(0.5), 1, "labels"),
        # Targets that are no labels: distributions, and rows that do not sum to one.
        ("soft_targets_sgd", chain([9, 8, 7], "Tanh", "Softmax"), cce, sgd(0.1), 8, "distribution"),
        ("soft_targets_adam", chain([7, 15, 9], "Sigmoid", "Softmax"), cce, adam(), 2, "distribution"),
        ("unnormalised_targets_sgd", chain([8, 7, 8], "Tanh", "Softmax"), cce, sgd(0.05), 9, "unit"),
        # Adam's other numbers.
        ("adam_betas", chain([8, 9, 3], "Tanh", "Softmax"), cce, adam(0.003, 0.8, 0.95), 8, "labels"),
        ("adam_epsilon", chain([9, 15, 1], "Sigmoid", "Linear"), mse, adam(0.01, epsilon=1e-3), 7, "real"),
        ("adam_no_momentum", chain([3, 7, 8], "ReLU", "Linear"), mse, adam(0.002, 0.0, 0.99, 1e-4), 33, "real"),
        # Without bias.
        ("no_bias_sgd", chain([8, 17, 9], "Tanh", "Linear", bias=False), mse, sgd(0.05), 9, "real"),
        ("no_bias_adam", chain([7, 16, 3], "ReLU", "Softmax", bias=False), cce, adam(), 8, "labels"),
        ("no_bias_hidden", (15, [dense(8, "Sigmoid", bias=False), dense(7, "Tanh"), dense(1, bias=False)]), mse, sgd(), 2, "real"),
        # Activations as layers, names, and what a layer reads said outright.
        ("activate_relu", (9, [dense(16), activate("ReLU"), dense(8), activate("Softmax")]), cce, adam(), 7, "labels"),
        ("activate_input", (8, [activate("Tanh"), dense(7, "ReLU"), activate("Linear"), dense(3)]), mse, sgd(), 8, "real"),
        ("activate_twice", (7, [dense(9, "ReLU"), activate("Tanh"), activate("Sigmoid"), dense(8)]), mse, adam(), 9, "real"),
        ("softmax_mse_layer", (3, [dense(7, "Tanh"), dense(8), activate("Softmax")]), mse, sgd(0.5), 33, "distribution"),
        (
            "named",
            (8, [
                dense(9, "Tanh", name="first", source=["input"]),
                activate("ReLU", name="rectified", source=["first"]),
                dense(3, "Softmax", name="head", source=["rectified"]),
            ]),
            cce, sgd(0.1), 7, "labels",
        ),
        # A layer read twice, of which one reader leads nowhere: its gradient is zero.
        (
            "fork",
            (7, [
                dense(8, "Tanh", name="trunk"),
                dense(3, "Sigmoid", name="unread"),
                dense(9, "ReLU", name="branch", source=["trunk"]),
                dense(3, "Softmax"),
            ]),
            cce, adam(0.01), 9, "labels",
        ),
    ]
