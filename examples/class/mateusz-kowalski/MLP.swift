import LabKit

struct MLP: MLPExercise {
    func parameterCount(layerSizes: [Int]) throws -> Int {
        try requireSizes(layerSizes)
        var total = 0
        for l in 0..<layerSizes.count - 1 {
            total += layerSizes[l] * layerSizes[l + 1]
        }
        return total
    }

    func initialize<R: RandomSource>(
        layerSizes: [Int], activation: Activation, using rng: inout R
    ) throws -> MLPParameters {
        try requireSizes(layerSizes)
        var p = MLPParameters(weights: [], biases: [])
        for l in 0..<layerSizes.count - 1 {
            let fanIn = layerSizes[l], fanOut = layerSizes[l + 1]
            // Glorot
            let limit = (6 / Double(fanIn + fanOut)).squareRoot()
            p.weights.append(.uniform([fanOut, fanIn], in: -limit..<limit, using: &rng))
            p.biases.append(.zeros([fanOut]))
        }
        return p
    }

    func logits(_ parameters: MLPParameters, inputs: Tensor, activation: Activation) throws -> Tensor {
        try forward(parameters, inputs, activation).last!
    }

    func lossAndGradients(
        _ parameters: MLPParameters, inputs: Tensor, labels: [Int], activation: Activation
    ) throws -> (loss: Double, gradients: MLPParameters) {
        let z = try forward(parameters, inputs, activation)
        let w = z.last!
        if labels.count != inputs.shape[0] { throw LabError.shapeMismatch("labels") }
        if labels.isEmpty { throw LabError.invalidArgument("empty batch") }
        if labels.contains(where: { $0 < 0 || $0 >= w.shape[1] }) { throw LabError.invalidArgument("label") }
        let shifted = w - w.max(axis: 1, keepDims: true)
        let logP = shifted - log(exp(shifted).sum(axis: 1, keepDims: true))
        let y = Tensor.oneHot(labels, classes: w.shape[1])
        let n = Double(labels.count)
        let loss = -(y * logP).sum() / n
        return (loss, backward(parameters, z, (exp(logP) - y) / n, activation))
    }

    func trainBinary<R: RandomSource>(
        _ data: LabelledData, layerSizes: [Int], activation: Activation, steps: Int, learningRate: Double,
        using rng: inout R
    ) throws -> MLPParameters {
        if layerSizes.last != 1 { throw LabError.invalidArgument("one output") }
        if data.labels.count != data.inputs.shape[0] { throw LabError.shapeMismatch("labels") }
        if data.labels.contains(where: { abs($0) != 1 }) { throw LabError.invalidArgument("label") }
        var p = try initialize(layerSizes: layerSizes, activation: activation, using: &rng)
        let y = Tensor(data.labels.map { Double($0) }).expanded(axis: 1)
        for _ in 0..<steps {
            let z = try forward(p, data.inputs, activation)
            let g = -y * sigmoid(-y * z.last!) / Double(data.labels.count)
            update(&p, backward(p, z, g, activation), learningRate)
        }
        return p
    }

    func train<R: RandomSource>(
        _ data: LabelledData, layerSizes: [Int], activation: Activation, epochs: Int, batchSize: Int,
        learningRate: Double, using rng: inout R
    ) throws -> MLPParameters {
        var p = try initialize(layerSizes: layerSizes, activation: activation, using: &rng)
        if data.labels.count != data.inputs.shape[0] { throw LabError.shapeMismatch("labels") }
        if batchSize < 1 { throw LabError.invalidArgument("batch size") }
        for _ in 0..<epochs {
            let order = rng.permutation(data.labels.count)
            // whole batches
            for k in 0..<order.count / batchSize {
                let batch = Array(order[k * batchSize..<(k + 1) * batchSize])
                let g = try lossAndGradients(
                    p, inputs: data.inputs.rows(at: batch), labels: batch.map { data.labels[$0] },
                    activation: activation
                ).gradients
                update(&p, g, learningRate)
            }
        }
        return p
    }

    /// Inputs of all layers, and the logits.
    func forward(_ p: MLPParameters, _ x: Tensor, _ activation: Activation) throws -> [Tensor] {
        if p.weights.isEmpty || p.weights.count != p.biases.count || x.rank != 2 {
            throw LabError.shapeMismatch("parameters")
        }
        var z = [x]
        for l in p.weights.indices {
            let w = p.weights[l]
            if w.rank != 2 || w.shape[1] != z[l].shape[1] || p.biases[l].shape != [w.shape[0]] {
                throw LabError.shapeMismatch("layer \(l)")
            }
            let a = matmul(z[l], w.transposed()) + p.biases[l]
            z.append(l == p.weights.count - 1 ? a : act(a, activation))
        }
        return z
    }

    func backward(_ p: MLPParameters, _ z: [Tensor], _ gradLogits: Tensor, _ activation: Activation) -> MLPParameters {
        var g = p
        var delta = gradLogits
        for l in p.weights.indices.reversed() {
            g.weights[l] = matmul(delta.transposed(), z[l])
            g.biases[l] = delta.mean(axis: 0)
            delta = matmul(delta, p.weights[l])
            if l > 0 { delta = delta * derivative(z[l], activation) }
        }
        return g
    }

    func act(_ a: Tensor, _ activation: Activation) -> Tensor {
        switch activation {
        case .identity: return a
        case .relu: return maximum(a, 0)
        case .tanh: return tanh(a)
        case .sigmoid: return sigmoid(a)
        }
    }

    func derivative(_ z: Tensor, _ activation: Activation) -> Tensor {
        switch activation {
        case .identity: return .ones(z.shape)
        case .relu: return z .> 0
        case .tanh: return 1 - tanh(z) * tanh(z)
        case .sigmoid: return sigmoid(z) * (1 - sigmoid(z))
        }
    }

    func sigmoid(_ a: Tensor) -> Tensor { 0.5 * (1 + tanh(0.5 * a)) }

    func update(_ p: inout MLPParameters, _ g: MLPParameters, _ rate: Double) {
        for l in p.weights.indices {
            p.weights[l] -= rate * g.weights[l]
            p.biases[l] -= rate * g.biases[l]
        }
    }

    func requireSizes(_ layerSizes: [Int]) throws {
        if layerSizes.count < 2 || layerSizes.min()! < 1 { throw LabError.invalidArgument("layer sizes") }
    }
}
