#!/usr/bin/env python3
"""What PyTorch needs for the same tasks on one thread: a step with plain gradient descent, one with Adam, a prediction.

    python3 -m venv .torch && .torch/bin/pip install torch numpy
    .torch/bin/python pytorch_step.py float64,float32 eager|compiled tasks batches iterations seconds name:batch:tanh|relu:labels|mse:width-width-...

Tasks, with commas between them: loss (after a few steps), memory (the most after 200 steps), step, row, adam. Batches and
weights are those of TrainingData.java. Batches in rotation, parameters restored now and then, losses asserted to be finite, as in every other subject.
"""
import itertools
import math
import statistics
import sys
import time

import numpy
import torch
import torch.nn.functional as F
from torch import nn

STEPS_TO_RESTORE = 4096
RATE = 1e-3
STEPS_TO_LOSS = 3
PRECISIONS = {"float32": "float", "float64": "double"}
WARM_UP_SECONDS = 0.5
WARM_UP_CALLS = 2


def one_thread():
    """Within an operation and between operations."""
    torch.set_num_threads(1)
    torch.set_num_interop_threads(1)


def most_memory():
    """Bytes; what getrusage tells begins with the memory of the process that started this one."""
    with open("/proc/self/status") as status:
        return next(1024 * int(line.split()[1]) for line in status if line.startswith("VmHWM:"))


def uniform(count, seed):
    """SplitMix64, as in java.util.SplittableRandom: from 0 to 1."""
    with numpy.errstate(over="ignore"):
        z = numpy.uint64(seed % 2**64) + numpy.arange(1, count + 1, dtype=numpy.uint64) * numpy.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> numpy.uint64(30))) * numpy.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> numpy.uint64(27))) * numpy.uint64(0x94D049BB133111EB)
    return ((z ^ (z >> numpy.uint64(31))) >> numpy.uint64(11)) * 2.0**-53


def numbers(rows, columns, seed, dtype):
    """With a variance of 1."""
    flat = uniform(rows * columns, seed) * (2 * math.sqrt(3)) - math.sqrt(3)
    return torch.from_numpy(flat.reshape(rows, columns)).to(dtype)


def labels(batch, classes, seed):
    return torch.from_numpy((uniform(batch, seed) * classes).astype(numpy.int64))


def network(widths, activation, dtype):
    layers = []
    for i, (n_in, n_out) in enumerate(zip(widths, widths[1:])):
        layer = nn.Linear(n_in, n_out, dtype=dtype)
        with torch.no_grad():
            layer.weight.copy_((numbers(n_in, n_out, 1000 + i, torch.float64) / math.sqrt(n_in)).T)
            layer.bias.zero_()
        layers.append(layer)
        if i < len(widths) - 2:
            layers.append(activation())
    return nn.Sequential(*layers)


def measured(run, iterations, seconds):
    """Microseconds: the median of iterations over so many seconds, after a warm-up; a call that takes longer is measured once.
    The first calls may compile."""
    for _ in range(WARM_UP_CALLS):
        run()
    count = iterations if mean(run, WARM_UP_SECONDS) < WARM_UP_SECONDS else 1
    return statistics.median(mean(run, seconds) for _ in range(count)) * 1e6


def mean(run, seconds):
    """The seconds of one call, as the mean over so many seconds."""
    calls, start = 0, time.perf_counter()
    while True:
        run()
        calls += 1
        spent = time.perf_counter() - start
        if spent >= seconds:
            return spent / calls


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
        batch = self.steps % len(self.inputs)
        self.optimizer.zero_grad()
        loss = self.objective(self.inputs[batch], self.targets[batch])
        loss.backward()
        self.optimizer.step()
        assert math.isfinite(loss.item())
        return loss.item()


def main():
    dtype_names, mode, tasks, batches, iterations, seconds, *workloads = sys.argv[1:]
    tasks, batches, iterations, seconds = tasks.split(","), int(batches), int(iterations), float(seconds)
    one_thread()
    compiled = mode == "compiled"
    subject = "pytorch-compiled" if compiled else "pytorch"
    for workload, dtype_name in itertools.product(workloads, dtype_names.split(",")):
        dtype, precision = getattr(torch, dtype_name), PRECISIONS[dtype_name]
        if compiled:
            # It compiles a piece of code for eight networks at most, and runs any other one eagerly.
            torch.compiler.reset()
        name, batch, activation, targets_kind, widths = workload.split(":")
        widths, batch, is_classifier = [int(width) for width in widths.split("-")], int(batch), targets_kind == "labels"
        model = network(widths, nn.Tanh if activation == "tanh" else nn.ReLU, dtype)
        criterion = F.cross_entropy if is_classifier else F.mse_loss
        inputs = [numbers(batch, widths[0], 2 * b, dtype) for b in range(batches)]
        targets = [labels(batch, widths[-1], 2 * b + 1) if is_classifier
                   else numbers(batch, widths[-1], 2 * b + 1, dtype) for b in range(batches)]
        one = numbers(1, widths[0], -1, dtype)
        predictor = torch.compile(model) if compiled else model

        def predict():
            with torch.inference_mode():
                predictor(one)

        def report(quantity, value):
            print("measured", subject, name, precision, quantity, value, flush=True)

        def training(optimizer):
            return Training(model, criterion, optimizer(model.parameters(), lr=RATE), inputs, targets, compiled)

        if "loss" in tasks:
            steps = training(torch.optim.SGD)
            report("loss", [steps.step() for _ in range(STEPS_TO_LOSS)][-1])
        if "memory" in tasks:
            steps = training(torch.optim.SGD)
            for _ in range(200):
                steps.step()
            report("peak-memory", most_memory())
        if "step" in tasks:
            report("step", measured(training(torch.optim.SGD).step, iterations, seconds))
        if "row" in tasks:
            report("row", measured(predict, iterations, seconds))
        if "adam" in tasks:
            report("adam", measured(training(torch.optim.Adam).step, iterations, seconds))


if __name__ == "__main__":
    main()
