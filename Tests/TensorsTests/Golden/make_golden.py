"""Writes golden.json: what NumPy answers for the cases that the *GoldenTests in this folder's parent replay.

Run: python3 make_golden.py   (NumPy 2.x; the file in the repository was written with 2.4.6)
"""

import json
import pathlib

import numpy as np

rng = np.random.default_rng(7)
cases = []


def encode(array):
    array = np.asarray(array, dtype=np.float64)
    return {"shape": list(array.shape), "values": [repr(float(x)) for x in array.ravel()]}


def case(group, operation, operands, expected, numbers=(), text=""):
    cases.append({
        "group": group, "operation": operation, "numbers": list(numbers), "text": text,
        "operands": [encode(x) for x in operands],
        "expected": {"shape": [], "values": []} if isinstance(expected, str) else encode(expected),
        "expectedText": expected if isinstance(expected, str) else "",
    })


def normal(*shape):
    return np.round(rng.standard_normal(shape), 3)


SPECIAL = np.array([0.0, -0.0, 1.5, -2.0, np.inf, -np.inf, np.nan])

# --- elementwise
binary = {
    "add": np.add, "subtract": np.subtract, "multiply": np.multiply, "divide": np.divide,
    "maximum": np.maximum, "minimum": np.minimum, "equal": np.equal, "notEqual": np.not_equal,
    "less": np.less, "lessOrEqual": np.less_equal, "greater": np.greater, "greaterOrEqual": np.greater_equal,
    "isClose": lambda a, b: np.isclose(a, b), "isCloseNaN": lambda a, b: np.isclose(a, b, equal_nan=True),
}
shapes = [((3,), (3,)), ((2, 3), (3,)), ((3,), (2, 3)), ((2, 1), (1, 3)), ((), (2, 2)), ((2, 2), ()), ((1,), (2, 2)),
          ((4, 1, 3), (2, 1)), ((2, 3, 4), (3, 1)), ((2, 1, 4, 1), (3, 1, 5)), ((0, 3), (3,)), ((1, 3), (0, 1)), ((), ())]
with np.errstate(all="ignore"):
    for name, function in binary.items():
        for a, b in shapes:
            x, y = normal(*a), normal(*b)
            case("elementwise", name, [x, y], function(x, y))
        x, y = SPECIAL[:, None], SPECIAL[None, :]
        if name not in ("maximum", "minimum"):  # NumPy leaves open which of +0 and -0 is larger
            case("elementwise", name, [x, y], function(x, y))
    for target in [[2, 3], [3], [1, 3], [], [2, 1]]:
        x = normal(2, 3)
        missing = tuple(range(2 - len(target)))
        kept = tuple(i for i in range(2 - len(missing)) if target[i] == 1)
        case("reductions", "sumToShape", [x], x.sum(axis=missing).sum(axis=kept, keepdims=True), numbers=target)

# --- reductions
reductions = {"sum": np.sum, "mean": np.mean, "max": np.max, "min": np.min, "variance": np.var}
with np.errstate(all="ignore"):
    for name, function in reductions.items():
        for shape, axes in [((5,), [0]), ((2, 3), [0]), ((2, 3), [1]), ((2, 3), [-1]), ((2, 3, 4), [1]),
                            ((2, 3, 4), [0, 2]), ((2, 3, 4), [0, 1, 2]), ((2, 3, 4, 5), [3, 1]), ((1, 300), [1]), ((300, 2), [0])]:
            x = normal(*shape)
            case("reductions", name, [x], function(x, axis=tuple(axes)), numbers=axes)
            case("reductions", name + "KeepDims", [x], function(x, axis=tuple(axes), keepdims=True), numbers=axes)
        x = normal(3, 4)
        x[1, 2] = np.nan
        for axis in (0, 1):
            case("reductions", name, [x], function(x, axis=axis), numbers=[axis])
    case("reductions", "sum", [np.zeros((0, 3))], np.zeros(3), numbers=[0])
    case("reductions", "sum", [np.zeros((3, 0))], np.zeros(3), numbers=[1])
    case("reductions", "max", [np.zeros((0, 3))], np.zeros(0), numbers=[1])
    for shape, axis in [((5,), 0), ((3, 4), 0), ((3, 4), 1), ((2, 3, 4), 1)]:
        x = rng.integers(0, 3, shape).astype(float)  # ties
        case("reductions", "argmax", [x], x.argmax(axis).ravel(), numbers=[axis])
        case("reductions", "argmin", [x], x.argmin(axis).ravel(), numbers=[axis])
    x = np.array([[1, np.nan, 3, np.nan], [np.inf, 2, np.inf, -np.inf]])
    for axis in (0, 1):
        case("reductions", "argmax", [x], x.argmax(axis), numbers=[axis])
        case("reductions", "argmin", [x], x.argmin(axis), numbers=[axis])

