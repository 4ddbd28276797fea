import LabKit

/// A layer, and what lies behind it: the network is a linked list, and both passes are recursions along it.
private struct Layer {
    let weight: Tensor
    let bias: Tensor
}

struct MLP: MLPExercise {
    func parameterCount(layerSizes: [Int]) throws -> Int {
        try fans(layerSizes).map { ($0.in + 1) * $0.out }.reduce(0, +)
    }

    func initialize<R: RandomSource>(
        layerSizes: [Int], activation: Activation, using rng: inout R
    ) throws -> MLPParameters {
        let all = try fans(layerSizes)
        let weights = all.enumerated().map { l, fan in
            let usesKaiming = activation == .relu && l + 1 < all.count
            let limit = (6 / Double(usesKaiming ? fan.in : fan.in + fan.out)).squareRoot()
            let draws = (0..<fan.in * fan.out).map { _ in -limit + 2 * limit * rng.uniform() }
            return Tensor(shape: [fan.out, fan.in], storage: draws)
        }
        return MLPParameters(weights: weights, biases: all.map { .zeros([$0.out]) })
    }

    func logits(_ parameters: MLPParameters, inputs: Tensor, activation: Activation) throws -> Tensor {
        try walk(layers(parameters, inputs)[...], inputs, activation) { ($0, $0) }.result
    }

    func lossAndGradients(
        _ parameters: MLPParameters, inputs: Tensor, labels: [Int], activation: Activation
    ) throws -> (loss: Double, gradients: MLPParameters) {
        let (loss, gradients) = try walk(layers(parameters, inputs)[...], inputs, activation) { w in
            try crossEntropy(w, labels)
        }
        return (loss, gradients)
    }

    func trainBinary<R: RandomSource>(
        _ data: LabelledData, layerSizes: [Int], activation: Activation, steps: Int, learningRate: Double,
        using rng: inout R
    ) throws -> MLPParameters {
        try require(layerSizes.last == 1, "the network needs a single output")
        try require(data.labels.allSatisfy { $0 * $0 == 1 }, "labels are -1 and +1")
        try require(steps >= 0, "steps is negative")
        try check(data, learningRate)
        let y = Tensor(data.labels.map { [Double($0)] })
        let start = try initialize(layerSizes: layerSizes, activation: activation, using: &rng)
        return try (0..<steps).reduce(start) { parameters, _ in
            let (_, gradients) = try walk(layers(parameters, data.inputs)[...], data.inputs, activation) { w in
                ((), -y / (1 + exp(y * w)) / Double(data.labels.count))
            }
            return moved(parameters, along: gradients, by: -learningRate)
        }
    }

    func train<R: RandomSource>(
        _ data: LabelledData, layerSizes: [Int], activation: Activation, epochs: Int, batchSize: Int,
        learningRate: Double, using rng: inout R
    ) throws -> MLPParameters {
        try require(epochs >= 0, "epochs is negative")
        try require(batchSize > 0, "batchSize is not positive")
        try check(data, learningRate)
        let start = try initialize(layerSizes: layerSizes, activation: activation, using: &rng)
        let orders = (0..<epochs).map { _ in rng.permutation(data.labels.count) }
        return try orders.flatMap { chunks($0[...], of: batchSize) }.reduce(start) { parameters, batch in
            let (_, gradients) = try lossAndGradients(
                parameters, inputs: data.inputs.rows(at: batch), labels: batch.map { data.labels[$0] },
                activation: activation)
            return moved(parameters, along: gradients, by: -learningRate)
        }
    }

    // MARK: Recursion

