"""Writes reference-blocks.json: building blocks of the literature, from PyTorch in float64.

Values, loss, gradient by every source, and the Hessian times a direction (reverse over reverse). Random masks come from
NumPy's Philox4x64-10.

Run in this folder: python3 reference_blocks.py (made with PyTorch 2.13.0, CPU, and NumPy 2.4).
"""

import json

import numpy as np
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)


def fnv1a(name):
    value = 0xCBF29CE484222325
    for byte in name.encode():
        value = ((value ^ byte) * 0x100000001B3) % 2**64
    return value


def uniform(key, name, shape):
    """The upper 24 bits of the first word of every block; NumPy counts up before it draws."""
    words = [
        np.random.Philox(counter=[(index - 1) % 2**64] + [2**64 - 1 if index == 0 else 0] * 3,
                         key=np.array([key, fnv1a(name)], dtype=np.uint64)).random_raw(1)[0]
        for index in range(int(np.prod(shape)))
    ]
    return torch.tensor([(int(word) >> 40) / 2**24 for word in words]).reshape(shape)


def mse(y, t):
    return ((y - t) ** 2).mean()


def residual(s):
    y = s["x"] + torch.relu(s["x"] @ s["v"] + s["a"]) @ s["w"] + s["b"]
    return {"output": y}, mse(y, s["t"])


def heads(s):
    trunk = torch.tanh(s["x"] @ s["v"])
    number = trunk @ s["w"]
    logits = trunk @ s["u"] + s["b"]
    return {"number": number, "logits": logits}, mse(number, s["t"]) + F.cross_entropy(logits, s["labels"]) / 2


def shared(s):
    layer = lambda x: torch.tanh(x @ s["w"] + s["b"])
    left = layer(layer(s["x"]))
    right = layer(s["z"])
    return {"left": left, "right": right}, mse(left, right)


def dropout(s):
    h = torch.tanh(s["x"] @ s["w"])
    mask = uniform(int(s["key"]), "hidden", h.shape) < 0.75
    y = h * mask / 0.75
    return {"output": y}, mse(y, s["t"])


def batch_norm(s):
    mean = s["mean"].detach().clone()
    variance = s["variance"].detach().clone()
    predicted = F.batch_norm(s["x"], mean, variance, s["gamma"], s["beta"], training=False, momentum=0.1, eps=1e-5)
    y = F.batch_norm(s["x"], mean, variance, s["gamma"], s["beta"], training=True, momentum=0.1, eps=1e-5)
    return {"output": y, "predicted": predicted, "next mean": mean, "next variance": variance}, mse(torch.tanh(y), s["t"])


def layer_norm(s):
    y = F.layer_norm(s["x"], s["x"].shape[1:], s["gamma"], s["beta"], eps=1e-5)
    return {"output": y}, mse(torch.tanh(y), s["t"])


def embedding(s):
    bag = F.embedding(s["labels"], s["table"]).mean(dim=1)
    y = torch.tanh(bag @ s["w"])
    return {"output": y}, mse(y, s["t"])


def slices(s):
    joined = torch.cat([s["x"][:, 1:3], s["z"], s["x"][:, :1] ** 2], dim=1)
    y = torch.tanh(joined) @ s["w"]
    return {"joined": joined, "output": y}, mse(y, s["t"])


def convolution(s):
    y = F.conv1d(s["x"], s["w"], s["b"], stride=2, padding=2, dilation=2)
    return {"output": y}, mse(torch.sigmoid(y), s["t"])


def recurrent(s):
    h, states = s["h"], []
    for t in range(s["x"].shape[1]):
        h = torch.tanh(s["x"][:, t] @ s["w"] + h @ s["u"] + s["b"])
        states.append(h)
    return {"states": torch.stack(states)}, mse(torch.stack(states), s["t"])


