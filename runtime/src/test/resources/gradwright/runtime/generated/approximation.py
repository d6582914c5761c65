"""The coefficients and constants of the runtime's elementary functions (ElementaryInDouble, ElementaryInFloat,
HyperbolicTangentInDouble, HyperbolicTangentInFloat, ErrorFunction, Trigonometry). All are doubles but the last for tanh:
functions in single precision compute in double too, with shorter polynomials, tanh alone in float.

    python3 approximation.py

Each polynomial interpolates at Chebyshev's points with 60 digits, lowest coefficient first; beside it stands the largest
error that leaving out the rest makes in the function, relative to the function. The quotient of two polynomials is the best
for the sum of squared errors at Chebyshev's points, whose weights grow where the error is large until all peaks are about
as high (Lawson's method, for a quotient multiplied by its last divisor).
"""
from mpmath import (atanh, chebyfit, cos, cosh, erf, erfc, exp, expm1, floor, log, matrix, mp, mpf, nstr, pi, qr_solve, sech,
                    sin, sqrt, tanh, workdps)
from numpy import float32

mp.dps = 60


def exponential(r):
    """(exp(r) - 1 - r) / r^2"""
    return (expm1(r) - r) / r**2 if abs(r) > mpf(10)**-15 else mpf(1) / 2 + r / 6


def area(z):
    """(2 atanh(s) / s - 2) / z with z = s^2"""
    return (atanh(sqrt(z)) / sqrt(z) - 1) * 2 / z if z > mpf(10)**-15 else mpf(2) / 3 + 2 * z / 5


def catenary(z):
    """(cosh(x) - 1 - z / 2) / z^2 with z = x^2"""
    return (cosh(sqrt(z)) - 1 - z / 2) / z**2 if z > mpf(10)**-15 else mpf(1) / 24 + z / 720


def error(z):
    """erf(x) / x - 1 with z = x^2"""
    return erf(sqrt(z)) / sqrt(z) - 1 if z > mpf(10)**-30 else 2 / sqrt(pi) * (1 - z / 3) - 1


def complement(q):
    """(1 + 2 x) exp(x^2) erfc(x) with q = (x - 4) / (x + 4)"""
    x = 4 * (1 + q) / (1 - q)
    return (1 + 2 * x) * exp(x * x) * erfc(x)


def sine(z):
    """(sin(x) / x - 1) / z with z = x^2"""
    return (sin(sqrt(z)) / sqrt(z) - 1) / z if z > mpf(10)**-20 else -mpf(1) / 6 + z / 120


def cosine(z):
    """(cos(x) - 1 + z / 2) / z^2 with z = x^2"""
    return (cos(sqrt(z)) - 1 + z / 2) / z**2 if z > mpf(10)**-15 else mpf(1) / 24 - z / 720


def halved(x):
    """(2 tanh(x / 2) / x - 1) / x^2"""
    return (2 * tanh(x / 2) / x - 1) / x**2


def quotient(function, weight, high, above, below, points=60, rounds=14):
    """The coefficients of two polynomials of x^2 whose quotient is the function of x up to high, and the largest error."""
    scale = high**2 / 8
    places = [high * (1 - cos(pi * (i + mpf(1) / 2) / points)) / 2 for i in range(points)]
    powers = [[(x * x / scale)**j for j in range(max(above, below))] for x in places]
    values, weights = [function(x) for x in places], [weight(x) for x in places]
    divisors, importance = [mpf(1)] * points, [mpf(1)] * points
    best = None
    for _ in range(rounds):
        rows = [sqrt(m) * w / d for m, w, d in zip(importance, weights, divisors)]
        solved = qr_solve(
            matrix([[r * u for u in p[:above]] + [-r * v * u for u in p[1:below]]
                    for r, v, p in zip(rows, values, powers)]),
            matrix([r * v for r, v in zip(rows, values)]))[0]
        dividend, divisor = list(solved[:above]), [mpf(1)] + list(solved[above:])
        divisors = [sum(c * u for c, u in zip(divisor, p)) for p in powers]
        errors = [abs(w * (sum(c * u for c, u in zip(dividend, p)) / d - v))
                  for w, v, p, d in zip(weights, values, powers, divisors)]
        largest = max(errors)
        if best is None or largest < best[0]:
            best = largest, *([c / scale**j for j, c in enumerate(cs)] for cs in (dividend, divisor))
        importance = [m * (e / largest + mpf("0.02")) for m, e in zip(importance, errors)]
        importance = [m * points / sum(importance) for m in importance]
    return best


def moebius(x):
    return (mpf(x) - 4) / (mpf(x) + 4)


def short(x, bits):
    """x cut to so many binary digits: its products with small integers are exact."""
    scale = mpf(2)**bits / 2**(floor(log(x, 2)) + 1)
    return floor(x * scale) / scale


HALF_LN2 = log(2) / 2 * mpf("1.002")
NARROW = ((sqrt(2) - 1) / (sqrt(2) + 1))**2
EIGHTH = (pi / 4)**2 * mpf("1.001")
POLYNOMIALS = [
    ("exponential, |r| <= ln(2) / 2", exponential, -HALF_LN2, HALF_LN2, HALF_LN2**2, {"double": 10, "float": 6}),
    ("area, s <= (sqrt(2) - 1) / (sqrt(2) + 1)", area, mpf(0), NARROW, NARROW / 2, {"double": 7, "float": 4}),
    ("area, s <= 1 / 3", area, mpf(0), mpf(1) / 9, mpf(1) / 18, {"double": 10, "float": 5}),
    ("catenary, x <= 1", catenary, mpf(0), mpf(1), mpf(2), {"double": 7, "float": 4}),
    ("error, x <= 1", error, mpf(0), mpf(1), mpf(1), {"double": 12}),
    ("complement, 0.47 <= x <= 28", complement, moebius("0.47"), moebius(28), mpf(1), {"double": 21}),
    ("sine, x <= pi / 4", sine, mpf(0), EIGHTH, EIGHTH, {"double": 6}),
    ("cosine, x <= pi / 4", cosine, mpf(0), EIGHTH, EIGHTH**2, {"double": 6}),
]

for name, function, low, high, weight, counts in POLYNOMIALS:
    for precision, count in counts.items():
        coefficients, largest = chebyfit(function, [low, high], count, error=True)
        print(name, precision, nstr(largest * weight, 2))
        for c in reversed(coefficients):
            print("   ", repr(float(c)), "and", float(c - float(c)))
# Doubling, to tanh(x) = t / (1 + t^2 / 4) with t = 2 tanh(x / 2), divides relative errors of t by cosh(x).
for number, high, above, below in ((float, mpf(22), 6, 7), (float32, mpf("9.02"), 3, 4)):
    largest, *polynomials = quotient(halved, lambda x: x**2 / (1 + x**2 * halved(x)) * sech(x), high, above, below)
    print("halved, x <=", nstr(high, 3), nstr(largest, 2))
    for name, coefficients in zip(("dividend", "divisor"), polynomials):
        print("   ", name, *[number(c) for c in coefficients])
high = short(log(2), 42)
print("log2(e)", repr(float(1 / log(2))), "ln(2)", repr(float(high)), repr(float(log(2) - high)))
print("pi / 2", repr(float(pi / 2)), repr(float(pi / 2 - float(pi / 2))))
with workdps(500):
    digits = int(floor(2 / pi * mpf(2)**(64 * 20)))
    print("2 / pi", *["0x%016xL" % (digits >> 64 * (19 - i) & 2**64 - 1) for i in range(20)], sep=", ")
