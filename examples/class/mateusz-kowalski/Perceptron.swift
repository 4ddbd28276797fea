import LabKit

struct Perceptron: PerceptronExercise {
    func dot(_ a: Tensor, _ x: Tensor) throws -> Double {
        if a.rank != 1 || x.rank != 1 || a.count != x.count { throw LabError.shapeMismatch("dot") }
        return (a * x).sum()
    }

    // norm^2 is enough to compare lengths, and saves a square root
    func norm(_ a: Tensor) throws -> Double {
        return try dot(a, a)
    }

    func cosine(_ a: Tensor, _ x: Tensor) throws -> Double {
        let c = try dot(a, x)
        let n = try (norm(a) * norm(x)).squareRoot()
        if n == 0 { throw LabError.invalidArgument("zero vector") }
        return c / n
    }

    func score(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
        if a.rank != 1 || x.rank != 2 || x.shape[1] != a.count { throw LabError.shapeMismatch("score") }
        return matmul(x, a) + b
    }

    func predict(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> [Int] {
        // probability of the positive class > 1/2
        return try score(weights: a, bias: b, inputs: x).storage.map { $0 > 0.5 ? 1 : -1 }
    }

    func signedDistance(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
        let s = try score(weights: a, bias: b, inputs: x)
        let n = try norm(a)
        if n == 0 { throw LabError.invalidArgument("zero weights") }
        return s / n
    }

    func fit(inputs x: Tensor, labels y: [Int], maxEpochs: Int) throws -> PerceptronFit {
        if x.rank != 2 || x.shape[0] != y.count { throw LabError.shapeMismatch("fit") }
        if !y.allSatisfy({ $0 == 1 || $0 == -1 }) { throw LabError.invalidArgument("labels") }
        var fit = PerceptronFit(weights: .zeros([x.shape[1]]), bias: 0, updates: 0, epochs: 0, converged: false)
        // a new random order in every epoch converges faster
        var rng = SplitMix64(seed: 2024)
        while fit.epochs < maxEpochs && !fit.converged {
            fit.converged = true
            for i in rng.permutation(y.count) {
                let label = Double(y[i])
                if label * ((fit.weights * x.row(i)).sum() + fit.bias) <= 0 {
                    fit.weights += label * x.row(i)
                    fit.bias += label
                    fit.updates += 1
                    fit.converged = false
                }
            }
            fit.epochs += 1
        }
        return fit
    }
}
