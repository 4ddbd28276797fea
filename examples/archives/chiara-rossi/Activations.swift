import Foundation
import LabKit

struct Activations: ActivationsExercise {
    func sigmoid(_ x: Tensor) throws -> Tensor { x.map(logistic) }

    func tanh(_ x: Tensor) throws -> Tensor { x.map { Foundation.tanh($0) } }

    func relu(_ x: Tensor) throws -> Tensor { x.map { Swift.max(0, $0) } }

    func sigmoidBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
        try chain(x, gradOutput) { logistic($0) * logistic(-$0) }
    }

    func tanhBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
        try chain(x, gradOutput) { x in
            let c = 1 / cosh(x)
            return c * c
        }
    }

    func reluBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
        try chain(x, gradOutput) { $0 > 0 ? 1 : 0 }
    }

    /// The chain rule, element by element.
    private func chain(_ x: Tensor, _ g: Tensor, _ derivative: (Double) -> Double) throws -> Tensor {
        guard x.shape == g.shape else { throw LabError.shapeMismatch("x \(x.shape), gradOutput \(g.shape)") }
        return Tensor(shape: x.shape, storage: zip(x.storage, g.storage).map { derivative($0) * $1 })
    }

    private func logistic(_ x: Double) -> Double {
        x < 0 ? Foundation.exp(x) * logistic(-x) : 1 / (1 + Foundation.exp(-x))
    }
}
