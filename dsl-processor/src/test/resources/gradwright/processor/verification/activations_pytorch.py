"""Writes activations-pytorch.csv: PyTorch's function for every activation, and its derivatives at whole numbers.

Run: python3 activations_pytorch.py > activations-pytorch.csv. Needs torch. A parameter is 7, a number that no formula has.
"""
import torch
from torch.nn import functional as F

# name: PyTorch's, and the arguments by keyword
FUNCTIONS = {
    "identity": ("nn.Identity", {}),
    "relu": ("relu", {}),
    "relu6": ("relu6", {}),
    "leaky-relu": ("leaky_relu", {"negative_slope": 7.0}),
    "elu": ("elu", {"alpha": 7.0}),
    "selu": ("selu", {}),
    "celu": ("celu", {"alpha": 7.0}),
    "gelu": ("gelu", {}),
    "gelu-tanh": ("gelu", {"approximate": "tanh"}),
    "silu": ("silu", {}),
    "mish": ("mish", {}),
    "softplus": ("softplus", {}),
    "softsign": ("softsign", {}),
    "tanh": ("tanh", {}),
    "hard-tanh": ("hardtanh", {}),
    "sigmoid": ("sigmoid", {}),
    "hard-sigmoid": ("hardsigmoid", {}),
    "hard-swish": ("hardswish", {}),
    "log-sigmoid": ("logsigmoid", {}),
    "softmax": ("softmax", {"dim": 1}),
    "log-softmax": ("log_softmax", {"dim": 1}),
    "square": ("square", {}),
    "exp": ("exp", {}),
    "log": ("log", {}),
    "sin": ("sin", {}),
    "abs": ("abs", {}),
}


def written(function, arguments):
    """The function, and the arguments that are not our parameters."""
    return " ".join([function] + ["%s=%s" % (key, value) for key, value in arguments.items() if value != 7.0])


def find(function):
    """Of torch.nn.functional, or of torch itself."""
    return torch.nn.Identity() if function == "nn.Identity" else getattr(F, function, None) or getattr(torch, function)


def derivative(function, arguments, x):
    argument = torch.tensor(float(x), dtype=torch.float64, requires_grad=True)
    find(function)(argument, **arguments).backward()
    return argument.grad.item()


def value(function, arguments, x):
    return find(function)(torch.tensor(float(x), dtype=torch.float64), **arguments).item()


def deviations():
    """What the page says of PyTorch's values; it has to be true."""
    assert value("softplus", {}, 20.5) == 20.5 and value("softplus", {}, 19.5) > 19.5
    assert value("gelu", {}, -8) != 0 and value("gelu", {}, -8.5) == 0
    assert value("gelu", {"approximate": "tanh"}, -7) != 0 and value("gelu", {"approximate": "tanh"}, -8) == 0
    sixth = derivative("hardsigmoid", {}, 0)
    assert sixth != 1 / 6 and sixth == torch.tensor(1 / 6, dtype=torch.float32).item()


def main():
    deviations()
    print("activation,function,x,derivative")
    for name, (function, arguments) in FUNCTIONS.items():
        if "dim" in arguments:
            print("%s,%s,," % (name, written(function, arguments)))
            continue
        for x in range(-6, 7):
            if name != "log" or x > 0:
                print("%s,%s,%d,%r" % (name, written(function, arguments), x, derivative(function, arguments, x)))


main()
