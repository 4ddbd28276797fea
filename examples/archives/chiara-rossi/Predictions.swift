import Foundation
import LabKit

struct Predictions: PredictionsExercise {
    func logSumExp(_ w: Tensor) throws -> Tensor {
        try overRows(w, keeping: false) { [fold($0)] }
    }

    func softmax(_ w: Tensor) throws -> Tensor {
        try overRows(w, keeping: true) { row in
            let total = fold(row)
            return row.map { Foundation.exp($0 - total) }
        }
    }

    func logSoftmax(_ w: Tensor) throws -> Tensor {
        try overRows(w, keeping: true) { row in
            let total = fold(row)
            return row.map { $0 - total }
        }
    }

    func softmaxBackward(_ w: Tensor, gradOutput: Tensor) throws -> Tensor {
        guard w.shape == gradOutput.shape else {
            throw LabError.shapeMismatch("w \(w.shape), gradOutput \(gradOutput.shape)")
        }
        let pairs = try zip(rows(of: softmax(w)), rows(of: gradOutput))
        return Tensor(
            shape: w.shape,
            storage: pairs.flatMap { p, v in
                let mean = zip(p, v).map(*).reduce(0, +)
                return zip(p, v).map { $0 * ($1 - mean) }
            })
    }

    func predictZeroOne(_ w: Tensor) throws -> [Int] { try classify(w, negative: 0) }

    func predictSigned(_ w: Tensor) throws -> [Int] { try classify(w, negative: -1) }

    func predictBernoulli(_ w: Tensor) throws -> Tensor {
        try needVector(w).map { Foundation.exp(-fold([0, -$0])) }
    }

    func predictClass(_ w: Tensor) throws -> [Int] {
        guard w.rank == 2 else { throw LabError.shapeMismatch("w \(w.shape) is not (N, K)") }
        return try rows(of: w).map { row in row.firstIndex(of: row.max()!)! }
    }

    func predictOneHot(_ w: Tensor) throws -> Tensor {
        let winners = try predictClass(w)
        return Tensor(winners.map { winner in (0..<w.shape[1]).map { $0 == winner ? 1 : 0 } })
    }

    func predictRegression(_ w: Tensor) throws -> Tensor { w }

    // log(e^a + e^b) is associative, so log-sum-exp is a fold.
    private func fold(_ row: some Collection<Double>) -> Double {
        guard let first = row.first else { return -.infinity }
        let rest = fold(row.dropFirst())
        let (low, high) = (Swift.min(first, rest), Swift.max(first, rest))
        return low == -.infinity ? high : high + Foundation.log1p(Foundation.exp(low - high))
    }

    private func rows(of w: Tensor) throws -> [[Double]] {
        guard let k = w.shape.last, k > 0 else { throw LabError.shapeMismatch("w \(w.shape) has no rows") }
        return stride(from: 0, to: w.count, by: k).map { Array(w.storage[$0..<$0 + k]) }
    }

    private func overRows(
        _ w: Tensor, keeping: Bool, _ body: ([Double]) -> [Double]
    ) throws -> Tensor {
        Tensor(shape: keeping ? w.shape : w.shape.dropLast(), storage: try rows(of: w).flatMap(body))
    }

    private func classify(_ w: Tensor, negative: Int) throws -> [Int] {
        try needVector(w).storage.map { $0 >= 0 ? 1 : negative }
    }

    private func needVector(_ w: Tensor) throws -> Tensor {
        guard w.rank == 1 else { throw LabError.shapeMismatch("w \(w.shape) is not (N)") }
        return w
    }
}
