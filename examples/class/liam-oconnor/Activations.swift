import LabKit

struct Activations: ActivationsExercise {
    func sigmoid(_ x: Tensor) throws -> Tensor {
        let e = exp(-abs(x))
        return (1 / (1 + e)).replacing(with: e / (1 + e), where: x .< 0)
    }

    func tanh(_ x: Tensor) throws -> Tensor {
        return 2 * (try sigmoid(2 * x)) - 1
    }

    func relu(_ x: Tensor) throws -> Tensor {
        return max(0, x)
    }

    func sigmoidBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
        try check(x, gradOutput)
        let s = try sigmoid(x)
        return gradOutput * s * (1 - s)
    }

    func tanhBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
        try check(x, gradOutput)
        let t: Double = try tanh(x)
        return gradOutput * (1 - t * t)
    }

    func reluBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
        try check(x, gradOutput)
        return gradOutput * (x .> 0)
    }
}

func check(_ x: Tensor, _ g: Tensor) throws {
    if x.shape != g.shape { throw LabError.shapeMismatch("\(x.shape) and \(g.shape)") }
}
