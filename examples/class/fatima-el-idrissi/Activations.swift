import LabKit

struct Activations: ActivationsExercise {
    func sigmoid(_ x: Tensor) throws -> Tensor {
        return 1 / (1 + exp(-x))
    }

    func tanh(_ x: Tensor) throws -> Tensor {
        return (exp(x) - exp(-x)) / (exp(x) + exp(-x))
    }

    // |x| / x is the sign, so this is x for positive and 0 for negative numbers
    func relu(_ x: Tensor) throws -> Tensor {
        return x * (1 + abs(x) / x) / 2
    }

    func sigmoidBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
        guard x.shape == gradOutput.shape else { throw LabError.shapeMismatch("\(x.shape) \(gradOutput.shape)") }
        return gradOutput * exp(-x) / pow(1 + exp(-x), 2)
    }

    func tanhBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
        guard x.shape == gradOutput.shape else { throw LabError.shapeMismatch("\(x.shape) \(gradOutput.shape)") }
        let t = try self.tanh(x)
        return gradOutput * (1 - t * t)
    }

    func reluBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
        guard x.shape == gradOutput.shape else { throw LabError.shapeMismatch("\(x.shape) \(gradOutput.shape)") }
        return gradOutput * (1 + abs(x) / x) / 2
    }
}
