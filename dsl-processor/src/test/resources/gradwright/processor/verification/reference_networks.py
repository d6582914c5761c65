"""Writes reference-networks.json and reference-losses.json: output, loss and gradients, from PyTorch in float64.

Run in this folder: python3 reference_networks.py (made with PyTorch 2.13.0, CPU).
"""

import json
import math

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)

ACTIVATIONS = {
    "identity": lambda z: z,
    "relu": torch.relu,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "square": torch.square,
    "softmax": lambda z: torch.softmax(z, dim=1),
    "log-softmax": lambda z: torch.log_softmax(z, dim=1),
}


def affine(name, width, activation=None, bias=True):
    return {"name": name, "width": width, "bias": bias, "activation": activation}


def only(name, activation):
    return {"name": name, "width": None, "bias": False, "activation": activation}


# name, inputs, layers, loss, reduction, factor (None: left out), size of the inputs
NETWORKS = [
    ("LinearRegression", 3, [affine("line", 1)], "mse", None, None, 1),
    ("SoftmaxRegression", 4, [affine("probabilities", 3, "softmax")], "cross-entropy", None, None, 1),
    ("Classifier", 5, [affine("hidden", 8, "tanh"), affine("logits", 4)], "softmax-cross-entropy", None, None, 1),
    ("Deep", 6, [affine("first", 7, "sigmoid"), affine("second", 5, "tanh", bias=False), affine("third", 6, "relu"),
                 affine("fourth", 4, "square"), affine("fifth", 3, "identity")], "mse", "SUM", 0.1, 1),
    ("BiasFree", 4, [affine("hidden", 9, "relu", bias=False), affine("output", 3, "log-softmax", bias=False)],
     "mse", "BATCH_MEAN", 0.5, 1),
    ("SoftmaxInside", 6, [affine("gate", 5, "softmax"), affine("mixed", 4, "tanh"), affine("output", 2)],
     "mse", "MEAN", -1, 1),
    ("LogSoftmaxInside", 3, [affine("scores", 4, "log-softmax"), affine("hidden", 3, "sigmoid"),
                             affine("classes", 3, "softmax", bias=False)], "cross-entropy", "SUM", 3, 1),
    ("ActivationsAlone", 4, [only("squared", "square"), affine("mixed", 5, bias=False), only("bent", "tanh"),
                             affine("logits", 3), only("normalised", "log-softmax")],
     "softmax-cross-entropy", "MEAN", 0.1, 1),
    ("Saturated", 4, [affine("hidden", 6, "relu"), affine("logits", 5)], "softmax-cross-entropy", "SUM", None, 300),
    ("Narrow", 2, [affine("one", 1, "tanh"), affine("two", 1, "sigmoid"), affine("three", 3, "softmax")],
     "mse", "BATCH_MEAN", 3, 1),
]


# loss, parameters, activation of the outputs; each loss with all its reductions first
LOSSES = [
    ("mse", [{}], None),
    ("mae", [{}], None),
    ("huber", [{}, {"delta": 1.0}, {"delta": 0.3}], None),
    ("smooth-l1", [{}, {"beta": 1.0}, {"beta": 0.5}], None),
    ("log-cosh", [{}], None),
    ("binary-cross-entropy", [{}], "sigmoid"),
    ("binary-cross-entropy", [{}], "softmax"),
    ("sigmoid-binary-cross-entropy", [{}, {"positiveWeight": 1.0}, {"positiveWeight": 2.5}], None),
    ("cross-entropy", [{}], "softmax"),
    ("softmax-cross-entropy", [{}], None),
    ("nll", [{}], "log-softmax"),
    ("nll", [{}], None),
    ("kl-divergence", [{}], "log-softmax"),
    ("kl-divergence", [{}], None),
    ("poisson-nll", [{}], None),
    ("hinge", [{}, {"margin": 1.0}, {"margin": 0.3}, {"margin": 0.0}], None),
    ("squared-hinge", [{}, {"margin": 1.0}, {"margin": 0.3}, {"margin": 0.0}], None),
    ("class-hinge", [{}, {"margin": 1.0}, {"margin": 0.3}, {"margin": 0.0}], None),
    ("softmax-hinge", [{"margin": 1.0}, {"margin": 0.3}, {"margin": 0.0}], None),
    ("cosine", [{}], None),
]
SCALES = [(None, None), ("MEAN", 0.5), ("BATCH_MEAN", None), ("SUM", 0.5)]

