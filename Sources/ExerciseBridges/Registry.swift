// Written by gradus-generate from the folders under exercises: change these.
// swift-format-ignore-file

extension ExerciseBridge {
  /// Every exercise of the course, by id.
  public static let all: [ExerciseBridge] = [.activations, .losses, .mlp, .perceptron, .predictions]
}
