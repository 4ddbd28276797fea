"""The nine cases in PyTorch; their inputs by the formula that Inputs.swift repeats."""

import numpy as np
import torch
from torch.nn import functional


def uniform(count, stream):
    """`count` numbers in [-1, 1) by hashing index and stream with 32-bit integers: the same bits in Swift."""
    mask = np.uint64(0xFFFFFFFF)
    h = (np.arange(count, dtype=np.uint64) + np.uint64(1 + 1_000_003 * stream)) & mask
    h = (h * np.uint64(2_654_435_761)) & mask
    h ^= h >> np.uint64(15)
    h = (h * np.uint64(2_246_822_519)) & mask
    h ^= h >> np.uint64(13)
    return h.astype(np.float64) / 2**31 - 1


def arguments(*shapes, scale=1.0):
    """Argument a is `scale` times stream a, in row-major order."""
    return tuple(
        torch.from_numpy(scale * uniform(int(np.prod(shape)), stream).reshape(shape)).requires_grad_()
        for stream, shape in enumerate(shapes)
    )


labels = torch.arange(32) * 7 % 10


def affine(x, w, b):
    return torch.addmm(b, x, w)


def mlp(x, w1, b1, w2, b2, w3, b3):
    h = torch.tanh(torch.addmm(b1, x, w1))
    h = torch.tanh(torch.addmm(b2, h, w2))
    return functional.cross_entropy(torch.addmm(b3, h, w3), labels)


initial_state = (torch.zeros(1, 4, 16, dtype=torch.float64),) * 2


def lstm(x, *parameters):
    # What nn.LSTM calls: biases, 1 layer, dropout 0, evaluation mode, one direction, batch first.
    return torch._VF.lstm(x, initial_state, parameters, True, 1, 0.0, False, False, True)[0]


def attention(q, k, v):
    return torch.softmax(q @ k.transpose(1, 2) / 4, dim=2) @ v


lstm_shapes = ((4, 10, 8), (64, 8), (64, 16), (64,), (64,))
mlp_shapes = ((32, 20), (20, 32), (32,), (32, 32), (32,), (32, 10), (10,))

#: name: (function, arguments)
cases = {
    "sigmoid": (torch.sigmoid, arguments((32, 32), scale=3)),
    "softmax+nll": (lambda z: functional.cross_entropy(z, labels), arguments((32, 10), scale=3)),
    "affine": (affine, arguments((32, 64), (64, 32), (32,))),
    "mlp": (mlp, arguments(*mlp_shapes, scale=0.5)),
    "conv2d": (functional.conv2d, arguments((2, 3, 12, 12), (8, 3, 3, 3), (8,))),
    "max-pool": (lambda x: functional.max_pool2d(x, 2), arguments((2, 8, 12, 12))),
    "lstm": (lstm, arguments(*lstm_shapes, scale=0.5)),
    "attention": (attention, arguments((4, 6, 16), (4, 9, 16), (4, 9, 16))),
    "conv2d jacobian": (functional.conv2d, arguments((1, 2, 8, 8), (4, 2, 3, 3), (4,))),
}
