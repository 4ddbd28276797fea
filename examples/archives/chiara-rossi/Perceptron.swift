import LabKit

struct Perceptron: PerceptronExercise {
    func dot(_ a: Tensor, _ x: Tensor) throws -> Double {
        guard a.rank == 1, x.rank == 1, a.count == x.count else {
            throw LabError.shapeMismatch("a \(a.shape) and x \(x.shape)")
        }
        return zip(a.storage, x.storage).map(*).reduce(0, +)
    }

    func norm(_ a: Tensor) throws -> Double { try dot(a, a).squareRoot() }

    func cosine(_ a: Tensor, _ x: Tensor) throws -> Double {
        let product = try dot(a, x)
        let lengths = try [a, x].map(norm)
        guard !lengths.contains(0) else { throw LabError.invalidArgument("a zero vector has no angle") }
        return lengths.reduce(product, /)
    }

    func score(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
        guard x.rank == 2 else { throw LabError.shapeMismatch("x \(x.shape) is not a matrix") }
        guard a.rank == 1, x.shape[1] == a.count else { throw LabError.shapeMismatch("x \(x.shape), a \(a.shape)") }
        return Tensor(try rows(of: x).map { try dot(a, $0) + b })
    }

    func predict(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> [Int] {
        try score(weights: a, bias: b, inputs: x).storage.map { $0 > 0 ? +1 : -1 }
    }

    func signedDistance(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
        let scores = try score(weights: a, bias: b, inputs: x)
        guard case let length = try norm(a), length > 0 else { throw LabError.invalidArgument("a is zero") }
        return scores.map { $0 / length }
    }

    func fit(inputs x: Tensor, labels y: [Int], maxEpochs: Int) throws -> PerceptronFit {
        guard x.rank == 2, x.shape[0] == y.count else { throw LabError.shapeMismatch("x \(x.shape), \(y.count) labels") }
        guard y.allSatisfy([-1, 1].contains) else { throw LabError.invalidArgument("labels other than -1 and 1") }
        guard maxEpochs >= 0 else { throw LabError.invalidArgument("maxEpochs is negative") }
        let examples = Array(zip(rows(of: x), y.map(Double.init)))
        return try train(
            PerceptronFit(weights: .zeros([x.shape[1]]), bias: 0, updates: 0, epochs: 0, converged: false),
            on: examples, epochsLeft: maxEpochs)
    }

    /// One epoch, then the remaining ones.
    private func train(
        _ fit: PerceptronFit, on examples: [(Tensor, Double)], epochsLeft: Int
    ) throws -> PerceptronFit {
        guard epochsLeft > 0, !fit.converged else { return fit }
        var next = try examples.reduce(fit, visit)
        next.epochs += 1
        next.converged = next.updates == fit.updates
        return try train(next, on: examples, epochsLeft: epochsLeft - 1)
    }

    private func visit(_ fit: PerceptronFit, _ example: (x: Tensor, y: Double)) throws -> PerceptronFit {
        guard try example.y * (dot(fit.weights, example.x) + fit.bias) <= 0 else { return fit }
        return PerceptronFit(
            weights: fit.weights + example.y * example.x, bias: fit.bias + example.y,
            updates: fit.updates + 1, epochs: fit.epochs, converged: false)
    }

    private func rows(of x: Tensor) -> [Tensor] { (0..<x.shape[0]).map(x.row) }
}
