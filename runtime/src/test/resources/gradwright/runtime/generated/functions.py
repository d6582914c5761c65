"""Makes functions.json: elementary and row functions by mpmath with 50 digits, rounded to double at the end.

    python3 functions.py > functions.json
"""
import json

from mpmath import exp, expm1, fsum, inf, log, log1p, mp, mpf, tanh

mp.dps = 50

FUNCTIONS = {
    "exp": (exp, [-745, -50.5, -1, -1e-9, 0, 1e-9, 0.3, 1, 17.25, 709]),
    "expm1": (expm1, [-745, -1, -1e-9, -1e-300, 1e-300, 1e-9, 0.3, 17.25]),
    "log": (log, [1e-320, 1e-10, 0.5, 0.999999, 1.000001, 2, 1e10, 1e308]),
    "log1p": (log1p, [-0.999999, -0.5, -1e-9, 1e-300, 1e-9, 0.3, 1e10]),
    "tanh": (tanh, [-30, -1, -0.3, -1e-9, 1e-300, 1e-9, 0.3, 0.55, 1, 5, 19, 30]),
    "sigmoid": (lambda x: 1 / (1 + exp(-x)), [-745, -40, -5, -1, -1e-9, 0, 1e-9, 1, 5, 40, 745]),
    "softplus": (lambda x: log(1 + exp(x)), [-740, -40, -5, -1, -1e-9, 0, 1e-9, 1, 5, 40, 745]),
}
ROWS = [
    [0.0],
    [1.0, 2.0, 3.0],
    [1000.0, 1000.5, 999.0, 0.0],
    [-1000.0, -1000.5, -1001.25],
    [0.1, -0.2, 0.3, -0.4, 0.5, -30.0],
    [1e-9, 0.0, 50.0],
]


def row(z):
    z = [mpf(each) for each in z]
    total = fsum(exp(each) for each in z)
    return {"softmax": [float(exp(each) / total) for each in z], "logSoftmax": [float(each - log(total)) for each in z]}


def at(function, x):
    mp.dps = 1000 if abs(x) > 100 or abs(x) < 1e-100 else 50
    value = float(function(mpf(x)))
    mp.dps = 50
    return value


elementary = {name: [[x, at(f, x)] for x in map(float, xs)] for name, (f, xs) in FUNCTIONS.items()}
print('{\n "elementary": {\n%s\n },\n "rows": [\n%s\n ]\n}' % (
    ",\n".join("  %s: %s" % (json.dumps(n), json.dumps(v)) for n, v in elementary.items()),
    ",\n".join("  " + json.dumps({"z": z, **row(z)}) for z in ROWS)))
