"""Writes reference-formulas.json: losses that are declared as formulas and join the samples, from PyTorch in float64.

Run in this folder: python3 reference_formulas.py (made with PyTorch 2.13.0, CPU). A formula that is a sum over the
samples gives each of them its own part, any other number is shared out equally; a formula with an entry for every
sample or output is reduced.
"""

import torch
import torch.nn.functional as F

from reference_networks import write
from reference_weights import CLASS_WEIGHTS, CLASSES, REDUCTIONS, SAMPLES, case

torch.set_default_dtype(torch.float64)


def shared(number):
    return number.expand(SAMPLES) / SAMPLES


def onehot(t):
    return F.one_hot(t, CLASSES).to(torch.float64) if t.dim() == 1 else t


def reduced(terms, reduction, factor=1.0):
    divisor = {"MEAN": terms.numel(), None: terms.numel(), "BATCH_MEAN": SAMPLES, "SUM": 1}[reduction]
    return factor * (terms.sum(1) if terms.dim() == 2 else terms) / divisor


def apart(y):
    return ((y[:, None, :] - y[None, :, :]) ** 2).sum(2)


def pairs(y):
    return (torch.relu(6 - apart(y)) * (1 - torch.eye(SAMPLES))).sum(1) / SAMPLES


def correlation(y, t):
    a, b = y[:, 0] - y[:, 0].mean(), t[:, 0] - t[:, 0].mean()
    return 1 - (a @ b) / (a.norm() * b.norm())


def picked(z, t):
    """The probability of every sample's class."""
    return (torch.softmax(z, 1) * onehot(t)).sum(1)


NUMBERS = {
    "sqrt(mean((y - t)^2))": lambda y, t: shared(((y - t) ** 2).mean().sqrt()),
    "norm(y - t)": lambda y, t: shared((y - t).norm()),
    "log(sum(exp(y - t)))": lambda y, t: shared(torch.logsumexp((y - t).flatten(), 0)),
    "sum(y)^2": lambda y, t: shared(y.sum() ** 2),
    "sum(y) * sum(t)": lambda y, t: shared(y.sum() * t.sum()),
    "max(abs(y - t))": lambda y, t: shared((y - t).abs().max()),
    "sum(max(y; N) - t(0, :))": lambda y, t: shared(y.max(0).values.sum() - t[0].sum()),
    "mean(max(abs(y - t); K))": lambda y, t: (y - t).abs().max(1).values / SAMPLES,
    "sum(max(y; K) - y(:, 0))": lambda y, t: y.max(1).values - y[:, 0],
    "sum((y - mean(y; N))^2)": lambda y, t: ((y - y.mean(0)) ** 2).sum(1),
    "sum(prod(y - t; K))": lambda y, t: (y - t).prod(1),
    "sum(y .* y(0, 0))": lambda y, t: y.sum(1) * y[0, 0],
    "sum(y(:, 0:1)^2)": lambda y, t: (y[:, :2] ** 2).sum(1),
    "sum(y(1:2, :)^2)": lambda y, t: shared((y[1:3] ** 2).sum()),
    "trace(y * y')": lambda y, t: (y ** 2).sum(1),
    "sum(y * eye(K))": lambda y, t: y.sum(1),
    "C = y' * y / N; sum((C - eye(K))^2)": lambda y, t: shared(((y.T @ y / SAMPLES - torch.eye(CLASSES)) ** 2).sum()),
    "S = y * t'; mean(n: logsumexp(S(n, :)) - S(n, n))":
        lambda y, t: (torch.logsumexp(y @ t.T, 1) - (y * t).sum(1)) / SAMPLES,
    "sum(n, m: max(0, margin - sum(k: (y(n, k) - y(m, k))^2)) | n != m) / N": lambda y, t: pairs(y),
    "a = y(:, 0) - mean(y(:, 0)); b = t(:, 0) - mean(t(:, 0)); 1 - dot(a, b) / (norm(a) * norm(b))":
        lambda y, t: shared(correlation(y, t)),
}

TERMS = {
    "(y - mean(y; N) - t)^2": lambda y, t: (y - y.mean(0) - t) ** 2,
    "S = y * y'; U(n) = logsumexp(S(n, :)) - S(n, n); U":
        lambda y, t: torch.logsumexp(y @ y.T, 1) - (y ** 2).sum(1),
    "(softmax(y; N) - t)^2": lambda y, t: (torch.softmax(y, 0) - t) ** 2,
}


def cases():
    torch.manual_seed(20250417)
    written = []

    def add(formula, reduction, members, losses_of, has_labels):
        draw = (lambda: torch.softmax(torch.randn(SAMPLES, CLASSES), 1)) if has_labels else (lambda: torch.randn(SAMPLES, CLASSES))
        one = case(len(written), "", None, reduction, members, losses_of, draw, has_labels)
        del one["loss"]
        one["name"] = "Formula" + str(len(written))
        one["formula"] = formula
        written.append(one)

    for formula, losses in NUMBERS.items():
        members = {"margin": 6} if "margin" in formula else {}
        add(formula, None, members, lambda z, y, t, l=losses: l(y, t), False)
    add("sqrt(mean((y - t)^2))", None, {"factor": 2.5}, lambda z, y, t: 2.5 * shared(((y - t) ** 2).mean().sqrt()), False)
    for formula, terms in TERMS.items():
        # What names softmax has class labels for targets too.
        labelled = "softmax" in formula
        for reduction in REDUCTIONS:
            add(formula, reduction, {"factor": 0.5},
                lambda z, y, t, f=terms, r=reduction: reduced(f(y, onehot(t)), r, 0.5), labelled)
    add("P(n) = softmax(y; K)(n, t(n)); -log(mean(P))", None, {},
        lambda z, y, t: shared(-picked(z, t).mean().log()), True)
    add("P(n) = softmax(y; K)(n, t(n)); -log(mean(P))", None, {"classWeights": CLASS_WEIGHTS},
        lambda z, y, t: shared(-picked(z, t).mean().log()) * (onehot(t) @ torch.tensor(CLASS_WEIGHTS)), True)
    return written


if __name__ == "__main__":
    write("reference-formulas.json", cases())