# losses that stay finite whatever the logits are, and the activation before them
UNBOUNDED = [
    ("mse", None), ("mae", None), ("huber", None), ("smooth-l1", None), ("log-cosh", None),
    ("binary-cross-entropy", "sigmoid"), ("sigmoid-binary-cross-entropy", None), ("cross-entropy", "softmax"),
    ("softmax-cross-entropy", None), ("nll", "log-softmax"), ("kl-divergence", "log-softmax"), ("poisson-nll", None),
    ("hinge", None), ("squared-hinge", None), ("class-hinge", None), ("softmax-hinge", None), ("cosine", None),
]
# Drawn last, so that the numbers before stay as they are.
GAUSSIAN = ("gaussian-nll", {}, None)
EXTREME = [[30, -30, 0, 1], [-30, 30, 30, -30], [700, -700, 0, 30], [-700, 700, 700, -30], [-700, -700, -700, -700]]

OF_LABELS = {"cross-entropy", "softmax-cross-entropy", "nll", "class-hinge", "softmax-hinge"}


def forward(layers, parameters, x):
    """The output, and what its activation was applied to."""
    z = x
    for layer in layers:
        if layer["width"] is not None:
            x = x @ parameters[layer["name"] + ".weight"]
            if layer["bias"]:
                x = x + parameters[layer["name"] + ".bias"]
        z = x
        if layer["activation"] is not None:
            x = ACTIVATIONS[layer["activation"]](x)
    return x, z


def class_hinge(scores, labels, margin):
    return F.multi_margin_loss(scores, labels, margin=margin, reduction="none") * scores.shape[1]


def terms_of(loss, y, t, dense, labels, delta=1.0, beta=1.0, margin=1.0, positiveWeight=1.0):
    """One a sample or one an output. t: dense targets or labels, which are given in the other form too."""
    if loss == "mse":
        return F.mse_loss(y, t, reduction="none")
    if loss == "mae":
        return F.l1_loss(y, t, reduction="none")
    if loss == "huber":
        return F.huber_loss(y, t, delta=delta, reduction="none")
    if loss == "smooth-l1":
        return F.smooth_l1_loss(y, t, beta=beta, reduction="none")
    if loss == "log-cosh":
        return torch.logaddexp(y - t, t - y) - math.log(2)
    if loss == "binary-cross-entropy":
        return F.binary_cross_entropy(y, t, reduction="none")
    if loss == "sigmoid-binary-cross-entropy":
        return F.binary_cross_entropy_with_logits(y, t, pos_weight=torch.tensor(positiveWeight), reduction="none")
    if loss == "cross-entropy":
        return -torch.xlogy(dense, y).sum(dim=1)
    if loss == "softmax-cross-entropy":
        return F.cross_entropy(y, t, reduction="none")
    if loss == "nll":
        return F.nll_loss(y, t, reduction="none") if t is labels else -(t * y).sum(dim=1)
    if loss == "kl-divergence":
        return F.kl_div(y, t, reduction="none").sum(dim=1)
    if loss == "poisson-nll":
        return F.poisson_nll_loss(y, t, reduction="none")
    if loss == "gaussian-nll":
        mean, log_variance = y.chunk(2, dim=1)
        return F.gaussian_nll_loss(mean, t, log_variance.exp(), eps=1e-300, reduction="none")
    if loss == "hinge":
        return F.relu(margin - t * y)
    if loss == "squared-hinge":
        return F.relu(margin - t * y) ** 2
    if loss == "class-hinge":
        return class_hinge(y, labels, margin)
    if loss == "softmax-hinge":
        return class_hinge(torch.softmax(y, dim=1), labels, margin)
    if loss == "cosine":
        return 1 - F.cosine_similarity(y, t, dim=1, eps=1e-8)
    raise ValueError(loss)


