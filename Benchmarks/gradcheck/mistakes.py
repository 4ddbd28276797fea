"""Three wrong gradients, and how often PyTorch's fast mode lets them pass."""

import torch
from torch.autograd import gradcheck
from torch.nn import functional

from cases import uniform


def tensor(shape, stream):
    return torch.from_numpy(uniform(torch.Size(shape).numel(), stream).reshape(shape))


class UnflippedKernel(torch.autograd.Function):
    """A convolution whose input gradient slides the kernel over the cotangent without turning it by 180°."""

    @staticmethod
    def forward(context, x, kernel):
        context.kernel = kernel
        return functional.conv2d(x, kernel)

    @staticmethod
    def backward(context, cotangent):
        return functional.conv_transpose2d(cotangent, context.kernel.flip(2, 3)), None


class DroppedCorner(torch.autograd.Function):
    """A convolution whose input gradient is 0 in the last corner."""

    @staticmethod
    def forward(context, x, kernel):
        context.kernel = kernel
        return functional.conv2d(x, kernel)

    @staticmethod
    def backward(context, cotangent):
        gradient = functional.conv_transpose2d(cotangent, context.kernel)
        gradient[0, 0, -1, -1] = 0
        return gradient, None


class LastElementLost(torch.autograd.Function):
    """The identity, whose gradient loses its last element."""

    @staticmethod
    def forward(context, x, kernel):
        return x.clone()

    @staticmethod
    def backward(context, cotangent):
        gradient = cotangent.clone()
        gradient[-1] = 0
        return gradient, None


#: name: (function, shape of x, shape of the kernel)
mistakes = {
    "unflipped kernel, 2x3x28x28": (UnflippedKernel, (2, 3, 28, 28), (8, 3, 3, 3)),
    "dropped corner, 1x3x16x16": (DroppedCorner, (1, 3, 16, 16), (8, 3, 3, 3)),
    "identity, last of 100 lost": (LastElementLost, (100,), (1,)),
}


def passes(name, seeds):
    """In how many of the seeds, each with inputs of its own, fast mode accepts the gradient."""
    function, shape, kernel_shape = mistakes[name]
    passed = 0
    for seed in range(seeds):
        x = tensor(shape, 2 * seed).requires_grad_()
        kernel = tensor(kernel_shape, 2 * seed + 1)
        passed += gradcheck(function.apply, (x, kernel), fast_mode=True, raise_exception=False)
    return passed