    /// Runs the layers forward, lets `loss` turn the logits into a result and their gradient, and comes back
    /// with the gradients of the layers.
    private func walk<Result>(
        _ layers: ArraySlice<Layer>, _ z: Tensor, _ activation: Activation,
        _ loss: (Tensor) throws -> (Result, Tensor)
    ) throws -> (result: Result, gradients: MLPParameters) {
        func descend(_ rest: ArraySlice<Layer>, _ z: Tensor) throws -> (Result, MLPParameters, Tensor) {
            guard let layer = rest.first else {
                let (result, gradient) = try loss(z)
                return (result, MLPParameters(weights: [], biases: []), gradient)
            }
            let a = matmul(z, layer.weight.transposed()) + layer.bias
            let isLast = rest.count == 1
            var (result, gradients, gradZ) = try descend(rest.dropFirst(), isLast ? a : applied(activation, a))
            let gradA = isLast ? gradZ : gradZ * slope(activation, a)
            gradients.weights.insert(matmul(gradA.transposed(), z), at: 0)
            gradients.biases.insert(gradA.sum(axis: 0), at: 0)
            gradZ = matmul(gradA, layer.weight)
            return (result, gradients, gradZ)
        }
        let (result, gradients, _) = try descend(layers, z)
        return (result, gradients)
    }

    private func chunks(_ order: ArraySlice<Int>, of size: Int) -> [[Int]] {
        order.isEmpty ? [] : [Array(order.prefix(size))] + chunks(order.dropFirst(size), of: size)
    }

    // MARK: Pieces

    private func crossEntropy(_ w: Tensor, _ labels: [Int]) throws -> (Double, Tensor) {
        guard labels.count == w.shape[0] else { throw LabError.shapeMismatch("\(labels.count) labels") }
        try require(!labels.isEmpty, "empty batch")
        try require(labels.allSatisfy((0..<w.shape[1]).contains), "label out of range")
        let top = w.max(axis: 1, keepDims: true)
        let logSum = top + log(exp(w - top).sum(axis: 1, keepDims: true))
        let gold = Tensor.oneHot(labels, classes: w.shape[1])
        let n = Double(labels.count)
        return (((logSum - w) * gold).sum() / n, (exp(w - logSum) - gold) / n)
    }

    private func applied(_ activation: Activation, _ a: Tensor) -> Tensor {
        switch activation {
        case .identity: a
        case .relu: a.map { Swift.max(0, $0) }
        case .tanh: tanh(a)
        case .sigmoid: 1 / (1 + exp(-a))
        }
    }

    private func slope(_ activation: Activation, _ a: Tensor) -> Tensor {
        switch activation {
        case .identity: a.map { _ in 1 }
        case .relu: a.map { $0 > 0 ? 1 : 0 }
        case .tanh: 1 - pow(tanh(a), 2)
        case .sigmoid: applied(.sigmoid, a) * applied(.sigmoid, -a)
        }
    }

    private func moved(_ parameters: MLPParameters, along gradients: MLPParameters, by rate: Double) -> MLPParameters {
        MLPParameters(
            weights: zip(parameters.weights, gradients.weights).map { $0 + rate * $1 },
            biases: zip(parameters.biases, gradients.biases).map { $0 + rate * $1 })
    }

    // MARK: Arguments

    private func fans(_ sizes: [Int]) throws -> [(in: Int, out: Int)] {
        try require(sizes.count > 1 && sizes.allSatisfy { $0 > 0 }, "layer sizes \(sizes)")
        return zip(sizes, sizes.dropFirst()).map { ($0, $1) }
    }

    private func layers(_ parameters: MLPParameters, _ inputs: Tensor) throws -> [Layer] {
        let layers = zip(parameters.weights, parameters.biases).map(Layer.init)
        let widths = [inputs.shape.last] + layers.map { $0.bias.shape.first }
        let fits = zip(layers, zip(widths, widths.dropFirst())).allSatisfy { layer, width in
            layer.weight.shape == [width.1, width.0] && layer.bias.rank == 1
        }
        guard !layers.isEmpty, parameters.weights.count == parameters.biases.count, inputs.rank == 2, fits else {
            throw LabError.shapeMismatch("the layers do not fit each other or inputs \(inputs.shape)")
        }
        return layers
    }

    private func check(_ data: LabelledData, _ learningRate: Double) throws {
        try require(learningRate > 0 && learningRate.isFinite, "learning rate \(learningRate)")
        try require(!data.labels.isEmpty, "no examples")
        guard data.inputs.shape.first == data.labels.count else {
            throw LabError.shapeMismatch("inputs \(data.inputs.shape), \(data.labels.count) labels")
        }
    }

    private func require(_ condition: Bool, _ what: String) throws {
        if !condition { throw LabError.invalidArgument(what) }
    }
}
