"""Writes reference-weights.json: class weights, smoothing and sample weights, from PyTorch in float64.

Run in this folder: python3 reference_weights.py (made with PyTorch 2.13.0, CPU). Wherever PyTorch has the whole loss as
one function, that function gives the sum of what is written for the samples; the script asserts it.
"""

import torch
import torch.nn.functional as F

from reference_networks import flat, write

torch.set_default_dtype(torch.float64)

INPUTS, CLASSES, SAMPLES = 4, 3, 5
CLASS_WEIGHTS = [0.5, 2.0, 1.25]
REDUCTIONS = ["MEAN", "BATCH_MEAN", "SUM", None]
ACTIVATIONS = {
    None: lambda z: z,
    "softmax": lambda z: torch.softmax(z, 1),
    "log-softmax": lambda z: torch.log_softmax(z, 1),
    "sigmoid": torch.sigmoid,
    "softplus": F.softplus,
}


def close(a, b):
    assert torch.allclose(a, b, rtol=1e-13, atol=0), (a, b)


def of_classes(z, y, t, loss, reduction, smoothing, weights, margin):
    """What each sample adds to the loss; t dense or labels, z what goes into the last activation."""
    labelled = t.dim() == 1
    w = None if weights is None else torch.tensor(weights)
    if loss == "class-hinge":
        labels = t if labelled else t.argmax(1)
        terms = F.multi_margin_loss(y, labels, margin=margin, weight=w, reduction="none") * CLASSES
    else:
        # A log-softmax of log-probabilities changes nothing, so that this function is nll too.
        terms = F.cross_entropy(z, t, weight=w, label_smoothing=smoothing, reduction="none")
    if reduction == "SUM":
        divisor = 1
    else:
        divisor = w[t].sum() if labelled and w is not None else len(y)
    if loss != "class-hinge":
        whole = F.cross_entropy(z, t, weight=w, label_smoothing=smoothing, reduction="sum" if reduction == "SUM" else "mean")
        close((terms / divisor).sum(), whole)
    return terms / divisor


def of_outputs(z, y, t, loss, reduction, smoothing, positive_weight):
    smooth = (1 - smoothing) * t + smoothing / 2
    if loss == "binary-cross-entropy":
        terms = F.binary_cross_entropy(y, smooth, reduction="none")
    elif loss == "gaussian-nll":
        mean, log_variance = y.chunk(2, dim=1)
        terms = F.gaussian_nll_loss(mean, t, log_variance.exp(), eps=1e-300, reduction="none")
    elif loss == "sigmoid-binary-cross-entropy":
        terms = F.binary_cross_entropy_with_logits(z, smooth, pos_weight=torch.tensor(positive_weight), reduction="none")
    else:
        terms = F.poisson_nll_loss(y, t, log_input=False, eps=1e-8, reduction="none")
        if reduction in ("MEAN", None):
            close(terms.mean(), F.poisson_nll_loss(y, t, log_input=False, eps=1e-8))
    divisor = {"MEAN": terms.numel(), None: terms.numel(), "BATCH_MEAN": len(y), "SUM": 1}[reduction]
    return terms.sum(1) / divisor


def results(parameters, x, activation, t, sample_weights, losses_of):
    weight, bias = parameters

    def computed(weights):
        for p in parameters:
            p.grad = None
        z = x @ weight + bias
        losses = losses_of(z, ACTIVATIONS[activation](z), t)
        total = (weights * losses).sum()
        total.backward()
        return losses, total.item(), [number for p in parameters for number in flat(p.grad)]

    losses, loss, gradient = computed(torch.ones(SAMPLES))
    _, weighted_loss, weighted_gradient = computed(sample_weights)
    return {"losses": flat(losses), "loss": loss, "gradient": gradient, "weightedLoss": weighted_loss,
            "weightedGradient": weighted_gradient}


