#!/usr/bin/env python3
"""A cold Python's first step of a 64-32-10 network, or its first prediction; the driver takes the time of the whole process.

    python pytorch_first.py step|row
"""
import sys

import torch
import torch.nn.functional as F
from torch import nn

torch.set_num_threads(1)
model = nn.Sequential(nn.Linear(64, 32), nn.Tanh(), nn.Linear(32, 10)).double()
if sys.argv[1] == "step":
    sgd = torch.optim.SGD(model.parameters(), lr=1e-3)
    F.cross_entropy(model(torch.ones(32, 64, dtype=torch.float64)), torch.zeros(32, dtype=torch.long)).backward()
    sgd.step()
else:
    with torch.inference_mode():
        model(torch.ones(1, 64, dtype=torch.float64))
