import LabKit

struct Losses: LossesExercise {
    // The 0/1 versions are the signed ones with y -> 2y - 1.

    func binaryHinge01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
        try binaryHingeSigned(w, gold: signed(gold), reduction: reduction)
    }

    func binaryHinge01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
        try binaryHingeSignedGradient(w, gold: signed(gold), reduction: reduction)
    }

    func binaryHingeSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
        let y = try targets(gold, w)
        return reduce(maximum(0, 1 - y * w), reduction)
    }

    func binaryHingeSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
        let y = try targets(gold, w)
        return average(-y * (y * w .< 1), reduction)
    }

    func binaryNLL01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
        try binaryNLLSigned(w, gold: signed(gold), reduction: reduction)
    }

    func binaryNLL01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
        try binaryNLLSignedGradient(w, gold: signed(gold), reduction: reduction)
    }

    func binaryNLLSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
        let margin = try targets(gold, w) * w
        return reduce(maximum(-margin, 0) + log1p(exp(-abs(margin))), reduction)
    }

    func binaryNLLSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
        let y = try targets(gold, w)
        return average(-0.5 * y * (1 - tanh(0.5 * y * w)), reduction)
    }

    func multiclassHinge(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
        let (violation, _) = try hinge(w, gold, margin)
        return reduce(maximum(violation, 0), reduction)
    }

    func multiclassHingeGradient(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
        let (violation, runnerUp) = try hinge(w, gold, margin)
        let k = w.shape[1]
        let direction = Tensor.oneHot(runnerUp, classes: k) - Tensor.oneHot(gold, classes: k)
        return average(direction * (violation .> 0).expanded(axis: 1), reduction)
    }

    func multiclassNLL(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
        let logP = try logProbabilities(w, gold)
        return reduce(-(logP * Tensor.oneHot(gold, classes: w.shape[1])).sum(axis: 1), reduction)
    }

    func multiclassNLLGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
        let logP = try logProbabilities(w, gold)
        return average(exp(logP) - Tensor.oneHot(gold, classes: w.shape[1]), reduction)
    }

    func quadratic(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
        let e = try error(w, gold)
        return reduce(e * e, reduction)
    }

    func quadraticGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
        average(2 * (try error(w, gold)), reduction)
    }

    func absolute(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
        reduce(abs(try error(w, gold)), reduction)
    }

    func absoluteGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
        average(sign(try error(w, gold)), reduction)
    }

    // MARK: - Helpers

    private func reduce(_ each: Tensor, _ reduction: Reduction) -> Tensor {
        switch reduction {
        case .none: return each
        case .sum: return Tensor(each.sum())
        case .mean: return Tensor(each.mean())
        }
    }

    private func average(_ gradient: Tensor, _ reduction: Reduction) -> Tensor {
        reduction == .mean ? gradient / Double(gradient.shape[0]) : gradient
    }

    private func signed(_ gold: [Int]) throws -> [Int] {
        guard gold.allSatisfy({ $0 == 0 || $0 == 1 }) else { throw LabError.invalidArgument("labels are 0 or 1") }
        return gold.map { 2 * $0 - 1 }
    }

    private func targets(_ gold: [Int], _ w: Tensor) throws -> Tensor {
        guard w.shape == [gold.count] else { throw LabError.shapeMismatch("w \(w.shape), \(gold.count) labels") }
        guard !gold.isEmpty else { throw LabError.invalidArgument("empty batch") }
        guard gold.allSatisfy({ $0 == 1 || $0 == -1 }) else { throw LabError.invalidArgument("labels are -1 or 1") }
        return Tensor(gold.map(Double.init))
    }

    private func error(_ w: Tensor, _ gold: Tensor) throws -> Tensor {
        guard w.rank == 1, w.shape == gold.shape else { throw LabError.shapeMismatch("\(w.shape), \(gold.shape)") }
        guard w.count > 0 else { throw LabError.invalidArgument("empty batch") }
        return w - gold
    }

    private func checkClasses(_ w: Tensor, _ gold: [Int]) throws {
        guard w.rank == 2, w.shape[0] == gold.count else {
            throw LabError.shapeMismatch("w \(w.shape), \(gold.count) labels")
        }
        guard gold.count > 0 else { throw LabError.invalidArgument("empty batch") }
        guard gold.allSatisfy({ 0 <= $0 && $0 < w.shape[1] }) else {
            throw LabError.invalidArgument("a label is not in 0..<\(w.shape[1])")
        }
    }

    private func logProbabilities(_ w: Tensor, _ gold: [Int]) throws -> Tensor {
        try checkClasses(w, gold)
        let shifted = w - w.max(axis: 1, keepDims: true)
        return shifted - log(exp(shifted).sum(axis: 1, keepDims: true))
    }

    private func hinge(_ w: Tensor, _ gold: [Int], _ margin: Double) throws -> (Tensor, [Int]) {
        try checkClasses(w, gold)
        guard w.shape[1] > 1 else { throw LabError.invalidArgument("one class only") }
        guard margin >= 0, margin.isFinite else { throw LabError.invalidArgument("margin \(margin)") }
        let isGold = Tensor.oneHot(gold, classes: w.shape[1])
        let wrong = w.replacing(with: -Double.infinity, where: isGold)
        return (margin - (w * isGold).sum(axis: 1) + wrong.max(axis: 1), wrong.argmax(axis: 1))
    }
}
