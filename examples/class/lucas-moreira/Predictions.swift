import Foundation
import LabKit

struct Predictions: PredictionsExercise {
    func logSumExp(_ w: Tensor) throws -> Tensor {
        let k = w.shape[w.rank - 1]
        var out: [Double] = []
        for start in stride(from: 0, to: w.count, by: k) {
            let row = w.storage[start..<start + k]
            let m = row.max()!
            out.append(m + Foundation.log(row.reduce(0) { $0 + Foundation.exp($1 - m) }))
        }
        return Tensor(shape: Array(w.shape.dropLast()), storage: out)
    }

    func softmax(_ w: Tensor) throws -> Tensor {
        exp(try logSoftmax(w))
    }

    func logSoftmax(_ w: Tensor) throws -> Tensor {
        w - (try logSumExp(w)).expanded(axis: w.rank - 1)
    }

    func softmaxBackward(_ w: Tensor, gradOutput: Tensor) throws -> Tensor {
        let p = try softmax(w)
        var g = p
        for n in 0..<w.shape[0] {
            var s = 0.0
            for k in 0..<w.shape[1] { s += p[n, k] * gradOutput[n, k] }
            for k in 0..<w.shape[1] { g[n, k] = p[n, k] * (gradOutput[n, k] - s) }
        }
        return g
    }

    func predictZeroOne(_ w: Tensor) throws -> [Int] { try vector(w).map { $0 >= 0 ? 1 : 0 } }

    func predictSigned(_ w: Tensor) throws -> [Int] { try vector(w).map { $0 >= 0 ? 1 : -1 } }

    func predictBernoulli(_ w: Tensor) throws -> Tensor { 1 / (1 + exp(-Tensor(try vector(w)))) }

    func predictClass(_ w: Tensor) throws -> [Int] {
        (0..<w.shape[0]).map { n in
            // start with the better one of the first two classes, then look at the others
            var best = w[n, 1] > w[n, 0] ? 1 : 0
            for k in 2..<w.shape[1] where w[n, k] > w[n, best] { best = k }
            return best
        }
    }

    func predictOneHot(_ w: Tensor) throws -> Tensor {
        var result = Tensor.zeros(w.shape)
        for (n, k) in try predictClass(w).enumerated() { result[n, k] = 1 }
        return result
    }

    func predictRegression(_ w: Tensor) throws -> Tensor { w }

    func vector(_ w: Tensor) throws -> [Double] {
        if w.rank != 1 { throw LabError.shapeMismatch("no vector: \(w.shape)") }
        return w.storage
    }
}
