#!/usr/bin/env python3
"""A cold Python's first step of a 64-32-10 network; the driver takes the time of the whole process."""
import torch
import torch.nn.functional as F
from torch import nn

torch.set_num_threads(1)
model = nn.Sequential(nn.Linear(64, 32), nn.Tanh(), nn.Linear(32, 10)).double()
sgd = torch.optim.SGD(model.parameters(), lr=1e-3)
F.cross_entropy(model(torch.ones(32, 64, dtype=torch.float64)), torch.zeros(32, dtype=torch.long)).backward()
sgd.step()
