"""Training steps on PyTorch, in the form that is the fastest here."""

import torch
from torch import nn
from torch.nn import functional

from torch_peer import fastest, files, network as networks

FORMS = {
    "eager, tensors updated together": {"traced": False, "foreach": True},
    "eager, tensors updated one by one": {"traced": False, "foreach": False},
    "traced, tensors updated together": {"traced": True, "foreach": True},
    "traced, tensors updated one by one": {"traced": True, "foreach": False},
}

# What images may lie in memory as, by what the name of the form says of it.
LAYOUTS = {"": torch.contiguous_format, ", channels last": torch.channels_last}


class Objective(nn.Module):
    """The mean loss of a batch. With cross-entropy it takes the sums before the last softmax, as PyTorch would have it."""

    def __init__(self, network, loss):
        super().__init__()
        self.network = network
        self.loss = loss

    def forward(self, inputs, targets):
        return self.loss(self.network(inputs), targets)


class Training:
    """A network in training, as it begins."""

    def __init__(self, definition, tensors, batches, layout, traced, foreach):
        rule = definition["training"]
        cross_entropy = rule["loss"] == "CategoricalCrossEntropy"
        if cross_entropy and definition["layers"][-1]["activation"] != "Softmax":
            raise ValueError("categorical cross-entropy is translated to PyTorch after a softmax only")
        network = networks.build(definition, tensors, last_activation=not cross_entropy)
        network = network.to(memory_format=layout)
        self.batches = [(inputs.contiguous(memory_format=layout), targets) for inputs, targets in batches]
        self.parameters = [parameter for parameter in network.parameters() if parameter.requires_grad]
        self.objective = Objective(network, functional.cross_entropy if cross_entropy else functional.mse_loss)
        if traced:
            self.objective = torch.jit.trace(self.objective, self.batches[0])
        self.optimizer = optimizer(rule, self.parameters, foreach)

    def step(self, inputs, targets):
        self.optimizer.zero_grad(set_to_none=True)
        loss = self.objective(inputs, targets)
        loss.backward()
        self.optimizer.step()
        return loss

    def run(self, calls):
        count = len(self.batches)
        for call in range(calls):
            self.step(*self.batches[call % count])

    def set_learning_rate(self, rate):
        for group in self.optimizer.param_groups:
            group["lr"] = rate

    def compared_quantities(self, steps):
        """First loss, gradients, last loss, parameters: of steps with the first batch."""
        first_loss = self.objective(*self.batches[0])
        first_loss.backward()
        gradients = [parameter.grad.clone() for parameter in self.parameters]
        for _ in range(steps):
            last_loss = self.step(*self.batches[0])
        return [first_loss, *gradients, last_loss, *self.parameters]


def optimizer(rule, parameters, foreach):
    options = rule.get("options", {})
    if rule["optimizer"] == "SGD":
        return torch.optim.SGD(parameters, lr=rule["learning_rate"], foreach=foreach)
    if rule["optimizer"] == "Adam":
        betas = (options["Beta1"], options["Beta2"])
        return torch.optim.Adam(parameters, lr=rule["learning_rate"], betas=betas, eps=options["Epsilon"], foreach=foreach)
    raise ValueError(f"the optimizer '{rule['optimizer']}' has no translation to PyTorch")


def targets_of(labels, definition):
    if definition["training"]["loss"] == "CategoricalCrossEntropy":
        return labels
    width = definition["layers"][-1]["output_shape"][0]
    return (labels[..., None] if width == 1 else functional.one_hot(labels, width)).float()


def prepare(request):
    """Makes a request ready, and writes what the first steps come to: (the form chosen, what makes a number of steps)."""
    definition, tensors = files.read_network(request["network"])
    inputs = networks.samples(files.read_floats(request["inputs"]), definition, -1, request["rows"])
    labels = files.read_labels(request["labels"]).reshape(-1, request["rows"])
    batches = list(zip(inputs, targets_of(labels, definition)))

    forms = {
        f"{form}{layout}": {"layout": LAYOUTS[layout], **FORMS[form]}
        for layout in (LAYOUTS if networks.is_of_images(definition) else [""])
        for form in FORMS
    }

    def candidates():
        for form, how in forms.items():
            training = Training(definition, tensors, batches, **how)
            training.set_learning_rate(request["timing_learning_rate"])
            yield form, None, training.run

    form, _, _ = fastest.choose(candidates())
    training = Training(definition, tensors, batches, **forms[form])
    files.write_floats(request["result"], training.compared_quantities(request["steps"]))
    training.set_learning_rate(request["timing_learning_rate"])
    return form, training.run
