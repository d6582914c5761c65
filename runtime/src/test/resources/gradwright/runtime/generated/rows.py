"""Makes rows.json: functions of rows by mpmath with 50 digits, rounded to double at the end.

    python3 rows.py > rows.json
"""
import json

from mpmath import exp, fsum, log, mp, mpf

mp.dps = 50

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


print("[\n%s\n]" % ",\n".join("  " + json.dumps({"z": z, **row(z)}) for z in ROWS))
