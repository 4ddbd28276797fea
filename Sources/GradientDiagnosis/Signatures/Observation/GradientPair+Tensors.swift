import NumericalDifferentiation
import Tensors

extension GradientPair {
  /// A tensor's values, one for each entry of the gradient; nil when it cannot be aligned.
  ///
  /// Shaped alike, broadcast as in arithmetic, or with one value for each index of the first axes, such as
  /// one per sample.
  func aligned(_ tensor: Tensor) -> [Double]? {
    if tensor.shape == shape { return tensor.storage }
    guard !tensor.isEmpty else { return nil }
    if tensor.rank < shape.count, tensor.shape == Array(shape.prefix(tensor.rank)) {
      let trailing = shape.dropFirst(tensor.rank).map { _ in 1 }
      return tensor.reshaped(tensor.shape + trailing).broadcast(to: shape).storage
    }
    let padded = Array(repeating: 1, count: max(0, shape.count - tensor.rank)) + tensor.shape
    guard padded.count == shape.count, zip(padded, shape).allSatisfy({ $0 == $1 || $0 == 1 }) else {
      return nil
    }
    return tensor.broadcast(to: shape).storage
  }

  /// The related tensors that can be aligned, the argument itself, and the cotangent when it is shaped alike.
  var knownTensors: [KnownTensor] {
    var known = observation.related.compactMap { tensor in
      aligned(tensor.value).map { KnownTensor(name: tensor.name, values: $0) }
    }
    let argument = observation.argument
    known.append(
      KnownTensor(name: "`\(argument.name)` itself", values: argument.value.storage, role: .argument))
    if let cotangent = observation.cotangent, cotangent.shape == shape {
      known.append(
        KnownTensor(name: "the upstream gradient", values: cotangent.storage, role: .cotangent))
    }
    return known.filter { $0.values.contains { $0 != 0 } && $0.values.allSatisfy(\.isFinite) }
  }
}

/// A tensor that relations may use, aligned with the gradient.
struct KnownTensor {
  enum Role { case related, argument, cotangent, constant }

  let name: String
  let values: [Double]
  var role = Role.related
}
