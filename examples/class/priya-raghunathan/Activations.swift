import LabKit

struct Activations: ActivationsExercise {
    func sigmoid(_ x: Tensor) throws -> Tensor {
        // e^-x overflows to inf for x << 0, and 1 / inf = 0
        1 / (1 + exp(-x))
    }

    func tanh(_ x: Tensor) throws -> Tensor {
        1 - 2 / (exp(2 * x) + 1)
    }

    func relu(_ x: Tensor) throws -> Tensor { maximum(x, 0) }

    func sigmoidBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
        try same(x, gradOutput)
        return try gradOutput * sigmoid(x) * sigmoid(-x)
    }

    func tanhBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
        try same(x, gradOutput)
        return try gradOutput * (1 - tanh(x) * tanh(x))
    }

    func reluBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
        try same(x, gradOutput)
        return gradOutput * (x .> 0)
    }

    private func same(_ x: Tensor, _ g: Tensor) throws {
        guard x.shape == g.shape else { throw LabError.shapeMismatch("\(x.shape) and \(g.shape)") }
    }
}
