import LabKit

struct Losses: LossesExercise {
    let signs = [0: -1.0, 1: 1.0]

    func binaryHinge01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
        let y = Tensor(gold.map { signs[$0]! })
        return reduced(maximum(0, 1 - y * w), reduction)
    }

    func binaryHinge01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
        let y = Tensor(gold.map { signs[$0]! })
        return averaged(-y * (y * w .< 1), reduction)
    }

    func binaryHingeSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
        let y = try targets(w, gold, [-1, 1])
        return reduced(maximum(0, 1 - y * w), reduction)
    }

    func binaryHingeSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
        let y = try targets(w, gold, [-1, 1])
        return averaged(-y * (y * w .< 1), reduction)
    }

    func binaryNLL01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
        let y = try targets(w, gold, [0, 1])
        return reduced(maximum(w, 0) - y * w + log1p(exp(-abs(w))), reduction)
    }

    func binaryNLL01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
        let y = try targets(w, gold, [0, 1])
        return averaged(1 / (1 + exp(-w)) - y, reduction)
    }

    func binaryNLLSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
        let y = try targets(w, gold, [-1, 1])
        return reduced(maximum(-y * w, 0) + log1p(exp(-abs(w))), reduction)
    }

    func binaryNLLSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
        let y = try targets(w, gold, [-1, 1])
        return averaged(-y / (1 + exp(y * w)), reduction)
    }

    func multiclassHinge(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
        guard margin >= 0, margin.isFinite else { throw LabError.invalidArgument("margin") }
        let values = gold.indices.map { n in Swift.max(0, margin - w[n, gold[n]] + w[n, runnerUp(w, n, gold[n])!]) }
        return reduced(Tensor(values), reduction)
    }

    func multiclassHingeGradient(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
        guard margin >= 0, margin.isFinite else { throw LabError.invalidArgument("margin") }
        var g = Tensor.zeros(w.shape)
        for n in gold.indices {
            let j = runnerUp(w, n, gold[n])!
            if margin - w[n, gold[n]] + w[n, j] > 0 {
                g[n, gold[n]] = -1
                g[n, j] = 1
            }
        }
        return averaged(g, reduction)
    }

    func multiclassNLL(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
        try check(w, gold)
        let m = w.max(axis: 1, keepDims: true)
        let lse = (m + log(exp(w - m).sum(axis: 1, keepDims: true))).squeezed(axis: 1)
        return reduced(lse - Tensor(gold.indices.map { w[$0, gold[$0]] }), reduction)
    }

    func multiclassNLLGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
        try check(w, gold)
        let e = exp(w - w.max(axis: 1, keepDims: true))
        return averaged(e / e.sum(axis: 1, keepDims: true) - Tensor.oneHot(gold, classes: w.shape[1]), reduction)
    }

    func quadratic(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
        let e = w - gold
        return reduced(e * e, reduction)
    }

    func quadraticGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
        averaged(2 * (w - gold), reduction)
    }

    func absolute(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
        reduced(abs(w - gold), reduction)
    }

    func absoluteGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
        averaged(sign(w - gold), reduction)
    }

    private func runnerUp(_ w: Tensor, _ n: Int, _ gold: Int) -> Int? {
        (0..<w.shape[1]).filter { $0 != gold }.max { w[n, $0] == w[n, $1] ? $0 > $1 : w[n, $0] < w[n, $1] }
    }

    private func reduced(_ values: Tensor, _ reduction: Reduction) -> Tensor {
        switch reduction {
        case .none: return values
        case .sum: return Tensor(values.sum())
        case .mean: return Tensor(values.mean())
        }
    }

    private func averaged(_ g: Tensor, _ reduction: Reduction) -> Tensor {
        reduction == .mean ? g / Double(g.shape[0]) : g
    }

    private func targets(_ w: Tensor, _ gold: [Int], _ allowed: [Int]) throws -> Tensor {
        guard w.rank == 1, w.count == gold.count else { throw LabError.shapeMismatch("\(w.shape), \(gold.count)") }
        guard !gold.isEmpty, gold.allSatisfy(allowed.contains) else { throw LabError.invalidArgument("labels") }
        return Tensor(gold.map { Double($0) })
    }

    private func check(_ w: Tensor, _ gold: [Int]) throws {
        guard w.rank == 2, w.shape[0] == gold.count else { throw LabError.shapeMismatch("\(w.shape), \(gold.count)") }
        guard !gold.isEmpty, gold.allSatisfy((0..<w.shape[1]).contains) else { throw LabError.invalidArgument("labels") }
    }
}
