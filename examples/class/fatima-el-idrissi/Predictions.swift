import LabKit

struct Predictions: PredictionsExercise {
    func logSumExp(_ w: Tensor) throws -> Tensor {
        guard w.rank >= 1, w.shape[w.rank - 1] > 0 else { throw LabError.shapeMismatch("\(w.shape)") }
        return log(exp(w).sum(axis: -1))
    }

    func softmax(_ w: Tensor) throws -> Tensor {
        guard w.rank >= 1, w.shape[w.rank - 1] > 0 else { throw LabError.shapeMismatch("\(w.shape)") }
        let e = exp(w)
        return e / e.sum(axis: -1, keepDims: true)
    }

    func logSoftmax(_ w: Tensor) throws -> Tensor {
        return log(try softmax(w))
    }

    func softmaxBackward(_ w: Tensor, gradOutput: Tensor) throws -> Tensor {
        guard w.shape == gradOutput.shape else { throw LabError.shapeMismatch("\(w.shape) \(gradOutput.shape)") }
        let p = try softmax(w)
        return p * (gradOutput - (p * gradOutput).sum(axis: -1, keepDims: true))
    }

    func predictZeroOne(_ w: Tensor) throws -> [Int] {
        guard w.rank == 1 else { throw LabError.shapeMismatch("\(w.shape)") }
        return w.storage.map { $0 >= 0 ? 1 : 0 }
    }

    func predictSigned(_ w: Tensor) throws -> [Int] {
        guard w.rank == 1 else { throw LabError.shapeMismatch("\(w.shape)") }
        return w.storage.map { $0 >= 0 ? 1 : -1 }
    }

    func predictBernoulli(_ w: Tensor) throws -> Tensor {
        guard w.rank == 1 else { throw LabError.shapeMismatch("\(w.shape)") }
        return exp(w) / (exp(w) + 1)
    }

    func predictClass(_ w: Tensor) throws -> [Int] {
        guard w.rank == 2, w.shape[1] > 0 else { throw LabError.shapeMismatch("\(w.shape)") }
        return w.argmax(axis: 1)
    }

    func predictOneHot(_ w: Tensor) throws -> Tensor {
        return .oneHot(try predictClass(w), classes: w.shape[1])
    }

    func predictRegression(_ w: Tensor) throws -> Tensor { w }
}
