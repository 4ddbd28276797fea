import LabKit

struct Predictions: PredictionsExercise {
    func logSumExp(_ w: Tensor) throws -> Tensor {
        try checkRows(w)
        let top = w.max(axis: -1, keepDims: true)
        return (top + log(exp(w - top).sum(axis: -1, keepDims: true))).squeezed(axis: -1)
    }

    func softmax(_ w: Tensor) throws -> Tensor {
        try checkRows(w)
        let e = exp(w - w.max(axis: -1, keepDims: true))
        return e / e.sum(axis: -1, keepDims: true)
    }

    func logSoftmax(_ w: Tensor) throws -> Tensor {
        try w - logSumExp(w).expanded(axis: -1)
    }

    func softmaxBackward(_ w: Tensor, gradOutput: Tensor) throws -> Tensor {
        // p * (1 - p) is the derivative of the softmax
        guard w.shape == gradOutput.shape else { throw LabError.shapeMismatch("\(w.shape), \(gradOutput.shape)") }
        let p = try softmax(w)
        return p * (1 - p) * gradOutput
    }

    func predictZeroOne(_ w: Tensor) throws -> [Int] {
        try checkVector(w)
        return w.storage.map { $0 < 0 ? 0 : 1 }
    }

    func predictSigned(_ w: Tensor) throws -> [Int] {
        try checkVector(w)
        return w.storage.map { $0 < 0 ? -1 : 1 }
    }

    func predictBernoulli(_ w: Tensor) throws -> Tensor {
        try checkVector(w)
        return 1 / (1 + exp(-w))
    }

    func predictClass(_ w: Tensor) throws -> [Int] {
        guard w.rank == 2, w.shape[1] > 0 else { throw LabError.shapeMismatch("\(w.shape)") }
        return w.argmax(axis: 1)
    }

    func predictOneHot(_ w: Tensor) throws -> Tensor {
        Tensor.oneHot(try predictClass(w), classes: w.shape[1])
    }

    func predictRegression(_ w: Tensor) throws -> Tensor { w }

    private func checkRows(_ w: Tensor) throws {
        guard w.rank > 0, w.shape.last != 0 else { throw LabError.shapeMismatch("\(w.shape)") }
    }

    private func checkVector(_ w: Tensor) throws {
        guard w.rank == 1 else { throw LabError.shapeMismatch("\(w.shape)") }
    }
}
