"""Writes decimal.csv: smooth functions at doubles, to 52 digits. Needs mpmath."""
from mpmath import mp, mpf, exp, expm1, log, log1p, sin, cos, tanh, cosh, erf, erfc, sqrt, nstr

mp.dps = 400

FUNCTIONS = {
    "EXP": exp,
    "LOG": log,
    "EXPM1": expm1,
    "SIN": sin,
    "COS": cos,
    "TANH": tanh,
    "SIGMOID": lambda x: 1 / (1 + exp(-x)),
    "SOFTPLUS": lambda x: log1p(exp(x)),
    "LOGSIGMOID": lambda x: -log1p(exp(-x)),
    "ERF": erf,
    "ERFC": erfc,
    "LOGCOSH": lambda x: log(cosh(x)) if abs(x) > 1e-50 else x * x / 2,
    "SQRT": sqrt,
    "SOFTSIGN": lambda x: x / (1 + abs(x)),
}
POINTS = ["1e-300", "1e-20", "1e-8", "0.1", "0.49", "0.51", "1", "1.5", "1.99", "2.01", "3.7", "20", "100", "1000"]

with open("decimal.csv", "w") as out:
    out.write("function,x,value\n")
    for name, function in FUNCTIONS.items():
        for point in POINTS:
            for sign in (1, -1):
                x = sign * float(point)
                if sign < 0 and name in ("LOG", "SQRT"):
                    continue
                out.write(f"{name},{x!r},{nstr(function(mpf(x)), 52, min_fixed=0, max_fixed=0)}\n")
