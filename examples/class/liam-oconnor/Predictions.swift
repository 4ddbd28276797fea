import Foundation
import LabKit

struct Predictions: PredictionsExercise {
    func logSumExp(_ w: Tensor) throws -> Tensor {
        try checkRows(w)
        let m = w.max(axis: -1, keepDims: true)
        return (m + log(exp(w - m).sum(axis: -1, keepDims: true))).squeezed(axis: -1)
    }

    func softmax(_ w: Tensor) throws -> Tensor {
        try checkRows(w)
        let e = exp(w - w.max(axis: -1, keepDims: true))
        return e / e.sum(axis: -1, keepDims: true)
    }

    func logSoftmax(_ w: Tensor) throws -> Tensor {
        let m = w.max(axis: -1, keepDims: true)
        return w - m - log(exp(w - m).sum(axis: -1, keepDims: true))
    }

    func softmaxBackward(_ w: Tensor, gradOutput: Tensor) throws -> Tensor {
        if w.shape != gradOutput.shape { throw LabError.shapeMismatch("\(w.shape), \(gradOutput.shape)") }
        let p = try softmax(w)
        let mean = (p * gradOutput).sum(axis: -1, keepDims: true)
        return p * (gradOutput - mean)
    }

    func predictZeroOne(_ w: Tensor) throws -> [Int] {
        try scores(w).map { $0 >= 0 ? 1 : 0 }
    }

    func predictSigned(_ w: Tensor) throws -> [Int] {
        try scores(w).map { $0 >= 0 ? 1 : -1 }
    }

    func predictBernoulli(_ w: Tensor) throws -> Tensor {
        Tensor(try scores(w)).map { 1 / (1 + Foundation.exp(-$0)) }
    }

    func predictClass(_ w: Tensor) throws -> [Int] {
        if w.rank != 2 || w.shape[1] == 0 { throw LabError.shapeMismatch("\(w.shape)") }
        return w.argmax(axis: 1)
    }

    func predictOneHot(_ w: Tensor) throws -> Tensor {
        Tensor.oneHot(try predictClass(w), classes: w.shape[1])
    }

    func predictRegression(_ w: Tensor) throws -> Tensor { w }

    private func scores(_ w: Tensor) throws -> [Double] {
        if w.rank != 1 { throw LabError.shapeMismatch("\(w.shape)") }
        return w.storage
    }

    private func checkRows(_ w: Tensor) throws {
        if w.rank == 0 || w.shape.last == 0 { throw LabError.shapeMismatch("\(w.shape)") }
    }
}
