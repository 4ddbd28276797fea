"""Writes golden.json for the tests of Statistics: tails of distributions, p-values by SciPy.

Run with Python 3, NumPy and SciPy:  python3 generate.py > golden.json
"""

import itertools
import json

import numpy as np
from scipy import special, stats

beta = [
    (x, a, b)
    for a, b in [(1, 1), (0.5, 0.5), (2, 7), (40, 60), (300, 1), (500, 501), (40000, 60000)]
    for x in sorted({1e-6, 0.1, 0.5, 0.9, round(a / (a + b), 6), round(0.9 * a / (a + b), 6)})
]
gamma = [
    (x, a)
    for a in [0.5, 1, 3, 49.5, 499.5, 49999.5]
    for x in [1e-3 * a, 0.8 * a, a, 1.05 * a, 1.3 * a, 5 * a]
]
binomial = [(k, n, p) for n, p in [(10, 0.5), (1000, 0.4), (100000, 0.8)]
            for k in sorted({0, int(n * p * 0.97), int(n * p), int(n * p * 1.03), n})]


def two_sided(k, n, p):
    return min(1.0, 2 * min(stats.binom.cdf(k, n, p), stats.binom.sf(k - 1, n, p)))


samples = np.random.default_rng(7).normal(0.3, 1.5, 40)
z = (samples.mean() - 0.2) * np.sqrt(40) / 1.5
chi2 = 39 * samples.var(ddof=1) / 2.0


def overlap_p_value(x, n, first, second):
    overlap = stats.hypergeom(n, first, second)
    return min(1.0, 2 * min(overlap.cdf(x), overlap.sf(x - 1)))


masks = [(x, n, a, b)
         for n, a, b, overlaps in [(10, 5, 5, [0, 2, 5]), (90, 45, 40, [10, 20, 33]),
                                   (1000, 600, 590, [300, 354, 420, 590]),
                                   (20000, 4000, 16000, [2900, 3200, 3300])]
         for x in overlaps]


def likelihood_ratio(counts, p):
    counts = np.asarray(counts)
    expected = counts.sum() * np.asarray(p)
    return stats.power_divergence(counts, expected, lambda_="log-likelihood").statistic / 2


def multinomial_p_value(counts, p):
    """Enumerates every outcome, by another way than the recursion under test."""
    n = sum(counts)
    observed = likelihood_ratio(counts, p)
    outcomes = [c + (n - sum(c),) for c in itertools.product(range(n + 1), repeat=len(p) - 1) if sum(c) <= n]
    law = stats.multinomial(n, p)
    return min(1.0, sum(law.pmf(c) for c in outcomes if likelihood_ratio(c, p) >= observed - 1e-9))


categorical = [([3, 1, 6], [0.2, 0.3, 0.5]), ([0, 0, 12], [0.2, 0.3, 0.5]), ([7, 7, 7, 7], [0.25] * 4),
               ([20, 0, 1, 0], [0.25] * 4), ([9, 1], [0.5, 0.5]), ([2, 60], [0.3, 0.7])]


golden = {
    "beta": [{"x": x, "a": a, "b": b, "value": special.betainc(a, b, x)} for x, a, b in beta],
    "gamma": [{"x": x, "a": a, "lower": special.gammainc(a, x), "upper": special.gammaincc(a, x)}
              for x, a in gamma],
    "binomial": [{"successes": k, "trials": n, "probability": p, "pValue": two_sided(k, n, p)}
                 for k, n, p in binomial],
    "sample": {
        "values": samples.tolist(),
        "meanPValue": 2 * stats.norm.sf(abs(z)),
        "variancePValue": 2 * min(stats.chi2.cdf(chi2, 39), stats.chi2.sf(chi2, 39)),
        "uniformDistance": stats.kstest(samples, "uniform", args=(-4, 9)).statistic,
        "normalDistance": stats.kstest(samples, "norm", args=(0.2, 1.5)).statistic,
        "logisticDistance": stats.kstest(samples, "logistic").statistic,
    },
    "kolmogorov": [{"count": n, "distance": d, "tail": stats.kstwo.sf(d, n)}
                   for n, d in [(5, 0.9), (20, 0.6), (100, 0.33), (1000, 0.1), (100000, 0.0105)]],
    "masks": [{"common": x, "units": n, "first": a, "second": b, "pValue": overlap_p_value(x, n, a, b)}
              for x, n, a, b in masks],
    "categorical": [{"counts": c, "probabilities": p, "likelihoodRatio": likelihood_ratio(c, p),
                     "pValue": multinomial_p_value(c, p)} for c, p in categorical],
}
print(json.dumps(golden, indent=1))
