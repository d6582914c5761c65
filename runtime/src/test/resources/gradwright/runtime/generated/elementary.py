"""Makes elementary.json: elementary functions by mpmath with 60 digits and more, each value as a double and what that leaves.

    python3 elementary.py > elementary.json

The arguments: special ones; both neighbours of every place where a formula or a scale changes (multiples of half of ln(2),
ends of domains and ranges, kinks of the choice between formulas); those at which a search through a million arguments found
the largest errors, and those known to be hard to reduce or to round (for exp and log: Lefevre and Muller, "Worst cases for
correct rounding of the elementary functions in double precision", 2001); and random ones, half of them floats.
"""
import json
import math
import random
import struct

from mpmath import cos, erf, erfc, exp, expm1, log, log1p, mp, mpf, sin, sinh, tanh


def softplus(x):
    return x + log1p(exp(-x)) if x > 0 else log1p(exp(x))


def logcosh(x):
    a = abs(x)
    return log1p(2 * sinh(a / 2)**2) if a < 2 else a - log(2) + log1p(exp(-2 * a))


FUNCTIONS = {  # the function, the range of random arguments, and arguments of its own
    "exp": (exp, -745.2, 709.8, [709.782712893384, -708, -708.4, -745.1332191019411, -745.1332191019412, -744.4400719213812,
                                 88.722839, -103.97208, -103.972084, 7.541752749995959e-10, 425.294880128841, -470.97967329168057]),
    "expm1": (expm1, -45, 709.7, [709.782712893384, -40, -39.9, 88.72283, 0.34708208616784675, 0.3483246805506306, 0.35490987057749157]),
    "log": (log, 0, 10, [5e-324, 1e-310, 2.2250738585072014e-308, 1.7976931348623157e308, math.sqrt(0.5), math.sqrt(2),
                         float.fromhex("0x1.62a88613629b5p+678"), 0.6998679984834657, 1.3984969481110472, 1.4e-45, 1.17549435e-38]),
    "log1p": (log1p, -1, 10, [-0.9999999999999999, 1.7976931348623157e308, math.sqrt(0.5) - 1, math.sqrt(2) - 1,
                              0.408491464722177, -0.29659394760740665, 1.1102230246251565e-16, 1.5543122344752192e-16]),
    "tanh": (tanh, -22, 22, [22, 18.559735290324554, 19.06, 9.01, -0.16414294572281918, 5.89025193250848, -0.12540920277393558, 0.252176083266945]),
    "sigmoid": (lambda x: 1 / (1 + exp(-x)), -745, 40, [-708, 36.7, 37, 40, -744.44, -745.2, 10.394616418388196, -36.74673348246836]),
    "softplus": (softplus, -745, 40, [-708, 36.7, 37, 40, -745.2, 0.34391064432122115]),
    "logsigmoid": (lambda x: -softplus(-x), -40, 745, [708, -36.7, -37, -40, 745.2, 0.46826189513613814]),
    "logcosh": (logcosh, -22, 22, [1, 22, 1e154, 1e-154, 1e-162, -0.972698658511675, -0.49886810487063826]),
    "erf": (erf, -6, 6, [1, 5.9, 6, 28, -0.9831382511395514, 0.9431369886873187]),
    "erfc": (erfc, -6, 27.3, [0.4769, 6, 26.5, 26.6, 27.2, 27.226, 28, 29, 0.5423529019124028, 0.5320554185207063, 26.255029030844923]),
    "sin": (sin, -1000, 1000, [math.pi / 4, math.pi, 11.0, 22.0, 355.0, 1e22, 1e300, 6381956970095103 * 2.0**797, 1.7976931348623157e308,
                               5.319372648326541e255, 0.840632850325373, 2.0**62, 16367173 * 2.0**72]),
    "cos": (cos, -1000, 1000, [math.pi / 4, math.pi / 2, 11.0, 22.0, 355.0, 1e22, 1e300, 6381956970095103 * 2.0**797,
                               1.7976931348623157e308, -8.662961544568986, 10.744648142297386, 2.0**62]),
}
DOMAINS = {"log": lambda x: x > 0, "log1p": lambda x: x > -1}
COMMON = [0.0, 5e-324, 1e-310, 2.2250738585072014e-308, 1e-300, 1e-45, 1e-20, 2.0**-54, 2.0**-53, 1e-8, 1e-3, 0.1, 0.5, 1.0, 2.0,
          5.0, 19.0, 20.0, 30.0, 100.0, 1e3, 1e10, 1e300]


def as_float(x):
    return struct.unpack("f", struct.pack("f", x))[0]


def arguments(name, low, high, own):
    generator = random.Random(name)
    yield from (sign * x for x in COMMON + own for sign in (1, -1))
    for i in range(-24, 25):
        for x in (i * math.log(2) / 2, low + (high - low) * (i + 24) / 48):
            yield from (x, math.nextafter(x, math.inf), math.nextafter(x, -math.inf), as_float(x))
    for i in range(240):
        x = generator.uniform(low, high) if i % 3 == 0 else generator.uniform(max(low, -2), min(high, 2))
        x = x * 2.0**-generator.uniform(0, 30) if i % 5 == 0 else x
        yield as_float(x) if i % 2 == 0 else x


def row(function, x):
    mp.dps = 400 if abs(x) > 1e4 or 0 < abs(x) < 1e-10 else 60
    value = function(mpf(x))
    rounded = float(value)
    return [x, rounded, 0 if math.isinf(rounded) else float(value - mpf(rounded))]


def rows(name):
    function, low, high, own = FUNCTIONS[name]
    allowed = DOMAINS.get(name, lambda x: True)
    # Beyond, sizes that only the test of special values looks at; mpmath would take them to numbers of 1e300 digits.
    reducible = {"erf": 1e3, "erfc": 1e3, "tanh": 1e4, "logcosh": 1e200}.get(name, 1e4 if name not in ("sin", "cos", "log", "log1p") else math.inf)
    chosen = {x: None for x in arguments(name, low, high, own) if allowed(x) and abs(x) <= reducible}
    return [row(function, x) for x in sorted(chosen)]


def text(row):
    return "[%s]" % ", ".join("null" if math.isinf(x) else repr(x) for x in row)


if __name__ == "__main__":
    print("{\n%s\n}" % ",\n".join(
        '  "%s": [\n    %s\n  ]' % (name, ",\n    ".join(text([x, y, low]) for x, y, low in rows(name) if not math.isinf(y)))
        for name in FUNCTIONS))
