import LabKit

struct Activations: ActivationsExercise {
    func sigmoid(_ x: Tensor) throws -> Tensor {
        return exp(x) / (1 + exp(x))
    }

    // (e^2x - 1) / (e^2x + 1) as on the slides
    func tanh(_ x: Tensor) throws -> Tensor {
        let e = exp(2 * x)
        return (e - 1) / (e + 1)
    }

    func relu(_ x: Tensor) throws -> Tensor {
        return maximum(x, 0)
    }

    // sigma' = sigma (1 - sigma)
    func sigmoidBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
        guard x.shape == gradOutput.shape else { throw LabError.shapeMismatch("shapes differ") }
        return gradOutput * x * (1 - x)
    }

    // tanh' = 1 - tanh^2
    func tanhBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
        guard x.shape == gradOutput.shape else { throw LabError.shapeMismatch("shapes differ") }
        return gradOutput * (1 - x * x)
    }

    func reluBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
        guard x.shape == gradOutput.shape else { throw LabError.shapeMismatch("shapes differ") }
        return gradOutput * (x .> 0)
    }
}
