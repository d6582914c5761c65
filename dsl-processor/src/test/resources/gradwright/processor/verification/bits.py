"""Computes the row of the rectifiers in bits.json: every product in exact fractions, rounded where Java rounds.

    python3 bits.py

Initial values by NumPy's Philox, as in the runtime's initial_values.py: He's uniform before the rectifier, Glorot's
elsewhere, and biases of 0.
"""
import json
import math
import struct
from fractions import Fraction

import numpy

SEED, SAMPLES, INPUTS, WIDTH, OUTPUTS = 42, 6, 5, 7, 3


def fnv1a(data):
    h = 0xCBF29CE484222325
    for byte in data:
        h = (h ^ byte) * 0x100000001B3 % 2**64
    return h


def hash_of(numbers):
    return "%016x" % fnv1a(b"".join(struct.pack(">d", x) for x in numbers))


def uniform(name, index):
    key = SEED | fnv1a(name.encode()) << 64
    word = int(numpy.random.Philox(key=key, counter=(index - 1) % 2**256).random_raw(4)[0])
    return 2 * ((word >> 11) * 2.0**-53) - 1


def numbers(rows, columns, prime):
    return [[((n * columns + k) * prime % 1009 - 504) / 512 for k in range(columns)] for n in range(rows)]


def chain(start, pairs):
    for a, b in pairs:
        start = float(Fraction(a) * Fraction(b) + Fraction(start))
    return start


def product(a, b, start):
    return [[chain(start[j], zip(row, column)) for j, column in enumerate(zip(*b))] for row in a]


def turned(a):
    return [list(column) for column in zip(*a)]


def total(numbers):
    s = 0.0
    for number in numbers:
        s += number
    return s


def flat(*matrices):
    return [x for matrix in matrices for row in matrix for x in row]


he, glorot = math.sqrt(6.0 / INPUTS), math.sqrt(6.0 / (WIDTH + OUTPUTS))
w1 = [[he * uniform("hidden.weight", k * WIDTH + j) for j in range(WIDTH)] for k in range(INPUTS)]
w2 = [[glorot * uniform("result.weight", k * OUTPUTS + j) for j in range(OUTPUTS)] for k in range(WIDTH)]
b1, b2 = [0.0] * WIDTH, [0.0] * OUTPUTS
x, t = numbers(SAMPLES, INPUTS, 7919), numbers(SAMPLES, OUTPUTS, 104729)
hidden = [[max(z, 0.0) for z in row] for row in product(x, w1, b1)]
y = product(hidden, w2, b2)
loss = total(total((a - b) * (a - b) for a, b in zip(p, q)) / (3.0 * SAMPLES) for p, q in zip(y, t))
delta2 = [[2.0 * (a - b) / (3.0 * SAMPLES) for a, b in zip(p, q)] for p, q in zip(y, t)]
delta1 = [[s if h > 0 else 0.0 for s, h in zip(p, q)] for p, q in zip(product(delta2, turned(w2), [0.0] * WIDTH), hidden)]
gradient = flat(
    product(turned(x), delta1, [0.0] * WIDTH), [[total(column) for column in zip(*delta1)]],
    product(turned(hidden), delta2, [0.0] * OUTPUTS), [[total(column) for column in zip(*delta2)]])
print(json.dumps({"initial": hash_of(flat(w1, [b1], w2, [b2])), "output": hash_of(flat(y)), "loss": hash_of([loss, loss]),
                  "gradient": hash_of(gradient)}))
