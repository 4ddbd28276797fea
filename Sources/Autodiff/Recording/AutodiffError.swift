import Tensors

/// Why gradients were not taken, or a graph did not run.
public enum AutodiffError: Error, Equatable {
  /// An operation on the way has no derivative rule.
  case missingRule(primitive: String)
  /// Gradients of something with more than one element need a cotangent.
  case cotangentNeeded(shape: [Int])
  /// The cotangent is not shaped like what is differentiated.
  case cotangentShape([Int], expected: [Int])
  /// An earlier call with `releasing: true` let the operands go.
  case graphWasReleased
  /// A placeholder that is needed got no value.
  case missingFeed(name: String)
  /// A value for something that is not a placeholder of the graph.
  case unknownFeed(name: String)
  /// A value that is not shaped like its placeholder or variable.
  case valueShape([Int], name: String, expected: [Int])
  /// A picture would have more nodes than anybody can read.
  case tooLargeToDraw(nodes: Int, limit: Int)
}

extension AutodiffError: CustomStringConvertible {
  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .missingRule(let primitive):
      "'\(primitive)' has no derivative rule; give it one, or detach its operands"
    case .cotangentNeeded(let shape):
      "shape \(shape) has more than one element: sum it up first, or say the cotangent"
    case .cotangentShape(let shape, let expected):
      "the cotangent has shape \(shape); what is differentiated has shape \(expected)"
    case .graphWasReleased:
      "the graph was released when gradients were taken before; take them without 'releasing' to use it again"
    case .missingFeed(let name): "placeholder '\(name)' is needed and has no value: feed it"
    case .unknownFeed(let name): "there is no placeholder '\(name)' in this graph"
    case .valueShape(let shape, let name, let expected):
      "the value for '\(name)' has shape \(shape); it was declared with \(expected)"
    case .tooLargeToDraw(let nodes, let limit):
      "a graph of \(nodes) nodes is too large to draw: at most \(limit); draw a result on the way"
    }
  }
}

/// Throws unless a cotangent, or its absence, fits what is differentiated.
func requireCotangent(_ shape: [Int]?, for expected: [Int]) throws(AutodiffError) {
  if let shape {
    guard shape == expected else { throw .cotangentShape(shape, expected: expected) }
  } else {
    guard elementCount(of: expected) == 1 else { throw .cotangentNeeded(shape: expected) }
  }
}
