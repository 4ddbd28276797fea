"""Golden values of the data sets, computed independently of the Swift code.

    python3 datasets.py > datasets.json

Written from the definitions alone: SplitMix64, Box-Muller with the cosine first, Fisher-Yates from the last index
down, and the drawing rules in the documentation of `LabelledData.glyphDigits`.
"""

import json
import math

import numpy as np

MASK = (1 << 64) - 1


class SplitMix64:
    def __init__(self, seed):
        self.state, self.spare = seed, None

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def uniform(self, low=0.0, high=1.0):
        return low + (high - low) * ((self.next() >> 11) * 2.0**-53)

    def below(self, n):
        return (self.next() * n) >> 64

    def normal(self):
        if self.spare is not None:
            value, self.spare = self.spare, None
            return value
        radius = math.sqrt(-2 * math.log(1 - self.uniform()))
        angle = 2 * math.pi * self.uniform()
        self.spare = radius * math.sin(angle)
        return radius * math.cos(angle)

    def shuffled(self, values):
        values = list(values)
        for i in range(len(values) - 1, 0, -1):
            j = self.below(i + 1)
            values[i], values[j] = values[j], values[i]
        return values


def separable(count, dimension, margin, seed):
    rng = SplitMix64(seed)
    plane = np.array([rng.normal() for _ in range(dimension + 1)])
    plane /= np.linalg.norm(plane)
    inputs, labels = [], []
    while len(labels) < count:
        x = np.array([rng.normal() for _ in range(dimension)])
        score = x @ plane[:-1] + plane[-1]
        if abs(score) >= margin:
            inputs.append(x)
            labels.append(int(np.sign(score)))
    return np.array(inputs), labels


def xor_clusters(count, deviation, seed):
    rng = SplitMix64(seed)
    centres = np.array([[0.5, 0.5], [-0.5, -0.5], [0.5, -0.5], [-0.5, 0.5]])
    inputs = [centres[i % 4] + deviation * np.array([rng.normal(), rng.normal()]) for i in range(count)]
    return np.array(inputs), [1 if i % 4 < 2 else -1 for i in range(count)]


STROKES = {
    0: ["10 30 41 45 36 16 05 01 10"],
    1: ["11 20 26", "16 36"],
    2: ["01 10 30 41 42 06 46"],
    3: ["00 40 22 32 43 45 36 16 05"],
    4: ["36 30 04 44"],
    5: ["40 00 03 33 44 45 36 06"],
    6: ["40 20 03 05 16 36 45 44 33 03"],
    7: ["00 40 16"],
    8: ["10 30 41 42 33 13 02 01 10", "13 04 05 16 36 45 44 33"],
    9: ["06 26 43 41 30 10 01 02 13 43"],
}
VARIATION = {"easy": (0.2, 0.2, 0.08, 0.1), "standard": (0.35, 0.3, 0.12, 0.15)}


def distance(point, a, b):
    t = np.clip(np.dot(point - a, b - a) / np.dot(b - a, b - a), 0, 1)
    return np.linalg.norm(point - (a + t * (b - a)))


def glyph(rng, label, size, difficulty):
    angle, shear, shift, noise = VARIATION[difficulty]
    theta, k = rng.uniform(-angle, angle), rng.uniform(-shear, shear)
    scale = np.diag([rng.uniform(0.8, 1.1), rng.uniform(0.8, 1.1)])
    translation = np.array([rng.uniform(-shift, shift), rng.uniform(-shift, shift)])
    half_width = rng.uniform(0.05, 0.08)
    rotation = np.array([[math.cos(theta), -math.sin(theta)], [math.sin(theta), math.cos(theta)]])
    matrix = rotation @ np.array([[1, k], [0, 1]]) @ scale
    lines = []
    for stroke in STROKES[label]:
        grid = np.array([[int(c) for c in pair] for pair in stroke.split()], dtype=float)
        unit = np.array([0.5, 0.5]) + (grid - [2, 3]) / [4, 6] * [0.5, 0.7]
        lines.append((unit - 0.5) @ matrix.T + 0.5 + translation)
    image = np.empty((size, size))
    for i in range(size):
        for j in range(size):
            centre = (np.array([j, i]) + 0.5) / size
            nearest = min(distance(centre, a, b) for line in lines for a, b in zip(line, line[1:]))
            ink = min(max((half_width - nearest) * size / 1.5 + 0.5, 0), 1)
            image[i, j] = min(max(ink + noise * rng.normal(), 0), 1)
    return image.ravel()


def glyph_digits(count, size, difficulty, seed):
    rng = SplitMix64(seed)
    labels = rng.shuffled([i % 10 for i in range(count)])
    return np.array([glyph(rng, label, size, difficulty) for label in labels]), labels


def golden(data):
    inputs, labels = data
    return {"inputs": inputs.ravel().tolist(), "shape": list(inputs.shape), "labels": labels}


if __name__ == "__main__":
    print(
        json.dumps(
            {
                "separable": golden(separable(6, 3, 0.1, 7)),
                "xorClusters": golden(xor_clusters(6, 0.15, 7)),
                "glyphDigitsStandard": golden(glyph_digits(12, 8, "standard", 7)),
                "glyphDigitsEasy": golden(glyph_digits(2, 5, "easy", 7)),
            }
        )
    )
