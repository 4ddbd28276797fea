import Tensors

/// A·B along the last two axes, as a student's program computes it.
///
/// - Throws: ``OperandsDoNotFit`` where A's columns are not as many as B's rows.
func product(_ a: Tensor, _ b: Tensor) throws -> Tensor {
  guard a.shape[a.rank - 1] == b.shape[b.rank - 2] else { throw OperandsDoNotFit() }
  return matmul(a, b)
}

/// Σ of tensors of one shape; there is at least one.
func total(_ tensors: [Tensor]) -> Tensor { tensors.dropFirst().reduce(tensors[0], +) }

/// The tensor moved by whole steps along the last two axes; what comes in from outside is 0.
func shifted(_ tensor: Tensor, down: Int, right: Int) -> Tensor {
  let rank = tensor.rank
  let (height, width) = (tensor.shape[rank - 2], tensor.shape[rank - 1])
  let reach = max(abs(down), abs(right))
  var widths = Array(repeating: (before: 0, after: 0), count: rank - 2)
  widths += [(before: reach, after: reach), (before: reach, after: reach)]
  let padded = tensor.padded(widths)
  return padded.slice(axis: rank - 2, (reach - down)..<(reach - down + height))
    .slice(axis: rank - 1, (reach - right)..<(reach - right + width))
}