def case(number, loss, activation, reduction, members, losses_of, draw, has_labels, outputs=CLASSES):
    # Small ones: the logarithm of 1 - y loses digits in single precision where y is nearly 1.
    parameters = [(torch.randn(shape) / 2).requires_grad_(True) for shape in [(INPUTS, outputs), (1, outputs)]]
    x, dense, labels = torch.randn(SAMPLES, INPUTS), draw(), torch.randint(CLASSES, (SAMPLES,))
    sample_weights = torch.tensor([0.5, 2.0, 0.0, 1.0, 3.0])
    members = {key: value for key, value in members.items() if value is not None}
    written = {
        "name": f"Weighted{number}", "loss": loss, "activation": activation, "reduction": reduction, "members": members,
        "weight": flat(parameters[0]), "bias": flat(parameters[1]), "input": flat(x), "targets": flat(dense),
        "sampleWeights": flat(sample_weights),
        "dense": results(parameters, x, activation, dense, sample_weights, losses_of),
    }
    if has_labels:
        written["labels"] = labels.tolist()
        written["labelled"] = results(parameters, x, activation, labels, sample_weights, losses_of)
    return written


def cases():
    torch.manual_seed(20250316)
    written = []

    def add(*arguments):
        written.append(case(len(written), *arguments))

    for loss, activation in [("softmax-cross-entropy", None), ("cross-entropy", "softmax"), ("nll", "log-softmax")]:
        for reduction in REDUCTIONS:
            for smoothing in (None, 0.1):
                for weights in (None, CLASS_WEIGHTS):
                    if smoothing is None and weights is None and reduction is not None:
                        continue
                    add(loss, activation, reduction, {"smoothing": smoothing, "classWeights": weights},
                        lambda z, y, t, l=loss, r=reduction, s=smoothing or 0.0, w=weights: of_classes(z, y, t, l, r, s, w, 1),
                        lambda: torch.rand(SAMPLES, CLASSES), True)
    for reduction in REDUCTIONS:
        add("class-hinge", None, reduction, {"margin": 0.7, "classWeights": CLASS_WEIGHTS},
            lambda z, y, t, r=reduction: of_classes(z, y, t, "class-hinge", r, 0.0, CLASS_WEIGHTS, 0.7),
            lambda: F.one_hot(torch.randint(CLASSES, (SAMPLES,)), CLASSES).to(torch.float64), True)
        add("softmax-hinge", None, reduction, {"margin": 0.7, "classWeights": CLASS_WEIGHTS},
            lambda z, y, t, r=reduction: of_classes(z, torch.softmax(z, 1), t, "class-hinge", r, 0.0, CLASS_WEIGHTS, 0.7),
            lambda: F.one_hot(torch.randint(CLASSES, (SAMPLES,)), CLASSES).to(torch.float64), True)
        for loss, activation, positive_weight in [("binary-cross-entropy", "sigmoid", None),
                                                  ("binary-cross-entropy", "softmax", None),
                                                  ("sigmoid-binary-cross-entropy", None, None),
                                                  ("sigmoid-binary-cross-entropy", None, 2.5)]:
            add(loss, activation, reduction, {"smoothing": 0.2, "positiveWeight": positive_weight},
                lambda z, y, t, l=loss, r=reduction, p=positive_weight or 1.0: of_outputs(z, y, t, l, r, 0.2, p),
                lambda: torch.rand(SAMPLES, CLASSES), False)
        add("poisson-nll", "softplus", reduction, {"logInput": False},
            lambda z, y, t, r=reduction: of_outputs(z, y, t, "poisson-nll", r, 0.0, 1.0),
            lambda: torch.randint(6, (SAMPLES, CLASSES)).to(torch.float64), False)
    for reduction in REDUCTIONS:
        add("gaussian-nll", None, reduction, {},
            lambda z, y, t, r=reduction: of_outputs(z, y, t, "gaussian-nll", r, 0.0, 1.0),
            lambda: torch.randn(SAMPLES, 2), False, 4)
    return written


if __name__ == "__main__":
    write("reference-weights.json", cases())
