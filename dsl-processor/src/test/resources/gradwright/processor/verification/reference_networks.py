"""Writes reference-networks.json: output, loss and gradients of ten networks, from PyTorch in float64.

Run in this folder: python3 reference_networks.py (made with PyTorch 2.13.0, CPU).
"""

import json

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


def forward(layers, parameters, x):
    for layer in layers:
        if layer["width"] is not None:
            x = x @ parameters[layer["name"] + ".weight"]
            if layer["bias"]:
                x = x + parameters[layer["name"] + ".bias"]
        if layer["activation"] is not None:
            x = ACTIVATIONS[layer["activation"]](x)
    return x


def loss_of(loss, reduction, factor, y, t):
    """t: dense targets, or class labels."""
    samples, units = y.shape
    if loss == "mse":
        terms, default = torch.square(y - t), "MEAN"
    elif loss == "softmax-cross-entropy":
        terms, default = F.cross_entropy(y, t, reduction="none"), "BATCH_MEAN"
    else:
        dense = t if t.dim() == 2 else F.one_hot(t, units).to(y.dtype)
        terms, default = -torch.xlogy(dense, y).sum(dim=1), "BATCH_MEAN"
    divisor = {"MEAN": terms.numel(), "BATCH_MEAN": samples, "SUM": 1}[reduction or default]
    return (1 if factor is None else factor) * terms.sum() / divisor


def draw_targets(loss, samples, units, kind):
    if loss == "mse":
        return torch.randn(samples, units)
    soft = torch.rand(samples, units)
    if kind == "normalised":
        soft = soft / soft.sum(dim=1, keepdim=True)
    else:
        soft[0, 0] = 0
    return soft


def evaluated(layers, parameters, objective, x, t):
    for value in parameters.values():
        value.grad = None
    y = forward(layers, parameters, x)
    loss = loss_of(*objective, y, t)
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
        if loss != "mse":
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


if __name__ == "__main__":
    torch.manual_seed(20250314)
    networks = [reference(*network) for network in NETWORKS]
    with open("reference-networks.json", "w", encoding="utf-8") as file:
        file.write(text(networks) + "\n")
