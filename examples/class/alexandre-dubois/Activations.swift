import Foundation
import LabKit
import _Differentiation

// Why derive it by hand when the compiler can?
struct Activations: ActivationsExercise {
    @differentiable(reverse)
    private func logistic(_ x: Double) -> Double { 1 / (1 + Foundation.exp(-x)) }

    func sigmoid(_ x: Tensor) throws -> Tensor { x.map(logistic) }

    func tanh(_ x: Tensor) throws -> Tensor { x.map { 2 * logistic(2 * $0) - 1 } }

    func relu(_ x: Tensor) throws -> Tensor { maximum(x, 0) }

    func sigmoidBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
        guard x.shape == gradOutput.shape else { throw LabError.shapeMismatch("\(x.shape), \(gradOutput.shape)") }
        return gradOutput * x.map { gradient(at: $0, of: logistic) }
    }

    func tanhBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
        guard x.shape == gradOutput.shape else { throw LabError.shapeMismatch("\(x.shape), \(gradOutput.shape)") }
        return gradOutput * x.map { x in gradient(at: x) { 2 * logistic(2 * $0) - 1 } }
    }

    func reluBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
        guard x.shape == gradOutput.shape else { throw LabError.shapeMismatch("\(x.shape), \(gradOutput.shape)") }
        return gradOutput * (x .> 0)
    }
}
