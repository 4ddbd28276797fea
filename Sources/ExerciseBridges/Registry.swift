// Written by gradus-generate from the folders under exercises: change these.
// swift-format-ignore-file

extension ExerciseBridge {
  /// Every exercise of the course, by id.
  public static let all: [ExerciseBridge] = [
    .activations, .gradientChecking, .linearClassifier, .losses, .mlp, .perceptron, .predictions,
    .separatingHyperplane
  ]
}

extension ValueType {
  /// Every struct and enum of the course that crosses between grader and worker, by name.
  public static let all: [ValueType] = [
    ValueType(name: "Activation", shape: .choice([
      .init(name: "identity", fields: []), .init(name: "relu", fields: []), .init(name: "tanh", fields: []),
      .init(name: "sigmoid", fields: [])
    ])),
    ValueType(name: "AffineGradients", shape: .record([
      .init(label: "input", type: "Tensor"), .init(label: "weight", type: "Tensor"),
      .init(label: "bias", type: "Tensor")
    ])),
    ValueType(name: "ClosestPair", shape: .record([
      .init(label: "c", type: "Tensor"), .init(label: "d", type: "Tensor"),
      .init(label: "coefficientsC", type: "Tensor"), .init(label: "coefficientsD", type: "Tensor")
    ])),
    ValueType(name: "GradientCheckReport", shape: .record([
      .init(label: "maxRelativeError", type: "Double"), .init(label: "worstIndex", type: "Int"),
      .init(label: "passed", type: "Bool")
    ])),
    ValueType(name: "Hyperplane", shape: .record([
      .init(label: "normal", type: "Tensor"), .init(label: "offset", type: "Double")
    ])),
    ValueType(name: "LabError", shape: .choice([
      .init(name: "notImplemented", fields: []),
      .init(name: "shapeMismatch", fields: [.init(label: nil, type: "String")]),
      .init(name: "invalidArgument", fields: [.init(label: nil, type: "String")])
    ])),
    ValueType(name: "LabelledData", shape: .record([
      .init(label: "inputs", type: "Tensor"), .init(label: "labels", type: "[Int]")
    ])),
    ValueType(name: "LinearClassifierFit", shape: .record([
      .init(label: "weight", type: "Tensor"), .init(label: "bias", type: "Tensor"),
      .init(label: "trainLoss", type: "[Double]"), .init(label: "devAccuracy", type: "[Double]")
    ])),
    ValueType(name: "MLPParameters", shape: .record([
      .init(label: "weights", type: "[Tensor]"), .init(label: "biases", type: "[Tensor]")
    ])),
    ValueType(name: "Padding", shape: .choice([
      .init(name: "valid", fields: []), .init(name: "zero", fields: [.init(label: nil, type: "Int")]),
      .init(name: "circular", fields: [.init(label: nil, type: "Int")])
    ])),
    ValueType(name: "PerceptronFit", shape: .record([
      .init(label: "weights", type: "Tensor"), .init(label: "bias", type: "Double"),
      .init(label: "updates", type: "Int"), .init(label: "epochs", type: "Int"),
      .init(label: "converged", type: "Bool")
    ])),
    ValueType(name: "Reduction", shape: .choice([
      .init(name: "none", fields: []), .init(name: "sum", fields: []), .init(name: "mean", fields: [])
    ])),
  ]
}