# Where an activation can underflow: the function of its argument instead, and the same derivative.
FUSED = {"cross-entropy": "softmax-cross-entropy", "binary-cross-entropy": "sigmoid-binary-cross-entropy"}


def loss_of(loss, reduction, factor, y, t, **parameters):
    """t: dense targets, or class labels."""
    samples, units = y.shape
    dense = t if t.dim() == 2 else F.one_hot(t, units).to(y.dtype)
    labels = t if t.dim() == 1 else t.argmax(dim=1)
    terms = terms_of(loss, y, t, dense, labels, **parameters)
    default = "MEAN" if terms.dim() == 2 else "BATCH_MEAN"
    divisor = {"MEAN": terms.numel(), "BATCH_MEAN": samples, "SUM": 1}[reduction or default]
    return (1 if factor is None else factor) * terms.sum() / divisor


def draw_targets(loss, samples, units, kind):
    if loss == "gaussian-nll":
        return torch.randn(samples, units // 2)
    if loss in ("class-hinge", "softmax-hinge"):
        return F.one_hot(torch.randint(units, (samples,)), units).to(torch.float64)
    if loss in ("hinge", "squared-hinge"):
        return torch.randint(2, (samples, units)) * 2.0 - 1
    if loss == "poisson-nll":
        return torch.randint(6, (samples, units)).to(torch.float64)
    if loss not in OF_LABELS | {"kl-divergence", "binary-cross-entropy", "sigmoid-binary-cross-entropy"}:
        return torch.randn(samples, units)
    if kind == "one-hot":
        return F.one_hot(torch.randint(units, (samples,)), units).to(torch.float64)
    soft = torch.rand(samples, units)
    if kind == "normalised":
        soft = soft / soft.sum(dim=1, keepdim=True)
    else:
        soft[0, 0] = 0
    return soft


def evaluated(layers, parameters, objective, x, t, loss_parameters={}, fused=False):
    for value in parameters.values():
        value.grad = None
    y, z = forward(layers, parameters, x)
    if fused and objective[0] in FUSED:
        loss = loss_of(FUSED[objective[0]], *objective[1:], z, t, **loss_parameters)
    else:
        loss = loss_of(*objective, y, t, **loss_parameters)
    if parameters:
        loss.backward()
    gradients = [number for value in parameters.values() for number in flat(value.grad)]
    return {"output": flat(y), "loss": loss.item(), "gradient": gradients}


def flat(tensor):
    return tensor.detach().reshape(-1).tolist()


def reference(name, inputs, layers, loss, reduction, factor, size):
    objective = (loss, reduction, factor)
    parameters, width = {}, inputs
    for layer in layers:
        if layer["width"] is not None:
            parameters[layer["name"] + ".weight"] = torch.randn(width, layer["width"]) / width**0.5
            width = layer["width"]
            if layer["bias"]:
                parameters[layer["name"] + ".bias"] = 0.3 * torch.randn(1, width)
    for value in parameters.values():
        value.requires_grad_(True)
    batches = []
    for samples, kind in (1, "normalised"), (2, "unnormalised"), (7, "unnormalised"):
        x = size * torch.randn(samples, inputs)
        if samples == 7:
            x[3] = 0  # without a bias every relu sits on its kink here
        t = draw_targets(loss, samples, width, kind)
        batch = {"samples": samples, "input": flat(x), "targets": flat(t),
                 "dense": evaluated(layers, parameters, objective, x, t)}
        if loss in OF_LABELS:
            labels = torch.randint(width, (samples,))
            batch["labels"] = labels.tolist()
            batch["labelled"] = evaluated(layers, parameters, objective, x, labels)
        batches.append(batch)
    return {
        "name": name, "inputs": inputs, "layers": layers, "loss": loss, "reduction": reduction, "factor": factor,
        "parameters": [{"name": key, "shape": list(value.shape), "values": flat(value)}
                       for key, value in parameters.items()],
        "batches": batches,
    }


def reference_of_loss(number, loss, loss_parameters, activation, reduction, factor, extreme=False):
    """One layer under the loss; extreme: its outputs are the inputs, given."""
    layers, objective = [affine("output", 4, activation)], (loss, reduction, factor)
    weight, bias = (torch.eye(4), torch.zeros(1, 4)) if extreme else (torch.randn(5, 4) / 2, 0.3 * torch.randn(1, 4))
    parameters = {"output.weight": weight.requires_grad_(True), "output.bias": bias.requires_grad_(True)}
    batches = []
    # The last row's variance is too small for squares of its deviations.
    rows = EXTREME[:-1] if loss == "gaussian-nll" else EXTREME
    inputs = [torch.tensor([row], dtype=torch.float64) for row in rows] if extreme else [
        torch.randn(1, 5), torch.randn(5, 5)]
    for x in inputs:
        t = draw_targets(loss, len(x), 4, "one-hot" if len(x) == 1 else "unnormalised")
        batch = {"samples": len(x), "input": flat(x), "targets": flat(t),
                 "dense": evaluated(layers, parameters, objective, x, t, loss_parameters, extreme)}
        if loss in OF_LABELS:
            labels = torch.randint(4, (len(x),))
            batch["labels"] = labels.tolist()
            batch["labelled"] = evaluated(layers, parameters, objective, x, labels, loss_parameters, extreme)
        batches.append(batch)
    return {
        "name": f"Loss{number}", "inputs": len(weight), "layers": layers, "loss": loss, "reduction": reduction,
        "factor": factor, "lossParameters": loss_parameters,
        "parameters": [{"name": key, "shape": list(value.shape), "values": flat(value)}
                       for key, value in parameters.items()],
        "batches": batches,
    }


def references_of_losses():
    cases = []
    for loss, choices, activation in LOSSES:
        cases += [(loss, choices[0], activation, *scale) for scale in SCALES]
        cases += [(loss, choice, activation, None, None) for choice in choices[1:]]
    cases += [(loss, {"margin": 0.4} if loss == "softmax-hinge" else {}, activation, "SUM", None, True)
              for loss, activation in UNBOUNDED]
    cases += [(*GAUSSIAN, *scale) for scale in SCALES] + [(*GAUSSIAN, "SUM", None, True)]
    return [reference_of_loss(number, *case) for number, case in enumerate(cases)]


def text(value, indent=""):
    """JSON with every number at 17 significant digits, and an array of numbers on one line."""
    inner = indent + "  "
    if isinstance(value, dict):
        members = [f'{inner}"{key}": {text(member, inner)}' for key, member in value.items()]
        return "{\n" + ",\n".join(members) + "\n" + indent + "}"
    if isinstance(value, list) and value and isinstance(value[0], (dict, list)):
        return "[\n" + ",\n".join(inner + text(entry, inner) for entry in value) + "\n" + indent + "]"
    if isinstance(value, list):
        return "[" + ", ".join(text(entry) for entry in value) + "]"
    if isinstance(value, float):
        return f"{value:.17g}"
    return json.dumps(value)


def write(name, value):
    with open(name, "w", encoding="utf-8") as file:
        file.write(text(value) + "\n")


if __name__ == "__main__":
    torch.manual_seed(20250314)
    networks = [reference(*network) for network in NETWORKS]
    write("reference-networks.json", networks)
    torch.manual_seed(20250315)
    write("reference-losses.json", references_of_losses())
