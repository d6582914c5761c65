#!/usr/bin/env python3
"""The same whole job as Job.java, with PyTorch: reads a data set, trains a network with Adam, and tests it.

    python pytorch_job.py digits|iris folder
"""
import time

start = time.perf_counter()
import sys

import torch
import torch.nn.functional as F
from torch import nn

imported = time.perf_counter()


def most_memory():
    """Bytes; what getrusage tells begins with the memory of the process that started this one."""
    with open("/proc/self/status") as status:
        return next(1024 * int(line.split()[1]) for line in status if line.startswith("VmHWM:"))


def examples(file, scale):
    inputs, labels, classes = [], [], []
    with open(file) as lines:
        for line in lines:
            if line[0].isdigit():
                *cells, label = line.strip().split(",")
                if label not in classes:
                    classes.append(label)
                inputs.append([float(cell) / scale for cell in cells])
                labels.append(int(label) if label.isdigit() else classes.index(label))
    return torch.tensor(inputs, dtype=torch.float64), torch.tensor(labels)


def main():
    torch.set_num_threads(1)
    torch.manual_seed(1)
    name, folder = sys.argv[1:]
    if name == "iris":
        widths, batch, epochs = (4, 16, 3), 16, 200
        train = test = examples(folder + "/iris.csv", 1)
    else:
        widths, batch, epochs = (64, 32, 10), 32, 30
        train, test = examples(folder + "/optdigits.tra", 16), examples(folder + "/optdigits.tes", 16)
    model = nn.Sequential(nn.Linear(widths[0], widths[1]), nn.Tanh(), nn.Linear(widths[1], widths[2])).double()
    adam = torch.optim.Adam(model.parameters(), lr=2e-3)
    for _ in range(epochs):
        for indices in torch.randperm(len(train[0])).split(batch):
            adam.zero_grad()
            F.cross_entropy(model(train[0][indices]), train[1][indices]).backward()
            adam.step()
    with torch.inference_mode():
        accuracy = (model(test[0]).argmax(1) == test[1]).double().mean().item()
    done = time.perf_counter()
    print("measured pytorch", name, "job accuracy", 100 * accuracy)
    print("measured pytorch", name, "job without-imports", (done - imported) * 1e6)
    print("measured pytorch", name, "job peak-memory", most_memory())


if __name__ == "__main__":
    main()
