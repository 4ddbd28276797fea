"""Prints the polynomial in Sources/CVectorMath/Exponentials.c: pip install mpmath; python3 exponential_polynomial.py

Finds c with e^r ~ 1 + r + r^2 (c[0] + c[1] r + ... ) for |r| <= (log 2)/2 whose largest relative error is
smallest, by Remez' exchange of extrema, then prints the coefficients rounded to double precision, and the error that
the rounded polynomial has in exact arithmetic.
"""
from mpmath import mp, mpf, exp, factorial, lu_solve, matrix

mp.dps = 60
DEGREE = 9
BOUND = mp.log(2) / 2 * mpf("1.0001")
GRID = [BOUND * mpf(2 * i + 1) / 8001 for i in range(-4001, 4001)]


def exact(r):
    """(e^r - 1 - r) / r^2, by its series near 0."""
    if abs(r) > mpf("0.05"):
        return (exp(r) - 1 - r) / r**2
    return sum(r**k / factorial(k + 2) for k in range(30))


def polynomial(coefficients, r):
    result = mpf(0)
    for coefficient in reversed(coefficients):
        result = result * r + coefficient
    return result


def weight(r):
    """From an error of the polynomial to the relative error of e^r."""
    return r**2 / exp(r)


def extrema(error):
    """The place of the largest error in each stretch of one sign."""
    places, best = [], GRID[0]
    for r in GRID[1:]:
        if (error(r) > 0) == (error(best) > 0):
            best = r if abs(error(r)) > abs(error(best)) else best
        else:
            places.append(best)
            best = r
    return places + [best]


COUNT = DEGREE + 2
points = [-BOUND * mp.cos(mp.pi * (2 * i + mpf("0.6")) / (2 * COUNT)) for i in range(COUNT)]  # none of them 0
for _ in range(12):
    rows = [[r**k for k in range(DEGREE + 1)] + [(-1) ** i / weight(r)] for i, r in enumerate(points)]
    solution = lu_solve(matrix(rows), matrix([exact(r) for r in points]))
    c = [solution[k] for k in range(DEGREE + 1)]
    found = extrema(lambda r: (polynomial(c, r) - exact(r)) * weight(r))
    if len(found) != len(points):
        break
    points = found

rounded = [mpf(float(x)) for x in c]
worst = max(abs((polynomial(rounded, r) - exact(r)) * weight(r)) for r in GRID)
for k, x in reversed(list(enumerate(rounded))):
    print(f"r^{k + 2}: {float(x).hex()}")
print("relative error", mp.nstr(worst, 3))
