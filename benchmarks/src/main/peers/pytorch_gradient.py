#!/usr/bin/env python3
"""The gradients of the formulas in Functions.java, with PyTorch.

    .torch/bin/python pytorch_gradient.py float64,float32 eager|compiled loss,gradient batches iterations seconds name:samples:relu:labels|mse:inputs-outputs

With labels it is the hinge loss on a softmax, otherwise the mean squared error of a regression.
"""
import itertools
import math
import sys

import torch

from pytorch_step import PRECISIONS, STEPS_TO_LOSS, labels, measured, numbers, one_thread

MARGIN = 0.1


def regression(x, weight, bias, target):
    return ((target - (x @ weight + bias)) ** 2).sum() / len(x)


def hinge(o, y):
    p = torch.softmax(o, 1)
    own = p.gather(1, y)
    return torch.clamp(p - own + MARGIN, min=0).scatter(1, y, 0).sum()


def main():
    dtype_names, mode, tasks, batches, iterations, seconds, *workloads = sys.argv[1:]
    one_thread()
    compiled, tasks = mode == "compiled", tasks.split(",")
    subject = "pytorch-compiled" if compiled else "pytorch"
    for workload, dtype_name in itertools.product(workloads, dtype_names.split(",")):
        dtype, precision = getattr(torch, dtype_name), PRECISIONS[dtype_name]
        if compiled:
            torch.compiler.reset()
        name, samples, _, kind, widths = workload.split(":")
        (n_in, n_out), samples, is_hinge = map(int, widths.split("-")), int(samples), kind == "labels"
        inputs = [numbers(samples, n_in, 2 * b, dtype).requires_grad_(is_hinge) for b in range(int(batches))]
        targets = [labels(samples, n_out, 2 * b + 1).unsqueeze(1) if is_hinge
                   else numbers(samples, n_out, 2 * b + 1, dtype) for b in range(int(batches))]
        weight = (numbers(n_in, n_out, 1000, torch.float64) / math.sqrt(n_in)).to(dtype).requires_grad_()
        bias = torch.zeros(n_out, dtype=dtype, requires_grad=True)
        function = hinge if is_hinge else regression
        function = torch.compile(function) if compiled else function
        calls = 0

        def gradient():
            nonlocal calls
            calls += 1
            batch = calls % len(inputs)
            by = inputs[batch] if is_hinge else weight
            by.grad = bias.grad = None
            value = function(inputs[batch], targets[batch]) if is_hinge else function(
                inputs[batch], weight, bias, targets[batch])
            value.backward()
            assert math.isfinite(value.item())
            return value, by.grad

        if "loss" in tasks:
            for _ in range(STEPS_TO_LOSS):
                value, by = gradient()
            print("measured", subject, name, precision, "loss", value.item() + by[0, 0].item(), flush=True)
        if "gradient" in tasks:
            micros = measured(gradient, int(iterations), float(seconds))
            print("measured", subject, name, precision, "gradient", micros, flush=True)


if __name__ == "__main__":
    main()
