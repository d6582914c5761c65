#!/usr/bin/env python3
"""What PyTorch needs for the same tasks on one thread: a step with plain gradient descent, one with Adam, a prediction.

    python3 -m venv .torch && .torch/bin/pip install torch numpy
    .torch/bin/python pytorch_step.py float32|float64 eager|compiled step,row,adam seconds name:batch:tanh|relu:labels|mse:width-width-...

Batches in rotation, parameters restored now and then, losses asserted to be finite, as in every other subject.
"""
import math
import sys
import time

import torch
import torch.nn.functional as F
from torch import nn

BATCHES = 64
STEPS_TO_RESTORE = 4096
RATE = 1e-3
WARM_UP_SHARE = 0.5
WARM_UP_CALLS = 2


def network(widths, activation, dtype):
    layers = []
    for i, (n_in, n_out) in enumerate(zip(widths, widths[1:])):
        layers.append(nn.Linear(n_in, n_out, dtype=dtype))
        if i < len(widths) - 2:
            layers.append(activation())
    return nn.Sequential(*layers)


def measured(run, seconds):
    """The mean over the seconds, after a warm-up; the first calls may compile."""
    for _ in range(WARM_UP_CALLS):
        run()
    for share in (WARM_UP_SHARE, 1):
        calls, start = 0, time.perf_counter()
        while calls < 1 or time.perf_counter() - start < share * seconds:
            run()
            calls += 1
        mean = (time.perf_counter() - start) / calls
    return mean * 1e6


class Training:
    """Steps with the batches in rotation."""

    def __init__(self, model, criterion, optimizer, inputs, targets, compiled):
        self.model, self.optimizer, self.inputs, self.targets = model, optimizer, inputs, targets
        self.initial = {name: value.clone() for name, value in model.state_dict().items()}
        self.steps = 0

        def objective(x, target):
            return criterion(model(x), target)

        self.objective = torch.compile(objective) if compiled else objective

    def step(self):
        self.steps += 1
        if self.steps % STEPS_TO_RESTORE == 0:
            self.model.load_state_dict(self.initial)
        batch = self.steps % BATCHES
        self.optimizer.zero_grad()
        loss = self.objective(self.inputs[batch], self.targets[batch])
        loss.backward()
        self.optimizer.step()
        assert math.isfinite(loss.item())


def main():
    dtype_name, mode, tasks, seconds, *workloads = sys.argv[1:]
    torch.set_num_threads(1)
    torch.manual_seed(0)
    dtype, compiled, seconds = getattr(torch, dtype_name), mode == "compiled", float(seconds)
    subject = "pytorch-compiled" if compiled else "pytorch"
    precision = {"float32": "float", "float64": "double"}[dtype_name]
    for workload in workloads:
        name, batch, activation, targets_kind, widths = workload.split(":")
        widths, batch, is_classifier = [int(width) for width in widths.split("-")], int(batch), targets_kind == "labels"
        model = network(widths, nn.Tanh if activation == "tanh" else nn.ReLU, dtype)
        criterion = F.cross_entropy if is_classifier else F.mse_loss
        inputs = [torch.randn(batch, widths[0], dtype=dtype) for _ in range(BATCHES)]
        targets = [torch.randint(0, widths[-1], (batch,)) if is_classifier
                   else torch.randn(batch, widths[-1], dtype=dtype) for _ in range(BATCHES)]
        one = inputs[0][:1].clone()
        predictor = torch.compile(model) if compiled else model

        def predict():
            with torch.inference_mode():
                predictor(one)

        def report(quantity, run):
            print("measured", subject, name, precision, quantity, measured(run, seconds), flush=True)

        if "step" in tasks.split(","):
            sgd = torch.optim.SGD(model.parameters(), lr=RATE)
            report("step", Training(model, criterion, sgd, inputs, targets, compiled).step)
        if "row" in tasks.split(","):
            report("row", predict)
        if "adam" in tasks.split(","):
            adam = torch.optim.Adam(model.parameters(), lr=RATE)
            report("adam", Training(model, criterion, adam, inputs, targets, compiled).step)


if __name__ == "__main__":
    main()
