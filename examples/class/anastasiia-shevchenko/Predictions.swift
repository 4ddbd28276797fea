import Foundation
import LabKit

struct Predictions: PredictionsExercise {
    // Divide and conquer: log(e^a + e^b) for pairs, then pairs of pairs, ...
    private func logSumExp(_ row: ArraySlice<Double>) -> Double {
        if row.count == 2 {
            let a = row.first!, b = row.last!
            let m = max(a, b)
            return m == -.infinity ? m : m + Foundation.log(Foundation.exp(a - m) + Foundation.exp(b - m))
        }
        let middle = row.startIndex + (row.count + 1) / 2
        let left = logSumExp(row[..<middle]), right = logSumExp(row[middle...])
        return logSumExp([left, right])
    }

    func logSumExp(_ w: Tensor) throws -> Tensor {
        guard let k = w.shape.last, k > 0 else { throw LabError.shapeMismatch("\(w.shape) has no rows") }
        let rows = w.reshaped([w.count / k, k])
        let values = (0..<rows.shape[0]).map { logSumExp(rows.row($0).storage[...]) }
        return Tensor(shape: Array(w.shape.dropLast()), storage: values)
    }

    func softmax(_ w: Tensor) throws -> Tensor {
        guard let k = w.shape.last, k > 0 else { throw LabError.shapeMismatch("\(w.shape) has no rows") }
        let e = exp(w - w.max(axis: -1, keepDims: true))
        return e / e.sum(axis: -1, keepDims: true)
    }

    func logSoftmax(_ w: Tensor) throws -> Tensor {
        w - (try logSumExp(w)).expanded(axis: -1)
    }

    func softmaxBackward(_ w: Tensor, gradOutput: Tensor) throws -> Tensor {
        guard w.shape == gradOutput.shape else { throw LabError.shapeMismatch("\(w.shape), \(gradOutput.shape)") }
        let p = try softmax(w)
        return p * (gradOutput - (p * gradOutput).sum(axis: -1, keepDims: true))
    }

    func predictZeroOne(_ w: Tensor) throws -> [Int] {
        guard w.rank == 1 else { throw LabError.shapeMismatch("\(w.shape)") }
        return w.storage.map { $0 < 0 ? 0 : 1 }
    }

    func predictSigned(_ w: Tensor) throws -> [Int] {
        try predictZeroOne(w).map { $0 == 0 ? -1 : 1 }
    }

    func predictBernoulli(_ w: Tensor) throws -> Tensor {
        guard w.rank == 1 else { throw LabError.shapeMismatch("\(w.shape)") }
        return w.map { Foundation.exp(-logSumExp([0, -$0])) }
    }

    func predictClass(_ w: Tensor) throws -> [Int] {
        guard w.rank == 2, w.shape[1] > 0 else { throw LabError.shapeMismatch("\(w.shape)") }
        return w.argmax(axis: 1)
    }

    func predictOneHot(_ w: Tensor) throws -> Tensor {
        Tensor.oneHot(try predictClass(w), classes: w.shape[1])
    }

    func predictRegression(_ w: Tensor) throws -> Tensor { w }
}
