import Tensors

/// An expression that is its value: nothing is recorded. First derivatives of eager variables are computed in it.
struct EvaluatedTensor: TensorExpression {
  var tensor: Tensor

  init(_ tensor: Tensor) { self.tensor = tensor }

  var shape: [Int] { tensor.shape }

  func constant(_ value: Tensor) -> EvaluatedTensor { EvaluatedTensor(value) }

  func applying(_ primitive: Primitive) -> EvaluatedTensor { EvaluatedTensor(primitive.evaluate(tensor)) }

  func applying(_ primitive: Primitive, _ other: EvaluatedTensor) -> EvaluatedTensor {
    EvaluatedTensor(primitive.evaluate(tensor, other.tensor))
  }

  static func applying(_ primitive: Primitive, to operands: [EvaluatedTensor]) -> EvaluatedTensor {
    let tensors = operands.map(\.tensor)
    return EvaluatedTensor(
      primitive.evaluate(tensors[0], tensors.count > 1 ? tensors[1] : nil, Array(tensors.dropFirst(2))))
  }
}
