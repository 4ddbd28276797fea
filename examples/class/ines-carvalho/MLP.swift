import LabKit

struct MLP: MLPExercise {
    func parameterCount(layerSizes: [Int]) throws -> Int {
        try check(layerSizes)
        return (1..<layerSizes.count).map { (layerSizes[$0 - 1] + 1) * layerSizes[$0] }.reduce(0, +)
    }

    func initialize<R: RandomSource>(
        layerSizes: [Int], activation: Activation, using rng: inout R
    ) throws -> MLPParameters {
        try check(layerSizes)
        var result = MLPParameters(weights: [], biases: [])
        for l in 1..<layerSizes.count {
            let fanIn = Double(layerSizes[l - 1]), fanOut = Double(layerSizes[l])
            let isOutput = l == layerSizes.count - 1
            let limit =
                activation == .relu && !isOutput ? (6 / fanIn).squareRoot() : (6 / (fanIn + fanOut)).squareRoot()
            let shape = [layerSizes[l], layerSizes[l - 1]]
            result.weights.append(Tensor.uniform(shape, in: -limit..<limit, using: &rng))
            result.biases.append(Tensor.zeros([layerSizes[l]]))
        }
        return result
    }

    func logits(_ parameters: MLPParameters, inputs: Tensor, activation: Activation) throws -> Tensor {
        try forward(parameters, inputs, activation).z.last!
    }

    func lossAndGradients(
        _ parameters: MLPParameters, inputs: Tensor, labels: [Int], activation: Activation
    ) throws -> (loss: Double, gradients: MLPParameters) {
        let pass = try forward(parameters, inputs, activation)
        let w = pass.z.last!
        guard labels.count == w.shape[0] else { throw LabError.shapeMismatch("\(labels.count) labels") }
        guard !labels.isEmpty else { throw LabError.invalidArgument("empty batch") }
        guard labels.allSatisfy({ $0 >= 0 && $0 < w.shape[1] }) else {
            throw LabError.invalidArgument("label out of range")
        }
        let n = Double(labels.count)
        let target = Tensor.oneHot(labels, classes: w.shape[1])
        let shifted = w - w.max(axis: 1, keepDims: true)
        let logP = shifted - log(exp(shifted).sum(axis: 1, keepDims: true))
        let gradients = backward(parameters, pass, (exp(logP) - target) / n, activation)
        return (-(target * logP).sum() / n, gradients)
    }

    func trainBinary<R: RandomSource>(
        _ data: LabelledData, layerSizes: [Int], activation: Activation, steps: Int, learningRate: Double,
        using rng: inout R
    ) throws -> MLPParameters {
        guard layerSizes.last == 1 else { throw LabError.invalidArgument("one output is needed") }
        guard data.labels.allSatisfy({ abs($0) == 1 }), !data.labels.isEmpty else {
            throw LabError.invalidArgument("labels must be -1 or 1, and there must be some")
        }
        guard steps >= 0 else { throw LabError.invalidArgument("steps < 0") }
        try check(learningRate)
        try check(data)
        var theta = try initialize(layerSizes: layerSizes, activation: activation, using: &rng)
        let y = Tensor(data.labels.map { Double($0) }).reshaped([data.labels.count, 1])
        for _ in 0..<steps {
            let pass = try forward(theta, data.inputs, activation)
            let gradW = -y * sigmoid(-y * pass.z.last!) / Double(y.count)
            step(&theta, backward(theta, pass, gradW, activation), learningRate)
        }
        return theta
    }

