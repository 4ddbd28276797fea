import LabKit

struct Predictions: PredictionsExercise {
    func logSumExp(_ w: Tensor) throws -> Tensor {
        try checkRows(w)
        let m = w.max(axis: -1)
        return m + log(exp(w - w.max(axis: -1, keepDims: true)).sum(axis: -1))
    }

    func softmax(_ w: Tensor) throws -> Tensor {
        exp(try logSoftmax(w))
    }

    func logSoftmax(_ w: Tensor) throws -> Tensor {
        w - (try logSumExp(w)).expanded(axis: -1)
    }

    func softmaxBackward(_ w: Tensor, gradOutput: Tensor) throws -> Tensor {
        if w.shape != gradOutput.shape {
            throw LabError.shapeMismatch("logits \(w.shape), gradOutput \(gradOutput.shape)")
        }
        let p = try softmax(w)
        let pv = p * gradOutput
        return pv - p * pv.sum(axis: -1, keepDims: true)
    }

    func predictZeroOne(_ w: Tensor) throws -> [Int] {
        try checkVector(w)
        return (w .>= 0).storage.map { Int($0) }
    }

    func predictSigned(_ w: Tensor) throws -> [Int] {
        try predictZeroOne(w).map { 2 * $0 - 1 }
    }

    func predictBernoulli(_ w: Tensor) throws -> Tensor {
        try checkVector(w)
        // Softmax of (0, w): the second entry.
        return try softmax(stack([.zeros(w.shape), w], axis: 1)).select(axis: 1, at: 1)
    }

    func predictClass(_ w: Tensor) throws -> [Int] {
        guard w.rank == 2, w.shape[1] > 0 else { throw LabError.shapeMismatch("\(w.shape) is not (N, K)") }
        return w.argmax(axis: 1)
    }

    func predictOneHot(_ w: Tensor) throws -> Tensor {
        Tensor.oneHot(try predictClass(w), classes: w.shape[1])
    }

    func predictRegression(_ w: Tensor) throws -> Tensor { w }

    private func checkRows(_ w: Tensor) throws {
        guard let last = w.shape.last, last > 0 else { throw LabError.shapeMismatch("no rows in \(w.shape)") }
    }

    private func checkVector(_ w: Tensor) throws {
        if w.rank != 1 { throw LabError.shapeMismatch("\(w.shape) is not (N)") }
    }
}
