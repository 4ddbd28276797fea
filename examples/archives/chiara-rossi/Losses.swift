import Foundation
import LabKit

/// A loss of one number w and its derivative, for the sign y of the gold label.
private typealias Curve = (value: (_ w: Double, _ y: Double) -> Double, slope: (_ w: Double, _ y: Double) -> Double)

private let hinge: Curve = (
    value: { w, y in max(0, 1 - y * w) },
    slope: { w, y in y * w < 1 ? -y : 0 }
)

private let logistic: Curve = (
    value: { w, y in max(0, -y * w) + log1p(exp(-abs(w))) },
    slope: { w, y in -y * sigmoid(-y * w) }
)

private let square: Curve = (value: { w, y in (y - w) * (y - w) }, slope: { w, y in 2 * (w - y) })

private let distance: Curve = (
    value: { w, y in abs(y - w) },
    slope: { w, y in w == y ? 0 : w > y ? 1 : -1 }
)

private func sigmoid(_ u: Double) -> Double { u < 0 ? exp(u) / (1 + exp(u)) : 1 / (1 + exp(-u)) }

struct Losses: LossesExercise {
    func binaryHinge01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
        try value(hinge, w, signs(gold, [0: -1, 1: 1]), reduction)
    }

    func binaryHinge01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
        try gradient(hinge, w, signs(gold, [0: -1, 1: 1]), reduction)
    }

    func binaryHingeSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
        try value(hinge, w, signs(gold, [-1: -1, 1: 1]), reduction)
    }

    func binaryHingeSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
        try gradient(hinge, w, signs(gold, [-1: -1, 1: 1]), reduction)
    }

    func binaryNLL01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
        try value(logistic, w, signs(gold, [0: -1, 1: 1]), reduction)
    }

    func binaryNLL01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
        try gradient(logistic, w, signs(gold, [0: -1, 1: 1]), reduction)
    }

    func binaryNLLSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
        try value(logistic, w, signs(gold, [-1: -1, 1: 1]), reduction)
    }

    func binaryNLLSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
        try gradient(logistic, w, signs(gold, [-1: -1, 1: 1]), reduction)
    }

    func quadratic(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
        try value(square, w, numbers(gold), reduction)
    }

    func quadraticGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
        try gradient(square, w, numbers(gold), reduction)
    }

    func absolute(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
        try value(distance, w, numbers(gold), reduction)
    }

    func absoluteGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
        try gradient(distance, w, numbers(gold), reduction)
    }

    func multiclassHinge(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
        reduce(
            try examples(w, gold, margin).map { row, y in max(0, margin - row[y] + row[rival(row, y)]) }, reduction)
    }

    func multiclassHingeGradient(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
        let rows = try examples(w, gold, margin).map { row, y in
            let j = rival(row, y)
            let violated = margin - row[y] + row[j] > 0
            return row.indices.map { !violated ? 0.0 : $0 == y ? -1 : $0 == j ? 1 : 0 }
        }
        return scaled(Tensor(rows), reduction)
    }

    func multiclassNLL(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
        reduce(try examples(w, gold).map { row, y in logSumExp(row) - row[y] }, reduction)
    }

    func multiclassNLLGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
        let rows = try examples(w, gold).map { row, y in
            let total = logSumExp(row)
            return row.indices.map { exp(row[$0] - total) - ($0 == y ? 1 : 0) }
        }
        return scaled(Tensor(rows), reduction)
    }

    // MARK: Generic parts

    private func value(_ curve: Curve, _ w: Tensor, _ y: [Double], _ reduction: Reduction) throws -> Tensor {
        reduce(try pairs(w, y).map(curve.value), reduction)
    }

    private func gradient(_ curve: Curve, _ w: Tensor, _ y: [Double], _ reduction: Reduction) throws -> Tensor {
        scaled(Tensor(try pairs(w, y).map(curve.slope)), reduction)
    }

    private func pairs(_ w: Tensor, _ y: [Double]) throws -> [(Double, Double)] {
        guard w.rank == 1, w.count == y.count else { throw LabError.shapeMismatch("w \(w.shape), \(y.count) gold") }
        guard !y.isEmpty else { throw LabError.invalidArgument("empty batch") }
        return Array(zip(w.storage, y))
    }

    private func signs(_ gold: [Int], _ meaning: [Int: Double]) throws -> [Double] {
        try gold.map { label in
            guard let sign = meaning[label] else { throw LabError.invalidArgument("label \(label)") }
            return sign
        }
    }

    private func numbers(_ gold: Tensor) throws -> [Double] {
        guard gold.rank == 1 else { throw LabError.shapeMismatch("gold \(gold.shape)") }
        return gold.storage
    }

    private func examples(_ w: Tensor, _ gold: [Int], _ margin: Double? = nil) throws -> [([Double], Int)] {
        guard w.rank == 2, w.shape[0] == gold.count else {
            throw LabError.shapeMismatch("w \(w.shape), \(gold.count) gold")
        }
        guard !gold.isEmpty else { throw LabError.invalidArgument("empty batch") }
        guard gold.allSatisfy((0..<w.shape[1]).contains) else { throw LabError.invalidArgument("label out of range") }
        if let margin {
            guard (0..<Double.infinity).contains(margin) else { throw LabError.invalidArgument("margin \(margin)") }
            guard w.shape[1] >= 2 else { throw LabError.invalidArgument("one class has no rival") }
        }
        return gold.enumerated().map { (w.row($0).storage, $1) }
    }

    /// The best wrong class; `max` would return the last among equals.
    private func rival(_ row: [Double], _ y: Int) -> Int {
        let others = row.indices.filter { $0 != y }
        return others.dropFirst().reduce(others[0]) { row[$1] > row[$0] ? $1 : $0 }
    }

    private func logSumExp(_ row: [Double]) -> Double {
        let top = row.max()!
        return top + log(row.map { exp($0 - top) }.reduce(0, +))
    }

    private func reduce(_ values: [Double], _ reduction: Reduction) -> Tensor {
        switch reduction {
        case .none: return Tensor(values)
        case .sum: return Tensor(values.reduce(0, +))
        case .mean: return Tensor(values.reduce(0, +) / Double(values.count))
        }
    }

    private func scaled(_ gradient: Tensor, _ reduction: Reduction) -> Tensor {
        reduction == .mean ? gradient / Double(gradient.shape[0]) : gradient
    }
}