    func train<R: RandomSource>(
        _ data: LabelledData, layerSizes: [Int], activation: Activation, epochs: Int, batchSize: Int,
        learningRate: Double, using rng: inout R
    ) throws -> MLPParameters {
        guard epochs >= 0, batchSize >= 1 else { throw LabError.invalidArgument("epochs or batchSize") }
        try check(learningRate)
        try check(data)
        guard !data.labels.isEmpty else { throw LabError.invalidArgument("no examples") }
        var theta = try initialize(layerSizes: layerSizes, activation: activation, using: &rng)
        let n = data.labels.count
        for _ in 0..<epochs {
            let order = rng.permutation(n)
            for start in stride(from: 0, to: n, by: batchSize) {
                let batch = Array(order[start..<min(n, start + batchSize)])
                let gradients = try lossAndGradients(
                    theta, inputs: data.inputs.rows(at: batch), labels: batch.map { data.labels[$0] },
                    activation: activation
                ).gradients
                step(&theta, gradients, learningRate)
            }
        }
        return theta
    }

    // MARK: - Passes

    /// a[l] before and z[l + 1] after the activation of layer l; z[0] is the input, the last z the logits.
    private struct Pass {
        var a: [Tensor] = []
        var z: [Tensor]
    }

    private func forward(_ theta: MLPParameters, _ x: Tensor, _ activation: Activation) throws -> Pass {
        let layers = theta.weights.count
        guard layers > 0, theta.biases.count == layers, x.rank == 2 else {
            throw LabError.shapeMismatch("\(layers) weights, \(theta.biases.count) biases, input \(x.shape)")
        }
        var pass = Pass(z: [x])
        for l in 0..<layers {
            let w = theta.weights[l], b = theta.biases[l]
            guard w.rank == 2, w.shape[1] == pass.z[l].shape[1], b.shape == [w.shape[0]] else {
                throw LabError.shapeMismatch("layer \(l): input \(pass.z[l].shape), W \(w.shape), b \(b.shape)")
            }
            pass.a.append(matmul(pass.z[l], w.transposed()) + b)
            pass.z.append(l == layers - 1 ? pass.a[l] : apply(activation, pass.a[l]))
        }
        return pass
    }

    private func backward(
        _ theta: MLPParameters, _ pass: Pass, _ gradLogits: Tensor, _ activation: Activation
    ) -> MLPParameters {
        var result = theta
        var delta = gradLogits
        for l in stride(from: theta.weights.count - 1, through: 0, by: -1) {
            result.weights[l] = matmul(delta.transposed(), pass.z[l])
            result.biases[l] = delta.sum(axis: 0)
            if l > 0 {
                delta = matmul(delta, theta.weights[l]) * derivative(activation, pass.a[l - 1])
            }
        }
        return result
    }

    private func step(_ theta: inout MLPParameters, _ gradients: MLPParameters, _ rate: Double) {
        for l in theta.weights.indices {
            theta.weights[l] -= rate * gradients.weights[l]
            theta.biases[l] -= rate * gradients.biases[l]
        }
    }

    private func sigmoid(_ a: Tensor) -> Tensor { 0.5 + 0.5 * tanh(0.5 * a) }

    private func apply(_ activation: Activation, _ a: Tensor) -> Tensor {
        switch activation {
        case .identity: return a
        case .relu: return maximum(a, 0)
        case .tanh: return tanh(a)
        case .sigmoid: return sigmoid(a)
        }
    }

    private func derivative(_ activation: Activation, _ a: Tensor) -> Tensor {
        switch activation {
        case .identity: return Tensor.ones(a.shape)
        case .relu: return a .> 0
        case .tanh:
            let t = tanh(a)
            return 1 - t * t
        case .sigmoid:
            let s = sigmoid(a)
            return s * (1 - s)
        }
    }

    // MARK: - Arguments

    private func check(_ layerSizes: [Int]) throws {
        if layerSizes.count < 2 || layerSizes.contains(where: { $0 < 1 }) {
            throw LabError.invalidArgument("layer sizes \(layerSizes)")
        }
    }

    private func check(_ learningRate: Double) throws {
        guard learningRate > 0, learningRate < .infinity else {
            throw LabError.invalidArgument("learning rate \(learningRate)")
        }
    }

    private func check(_ data: LabelledData) throws {
        guard data.inputs.rank == 2, data.inputs.shape[0] == data.labels.count else {
            throw LabError.shapeMismatch("inputs \(data.inputs.shape), \(data.labels.count) labels")
        }
    }
}
