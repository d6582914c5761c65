"""Makes complementary_error_function.json, values of erfc for its test, and shows the runtime's polynomial for it.

    python3 complementary_error_function.py            the values, from mpmath at 60 digits
    python3 complementary_error_function.py fit        the coefficients, lowest first, and their relative error

The polynomial is that of (1 + 2 x) exp(x^2) erfc(x) in q = (x - 4) / (x + 4), interpolated at Chebyshev's points for x
from 0.5 to 28, beyond which erfc underflows (Shepherd and Laframboise, "Chebyshev approximation of (1 + 2x) exp(x^2)
erfc x in 0 <= x < infinity", 1981).
"""
import json
import random
import sys

import mpmath
from mpmath import mpf

mpmath.mp.dps = 60

NEAREST, FARTHEST, MIDDLE = mpf("0.5"), mpf(28), 4
DEGREE = 20


def scaled(q):
    x = MIDDLE * (1 + q) / (1 - q)
    return (1 + 2 * x) * mpmath.exp(x * x) * mpmath.erfc(x)


def fit():
    low, high = [(x - MIDDLE) / (x + MIDDLE) for x in (NEAREST, FARTHEST)]
    count = DEGREE + 1
    nodes = [(low + high) / 2 + (high - low) / 2 * mpmath.cos(mpmath.pi * (i + mpf(1) / 2) / count)
             for i in range(count)]
    vandermonde = mpmath.matrix(count, count)
    for i, q in enumerate(nodes):
        for j in range(count):
            vandermonde[i, j] = q**j
    coefficients = [float(c) for c in mpmath.lu_solve(vandermonde, mpmath.matrix([scaled(q) for q in nodes]))]
    points = [low + (high - low) * i / 1000 for i in range(1001)]
    error = max(abs(mpmath.polyval([mpf(c) for c in reversed(coefficients)], q) / scaled(q) - 1) for q in points)
    for coefficient in coefficients:
        print(repr(coefficient))
    print("relative error", mpmath.nstr(error, 3))


def arguments():
    generator = random.Random(1)
    yield from [0.0, 5e-324, -5e-324, 1e-300, 1e-20, -1e-20, 1e-8, -1e-8, 0.5, -0.5, 1.0, -1.0, 2.5, -2.5, 6.0, -6.0,
                26.5, 26.6, 27.2, 27.226, 27.3, 28.0, 29.0, 1e3, -1e3]
    for step in range(-40, 221):
        yield step / 8 + generator.uniform(0, 0.125)
    for _ in range(200):
        yield generator.uniform(0.45, 3)


def values():
    rows = []
    for x in arguments():
        value = mpmath.erfc(mpf(x))
        rounded = float(value)
        rows.append([x, rounded, float(value - mpf(rounded))])
    print("[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]")


if len(sys.argv) > 1:
    fit()
else:
    values()