# --- products
for a, b in [((2, 3), (3, 4)), ((3,), (3, 4)), ((2, 3), (3,)), ((3,), (3,)), ((5, 2, 3), (3, 4)), ((2, 3), (5, 3, 4)),
             ((5, 2, 3), (5, 3, 4)), ((5, 1, 2, 3), (6, 3, 4)), ((3,), (5, 3, 4)), ((5, 2, 3), (3,)), ((2, 0), (0, 3)),
             ((0, 3), (3, 2)), ((1, 1), (1, 1)), ((19, 17), (17, 9)), ((0, 2, 3), (3, 4))]:
    x, y = normal(*a), normal(*b)
    case("products", "matmul", [x, y], np.matmul(x, y))
x, y = np.array([[0.0, 1.0], [np.inf, 0.0]]), np.array([[np.nan, 1.0], [2.0, 0.0]])
with np.errstate(all="ignore"):
    case("products", "matmul", [x, y], np.matmul(x, y))
x, y = normal(3), normal(2)
case("products", "outer", [x, y], np.outer(x, y))
x, y = normal(300), normal(300)
case("products", "dot", [x, y], np.dot(x, y))
for subscripts, operands in [
    ("ij,jk->ik", [(2, 3), (3, 4)]), ("ij,jk", [(2, 3), (3, 4)]), ("ij,kj->ki", [(2, 3), (4, 3)]), ("i,i->", [(5,), (5,)]),
    ("i,j->ij", [(2,), (3,)]), ("i,j->ji", [(2,), (3,)]), ("bij,bjk->bik", [(4, 2, 3), (4, 3, 5)]),
    ("bij,bkj->ibk", [(4, 2, 3), (4, 5, 3)]), ("ij->ji", [(2, 3)]), ("ij->", [(2, 3)]), ("ij->i", [(2, 3)]),
    ("ii->i", [(3, 3)]), ("ii->", [(3, 3)]), ("ii", [(3, 3)]), ("iij->ij", [(3, 3, 2)]), ("ba", [(2, 3)]),
    ("ijk,jl->il", [(2, 3, 4), (3, 5)]), ("ij,ij->ij", [(2, 3), (2, 3)]), ("nchw,ochw->no", [(2, 3, 4, 5), (6, 3, 4, 5)]),
    ("ij,j->", [(2, 3), (3,)]), (",i->i", [(), (3,)]), ("bhqd,bhkd->bhqk", [(2, 3, 4, 5), (2, 3, 6, 5)]),
    ("ii,ij->j", [(3, 3), (3, 2)]), ("ij,jk->ik", [(2, 0), (0, 3)]), (" i j , j -> i ", [(2, 3), (3,)]),
]:
    x = [normal(*shape) for shape in operands]
    case("products", "einsum", x, np.einsum(subscripts, *x), text=subscripts)

# --- shape
x = np.arange(24.0).reshape(2, 3, 4)
for order in [[0, 1, 2], [2, 0, 1], [2, 1, 0], [-1, 0, 1]]:
    case("shape", "permuted", [x], x.transpose(order), numbers=order)
case("shape", "transposed", [x], x.T)
case("shape", "swapped", [x], x.swapaxes(-2, -1), numbers=[-2, -1])
for shape in [[6, 4], [-1], [2, -1], [24, 1], [2, 2, 2, 3]]:
    case("shape", "reshaped", [x], x.reshape(shape), numbers=shape)
for axis in (0, 1, 2, -1):
    case("shape", "flipped", [x], np.flip(x, axis), numbers=[axis])
    case("shape", "concatenated", [x, x + 100], np.concatenate([x, x + 100], axis), numbers=[axis])
    case("shape", "stacked", [x, x + 100], np.stack([x, x + 100], axis), numbers=[axis])
    case("shape", "take", [x], np.take(x, [1, 0, 1], axis), numbers=[axis, 1, 0, 1])
    case("shape", "select", [x], np.take(x, 1, axis), numbers=[axis, 1])
    case("shape", "expanded", [x], np.expand_dims(x, axis), numbers=[axis])