def long_short(s):
    """An LSTM whose gates are in PyTorch's order: input, forget, cell, output."""
    units = s["h"].shape[1]
    cell = torch.nn.LSTMCell(s["x"].shape[2], units)
    h, c, states = s["h"], s["c"], []
    for t in range(s["x"].shape[1]):
        h, c = torch.func.functional_call(
            cell, {"weight_ih": s["w"], "weight_hh": s["u"], "bias_ih": s["b"], "bias_hh": torch.zeros(4 * units)},
            (s["x"][:, t], (h, c)))
        states.append(h)
    return {"outputs": torch.stack(states)}, mse(torch.stack(states), s["t"])


N, LABELS, KEY = "n", "labels", "key"

# block, lengths of the axes, sources with their axes, highest label
BLOCKS = [
    (residual, dict(n=4, i=3, k=5), dict(x="ni", v="ik", a="k", w="ki", b="i", t="ni"), 0),
    (heads, dict(n=4, i=3, k=4, r=1, c=3), dict(x="ni", v="ik", w="kr", u="kc", b="c", t="nr", labels="n"), 3),
    (shared, dict(n=3, i=4), dict(x="ni", w="ii", b="i", z="ni"), 0),
    (dropout, dict(n=4, i=3, k=6), dict(x="ni", w="ik", t="nk", key=""), 0),
    (batch_norm, dict(n=6, i=3), dict(x="ni", gamma="i", beta="i", mean="i", variance="i", t="ni"), 0),
    (layer_norm, dict(n=4, i=5), dict(x="ni", gamma="i", beta="i", t="ni"), 0),
    (embedding, dict(n=4, l=3, v=5, i=2, k=3), dict(labels="nl", table="vi", w="ik", t="nk"), 5),
    (slices, dict(n=3, i=4, k=2, j=5, r=2), dict(x="ni", z="nk", w="jr", t="nr"), 0),
    (convolution, dict(n=2, c=3, l=8, o=4, k=3, p=4), dict(x="ncl", w="ock", b="o", t="nop"), 0),
    (recurrent, dict(n=3, l=5, i=2, k=4), dict(x="nli", h="nk", w="ik", u="kk", b="k", t="lnk"), 0),
    (long_short, dict(n=2, l=5, i=3, k=2, g=8), dict(x="nli", h="nk", c="nk", w="gi", u="gk", b="g", t="lnk"), 0),
]


def values(tensor):
    return tensor.detach().reshape(-1).tolist()


def reference(block, lengths, sources, classes, generator):
    drawn = {}
    for name, axes in sources.items():
        shape = [lengths[axis] for axis in axes]
        if name == LABELS:
            drawn[name] = torch.tensor(generator.integers(0, classes, shape))
        elif name == KEY:
            drawn[name] = torch.tensor(20250131)
        elif name == "variance":
            drawn[name] = torch.tensor(generator.uniform(0.5, 2, shape))
        else:
            drawn[name] = torch.tensor(generator.uniform(-1.5, 1.5, shape))
    real = [name for name in drawn if drawn[name].is_floating_point()]
    for name in real:
        drawn[name].requires_grad_(True)
    results, loss = block(drawn)
    direction = {name: torch.tensor(generator.uniform(-1, 1, drawn[name].shape)) for name in real}
    inputs = [drawn[name] for name in real]
    gradients = torch.autograd.grad(loss, inputs, create_graph=True, materialize_grads=True)
    along = sum((gradient * direction[name]).sum() for name, gradient in zip(real, gradients))
    products = torch.autograd.grad(along, inputs, materialize_grads=True)
    return {
        "name": block.__name__.replace("_", " "),
        "lengths": lengths,
        "sources": {name: values(tensor) for name, tensor in drawn.items()},
        "values": {name: values(tensor) for name, tensor in results.items()},
        "loss": loss.item(),
        "gradients": {name: values(gradient) for name, gradient in zip(real, gradients)},
        "direction": {name: values(tensor) for name, tensor in direction.items()},
        "hessianVector": {name: values(product) for name, product in zip(real, products)},
    }


if __name__ == "__main__":
    generator = np.random.default_rng(11)
    references = [reference(*block, generator) for block in BLOCKS]
    with open("reference-blocks.json", "w") as file:
        file.write("[\n" + ",\n".join(json.dumps(reference) for reference in references) + "\n]\n")
