import LabKit

struct Activations: ActivationsExercise {
    // sigma(x) = (1 + tanh(x/2)) / 2 would be short, but it cancels for x << 0.
    func sigmoid(_ x: Tensor) throws -> Tensor {
        let small = exp(minimum(x, 0))
        return small / (small + exp(-maximum(x, 0)))
    }

    func tanh(_ x: Tensor) throws -> Tensor {
        let m = expm1(-2 * abs(x))  // in (-1, 0]
        let t = -m / (m + 2)
        return t.replacing(with: -t, where: x .< 0)
    }

    func relu(_ x: Tensor) throws -> Tensor {
        maximum(0, x)
    }

    func sigmoidBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
        try sameShape(x, gradOutput)
        return try gradOutput * sigmoid(x) * sigmoid(-x)
    }

    func tanhBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
        try sameShape(x, gradOutput)
        // 1 - tanh(x)^2 = 4 sigma(2x) sigma(-2x)
        return try 4 * gradOutput * sigmoid(2 * x) * sigmoid(-2 * x)
    }

    func reluBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
        try sameShape(x, gradOutput)
        return gradOutput.replacing(with: 0, where: x .<= 0)
    }

    private func sameShape(_ x: Tensor, _ g: Tensor) throws {
        if x.shape != g.shape { throw LabError.shapeMismatch("x \(x.shape), gradOutput \(g.shape)") }
    }
}