for turns in (-1, 0, 1, 2, 3, 4, 5):
    case("shape", "rot90", [x], np.rot90(x, turns, (-2, -1)), numbers=[turns, -2, -1])
    case("shape", "rot90", [x], np.rot90(x, turns, (0, 2)), numbers=[turns, 0, 2])
case("shape", "slice", [x], x[:, 1:3], numbers=[1, 1, 3, 1])
case("shape", "slice", [x], x[:, :, 1:4:2], numbers=[2, 1, 4, 2])
case("shape", "slice", [x], x[:, :, 0:4:3], numbers=[-1, 0, 4, 3])
case("shape", "slice", [x], x[1:1], numbers=[0, 1, 1, 1])
for widths in ([(1, 2), (0, 1), (2, 0)], [(0, 0), (0, 0), (0, 0)]):
    case("shape", "padded", [x], np.pad(x, widths, constant_values=-1), numbers=[n for w in widths for n in w])
y = np.array([1.0, 2.0])
case("shape", "padded", [np.zeros((0, 2))], np.pad(np.zeros((0, 2)), [(1, 0), (1, 1)], constant_values=-1), numbers=[1, 0, 1, 1])
case("shape", "tiled", [x], np.tile(x, (1, 2, 1)), numbers=[1, 2])
for a, target in [((3,), [2, 3]), ((2, 1), [2, 3]), ((), [2, 2]), ((1, 3, 1), [4, 2, 3, 5]), ((1,), [0])]:
    z = normal(*a)
    case("shape", "broadcast", [z], np.broadcast_to(z, target), numbers=target)
z = x.copy()
z[0:1, 1:3] = [7, 8, 9, 10]
case("shape", "assign", [x, np.array([7.0, 8, 9, 10])], z, numbers=[0, 1, 1, 3])

# --- creation
case("creation", "arange", [], np.arange(5), numbers=[5])
case("creation", "identity", [], np.eye(3), numbers=[3])
for start, end, count in [(0.0, 1.0, 5), (-1.0, 2.0, 7), (3.0, 3.0, 2), (1.0, 2.0, 1), (1.0, 2.0, 0)]:
    case("creation", "linspace", [np.array([start, end])], np.linspace(start, end, count), numbers=[count])
for start, end, step in [(0.0, 1.0, 0.25), (1.0, 0.0, -0.3), (0.0, 1.0, 0.3), (1.0, 0.0, 1.0)]:
    case("creation", "arangeStep", [np.array([start, end, step])], np.arange(start, end, step))

# --- printing
printed = [
    np.array([1.0, 2, 3]), np.array([[1.0, 2], [3, 4]]), np.array([1.5, -2.25, 100]), np.array([0.1, 0.2, 1 / 3]),
    np.array([1e-5, 1.0]), np.array([1e8, 1.0]), np.array([12345.678, 0.5]), np.array([1e-300, 1e300]), np.array([0.0, -0.0]),
    np.array([np.nan, np.inf, -np.inf, 1.0]), np.array([np.nan, 1e-10]), np.array([np.nan]), np.array([np.inf, 2.5]),
    np.zeros((0, 3)), normal(30), normal(4, 5), normal(2, 25) * 1e6,
    np.array([2.5]), np.array([[[1.0]]]), np.array([123456789.0]), np.array([99999999.5]), np.array([9.999999999, 1.0]), np.array([0.00012345, 0.1]),
    np.array([5e-324]), np.array([1.7976931348623157e308]), np.array([0.123456785, 2.0]), np.arange(20.0).reshape(1, 20) + 0.123456789,
]
for x in printed:
    case("printing", "description", [x], str(x))
for shape in [[2, 3, 4], [40], [1000], [2000], [7, 143], [2, 600], [10, 10, 24]]:
    case("printing", "arangeDescription", [], str(np.arange(float(np.prod(shape))).reshape(shape)), numbers=shape)

path = pathlib.Path(__file__).with_name("golden.json")
path.write_text("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]\n")
print(len(cases), "cases")
