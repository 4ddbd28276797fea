import LabKit

struct Perceptron: PerceptronExercise {
    func dot(_ a: Tensor, _ x: Tensor) throws -> Double {
        try checkVectors(a, x)
        return (a * x).sum()
    }

    func norm(_ a: Tensor) throws -> Double {
        try checkVectors(a, a)
        return a.norm()
    }

    func cosine(_ a: Tensor, _ x: Tensor) throws -> Double {
        try checkVectors(a, x)
        let na = a.norm(), nx = x.norm()
        if na == 0 || nx == 0 {
            throw LabError.invalidArgument("the angle with a zero vector is not defined")
        }
        return (a / na * (x / nx)).sum()
    }

    func score(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
        guard a.rank == 1, x.rank == 2, x.shape[1] == a.shape[0] else {
            throw LabError.shapeMismatch("inputs \(x.shape) and weights \(a.shape)")
        }
        return (x * a).sum(axis: 1) + b
    }

    func predict(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> [Int] {
        let positive = try score(weights: a, bias: b, inputs: x) .> 0
        return (2 * positive - 1).storage.map { Int($0) }
    }

    func signedDistance(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
        let s = try score(weights: a, bias: b, inputs: x)
        let length = a.norm()
        if length == 0 { throw LabError.invalidArgument("all weights are 0: no boundary") }
        return s / length
    }

    func fit(inputs x: Tensor, labels y: [Int], maxEpochs: Int) throws -> PerceptronFit {
        guard x.rank == 2, x.shape[0] == y.count else {
            throw LabError.shapeMismatch("inputs \(x.shape), \(y.count) labels")
        }
        guard y.allSatisfy({ abs($0) == 1 }) else {
            throw LabError.invalidArgument("labels must be -1 or 1")
        }
        guard maxEpochs >= 0 else { throw LabError.invalidArgument("maxEpochs < 0") }

        // The bias is the weight of a constant feature, so one update does both.
        let examples = concatenate([x, Tensor.ones([y.count, 1])], axis: 1)
        let signed = examples * Tensor(y.map { Double($0) }).expanded(axis: 1)
        let n = x.shape[1]
        var theta = Tensor.zeros([n + 1])
        var updates = 0
        for epoch in 0..<maxEpochs {
            var changed = false
            for i in y.indices where (signed.row(i) * theta).sum() <= 0 {
                theta += signed.row(i)
                updates += 1
                changed = true
            }
            if !changed {
                return PerceptronFit(
                    weights: theta.slice(axis: 0, 0..<n), bias: theta[n], updates: updates,
                    epochs: epoch + 1, converged: true)
            }
        }
        return PerceptronFit(
            weights: theta.slice(axis: 0, 0..<n), bias: theta[n], updates: updates,
            epochs: maxEpochs, converged: false)
    }

    private func checkVectors(_ a: Tensor, _ x: Tensor) throws {
        if a.rank != 1 || a.shape != x.shape {
            throw LabError.shapeMismatch("vectors of one length, please: \(a.shape) and \(x.shape)")
        }
    }
}
