"""Makes initial_values.json: initial values by NumPy's Philox and, for normals and rectifiers with a slope,
by mpmath.

    python3 initial_values.py > initial_values.json

NumPy (1.17 and later) implements the same Philox4x64-10; it counts up before it draws, hence `index - 1`.
"""
import json
import math

import mpmath
import numpy

mpmath.mp.dps = 50


def fnv1a(name):
    h = 0xCBF29CE484222325
    for byte in name.encode("utf-8"):
        h = (h ^ byte) * 0x100000001B3 % 2**64
    return h


def words(seed, name, index):
    key = (seed % 2**64) | fnv1a(name) << 64
    return [int(w) for w in numpy.random.Philox(key=key, counter=(index - 1) % 2**256).random_raw(4)]


def symmetric(seed, name, index):
    return 2 * ((words(seed, name, index)[0] >> 11) * 2.0**-53) - 1


def normal(seed, name, index):
    first, second = [mpmath.mpf(w >> 11) / 2**53 for w in words(seed, name, index)[:2]]
    return mpmath.sqrt(-2 * mpmath.log(1 - first)) * mpmath.cos(2 * mpmath.pi * second)


def values(initializer, slope, seed, name, fan_in, fan_out, count):
    if slope is not None:
        # torch.nn.init.kaiming_uniform_ with calculate_gain("leaky_relu", slope)
        gain = mpmath.sqrt(2 / (1 + mpmath.mpf(slope) ** 2))
        limit = gain * mpmath.sqrt(mpmath.mpf(3) / fan_in)
        return [float(limit * mpmath.mpf(symmetric(seed, name, i))) for i in range(count)]
    if initializer == "LECUN_NORMAL":
        return [float(normal(seed, name, i) / mpmath.sqrt(fan_in)) for i in range(count)]
    limit = {
        "GLOROT_UNIFORM": math.sqrt(6.0 / (fan_in + fan_out)),
        "HE_UNIFORM": math.sqrt(6.0 / fan_in),
        "PYTORCH": math.sqrt(1.0 / fan_in),
    }[initializer]
    return [limit * symmetric(seed, name, i) for i in range(count)]


cases = []
for initializer, slope in [("GLOROT_UNIFORM", None), ("HE_UNIFORM", None), ("LECUN_NORMAL", None), ("PYTORCH", None),
                           ("HE_UNIFORM", 0.01), ("HE_UNIFORM", 0.2), ("HE_UNIFORM", -3)]:
    for seed, name, fan_in, fan_out in [
        (0, "hidden.weight", 4, 16),
        (42, "logits.bias", 16, 3),
        (-1, "größe.weight", 64, 10),
        (-2**63, "x.weight", 1, 1),
    ]:
        cases.append({
            "initializer": initializer,
            **({} if slope is None else {"slope": slope}),
            "seed": seed,
            "name": name,
            "fanIn": fan_in,
            "fanOut": fan_out,
            "values": values(initializer, slope, seed, name, fan_in, fan_out, 12),
        })
print("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]")
