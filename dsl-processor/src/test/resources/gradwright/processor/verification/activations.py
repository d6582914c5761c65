"""Writes activations.csv: values and derivatives of every activation, computed with 60 digits.

Run: python3 activations.py > activations.csv. Needs mpmath. Derivatives are mpmath's own numerical ones of the
definitions as the literature has them, except where a kink asks for a side: there PyTorch's choice is written down.
Arguments are exact binary numbers of the precision: 1e-20 in float is the float nearest to it.
"""
import struct

from mpmath import cos, diff, erf, exp, expm1, inf, log, log1p, mp, mpf, nstr, pi, sign, sin, sqrt, tanh

mp.dps = 60

SELU_SCALE = mpf("1.0507009873554804934193349852946")
SELU_ALPHA = mpf("1.6732632423543772848170429916717")


def sigmoid(x):
    return 1 / (1 + exp(-x)) if x >= 0 else exp(x) / (1 + exp(x))


def softplus(x):
    return log1p(exp(-abs(x))) + max(x, 0)


def normal(x):
    """The distribution function of the normal distribution, with its digits in the lower tail."""
    from mpmath import erfc
    return erfc(-x / sqrt(2)) / 2


def gauss(x):
    return exp(-x * x / 2) / sqrt(2 * pi)


def inner(x):
    return 2 * sqrt(2 / pi) * (x + mpf("0.044715") * x ** 3)


def d_inner(x):
    return 2 * sqrt(2 / pi) * (1 + 3 * mpf("0.044715") * x ** 2)


def d_sigmoid(x):
    return sigmoid(x) * sigmoid(-x)


def sech2(x):
    e = exp(-2 * abs(x))
    return 4 * e / (1 + e) ** 2


def tanh_softplus(x):
    """tanh(softplus(x)) = ((1 + e^x)^2 - 1) / ((1 + e^x)^2 + 1)."""
    if x > 0:
        e = exp(-x)
        return (1 + 2 * e) / (1 + 2 * e + 2 * e * e)
    e = exp(x)
    return e * (e + 2) / (e * (e + 2) + 2)


def softmax(x):
    e = [exp(x), exp(mpf("0.5")), exp(mpf(-1))]
    return e[0] / sum(e)


def others(x):
    e = [exp(x), exp(mpf("0.5")), exp(mpf(-1))]
    return (e[1] + e[2]) / sum(e)


# name: definition, derivative (at a kink the side that PyTorch takes)
ACTIVATIONS = {
    "identity": (lambda x: x, lambda x: mpf(1)),
    "relu": (lambda x: max(x, mpf(0)), lambda x: mpf(x > 0)),
    "relu6": (lambda x: min(max(x, mpf(0)), mpf(6)), lambda x: mpf(0 < x < 6)),
    "leaky-relu": (lambda x: x if x > 0 else x / 100, lambda x: mpf(1) if x > 0 else mpf(1) / 100),
    "elu": (lambda x: x if x > 0 else expm1(x), lambda x: mpf(1) if x > 0 else exp(x)),
    "selu": (
        lambda x: SELU_SCALE * (x if x > 0 else SELU_ALPHA * expm1(x)),
        lambda x: SELU_SCALE * (1 if x > 0 else SELU_ALPHA * exp(x)),
    ),
    "celu": (lambda x: x if x > 0 else expm1(x), lambda x: mpf(1) if x > 0 else exp(x)),
    "gelu": (lambda x: x * normal(x), lambda x: normal(x) + x * gauss(x)),
    "gelu-tanh": (
        lambda x: x * sigmoid(inner(x)),
        lambda x: sigmoid(inner(x)) + x * d_sigmoid(inner(x)) * d_inner(x),
    ),
    "silu": (lambda x: x * sigmoid(x), lambda x: sigmoid(x) * (1 + x * sigmoid(-x))),
    "mish": (
        lambda x: x * tanh_softplus(x),
        lambda x: tanh_softplus(x) + x * (1 - tanh_softplus(x) ** 2) * sigmoid(x),
    ),
    "softplus": (softplus, sigmoid),
    "softsign": (lambda x: x / (1 + abs(x)), lambda x: 1 / (1 + abs(x)) ** 2),
    "tanh": (tanh, sech2),
    "hard-tanh": (lambda x: min(max(x, mpf(-1)), mpf(1)), lambda x: mpf(-1 < x < 1)),
    "sigmoid": (sigmoid, d_sigmoid),
    "hard-sigmoid": (lambda x: min(max(x + 3, mpf(0)), mpf(6)) / 6, lambda x: mpf(-3 < x < 3) / 6),
    "hard-swish": (
        lambda x: x * min(max(x + 3, mpf(0)), mpf(6)) / 6,
        lambda x: mpf(0) if x <= -3 else mpf(1) if x >= 3 else (2 * x + 3) / 6,
    ),
    "log-sigmoid": (lambda x: -softplus(-x), lambda x: sigmoid(-x)),
    # of the first of the outputs x, 0.5 and -1
    "softmax": (softmax, lambda x: softmax(x) * others(x)),
    "log-softmax": (lambda x: log(softmax(x)) if x < 60 else log1p(-others(x)), others),
    "square": (lambda x: x * x, lambda x: 2 * x),
    "exp": (exp, exp),
    "log": (log, lambda x: 1 / x),
    "sin": (sin, cos),
    "abs": (abs, lambda x: mpf(sign(x))),
}

SIZES = [0, 1e-300, 1e-20, 1e-8, 1, 20, 100, 1e3]
KINKS = {
    "relu6": [6], "hard-tanh": [1, -1], "hard-sigmoid": [3, -3], "hard-swish": [3, -3],
}
MORE = [0.5, -0.5, 2.25, -2.25, 5, -5]


def single(x):
    try:
        return struct.unpack("f", struct.pack("f", x))[0]
    except OverflowError:
        return inf


def text(number, largest):
    """The number, or what it is rounded to where it is too large."""
    if abs(number) > largest:
        return "Infinity" if number > 0 else "-Infinity"
    return nstr(number, 40)


def main():
    print("activation,precision,x,value,derivative")
    for name, (f, derivative) in ACTIVATIONS.items():
        for precision, rounded, largest in [
            ("double", float, mpf(2) ** 1024 * (1 - mpf(2) ** -54)),
            ("float", single, mpf(2) ** 128 * (1 - mpf(2) ** -25)),
        ]:
            points = [s * rounded(x) for x in SIZES for s in (1, -1)] + KINKS.get(name, []) + MORE
            if name == "log":
                points = [rounded(x) for x in SIZES + MORE + [0.1, 3, 7] if rounded(x) > 0]
            for x in sorted(set(points)):
                exact = mpf(x)
                # mpmath's own derivative has to agree wherever there is no kink and no tail
                if 0.4 < abs(exact) < 4 and not any(exact == k for k in KINKS.get(name, [])) \
                        and not (abs(exact) == 1 and name == "hard-tanh"):
                    assert abs(diff(f, exact) - derivative(exact)) < mpf(10) ** -25, (name, x)
                print(",".join([name, precision, repr(x), text(f(exact), largest), text(derivative(exact), largest)]))


main()
