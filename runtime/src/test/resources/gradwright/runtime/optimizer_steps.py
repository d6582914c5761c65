"""Makes optimizer_steps.json: ten steps of PyTorch's optimisers in double and in single precision, over given
gradients.

    python3 optimizer_steps.py > optimizer_steps.json        (made with PyTorch 2.13.0)
"""
import json

import torch

STEPS = 10
SHAPES = [(2, 3), (1, 3)]

CASES = {
    "Sgd": lambda p: torch.optim.SGD(p, lr=0.1),
    "Sgd momentum": lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9),
    "Sgd Nesterov": lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.8, nesterov=True),
    "Adam": lambda p: torch.optim.Adam(p, lr=0.01),
    "Adam configured": lambda p: torch.optim.Adam(p, lr=0.02, betas=(0.8, 0.95), eps=1e-3, weight_decay=0.1),
    "AdamW": lambda p: torch.optim.AdamW(p, lr=0.01),
    "AdamW configured": lambda p: torch.optim.AdamW(p, lr=0.02, betas=(0.7, 0.99), eps=1e-5, weight_decay=0.2),
    "Adam rate changed after 5": lambda p: torch.optim.Adam(p, lr=0.01),
}

torch.set_default_dtype(torch.float64)
generator = torch.Generator().manual_seed(20)
start = [torch.randn(shape, generator=generator) for shape in SHAPES]
# Sizes from 1e-4 to 1e3, so that epsilon and the corrections show.
gradients = [
    [torch.randn(shape, generator=generator) * 10.0 ** torch.randint(-4, 4, shape, generator=generator) for shape in SHAPES]
    for _ in range(STEPS)
]


def flat(tensors):
    return [tensor.detach().flatten().tolist() for tensor in tensors]


def steps(name, make, dtype):
    parameters = [torch.nn.Parameter(tensor.to(dtype, copy=True)) for tensor in start]
    optimizer = make(parameters)
    after = []
    for step, given in enumerate(gradients):
        if name.endswith("after 5") and step == 5:
            optimizer.param_groups[0]["lr"] = 0.003
        for parameter, gradient in zip(parameters, given):
            parameter.grad = gradient.to(dtype)
        optimizer.step()
        after.append(flat(parameters))
    return after


def reference(dtype):
    after = ",\n".join('      %s: %s' % (json.dumps(n), json.dumps(steps(n, make, dtype))) for n, make in CASES.items())
    return '{\n    "shapes": %s,\n    "start": %s,\n    "gradients": %s,\n    "after": {\n%s\n    }\n  }' % (
        json.dumps(SHAPES),
        json.dumps(flat(tensor.to(dtype) for tensor in start)),
        json.dumps([flat(tensor.to(dtype) for tensor in each) for each in gradients]),
        after)


print('{\n  "double": %s,\n  "float": %s\n}' % (reference(torch.float64), reference(torch.float32)))
