/// Sums of products written with one letter per axis, for one or two operands; NumPy's `einsum`.
///
/// `einsum("nk,km->nm", a, b)` is Cₙₘ = Σₖ Aₙₖ Bₖₘ: letters that are missing on the right are summed over.
/// Without `->` the result has the letters that come once, in alphabetical order. A letter that comes twice
/// in one operand takes its diagonal: `"ii->i"`, and `"ii->"` is the trace.
///
/// Traps when a letter stands for two lengths, when the number of letters is not the operand's rank, or when
/// the string is malformed. There is no `...`, and lengths of 1 are not broadcast.
///
/// Two operands become one batched matrix product: letters of only one operand that are not in the result are
/// summed first; then shared letters of the result are the batch, other shared letters the inner axis.
public func einsum(_ subscripts: String, _ operands: Tensor...) -> Tensor {
  require((1...2).contains(operands.count), "einsum takes one or two operands, not \(operands.count)")
  let specification = EinsumSpecification(subscripts, operands: operands.count)
  let labelled = zip(operands, specification.inputs).map {
    LabelledTensor($0, letters: $1, in: subscripts).diagonal()
  }
  let product: LabelledTensor
  if labelled.count == 1 {
    product = labelled[0].summed(keeping: Set(specification.output))
  } else {
    product = contract(labelled[0], labelled[1], keeping: Set(specification.output), subscripts)
  }
  return product.permuted(specification.output).tensor
}

/// The product of two operands, summed over all letters but those to be kept.
private func contract(
  _ a: LabelledTensor, _ b: LabelledTensor, keeping kept: Set<Character>, _ subscripts: String
) -> LabelledTensor {
  let a = a.summed(keeping: kept.union(b.letters))
  let b = b.summed(keeping: kept.union(a.letters))
  for letter in a.letters where b.letters.contains(letter) {
    require(
      a.length(letter) == b.length(letter),
      "einsum \"\(subscripts)\" of shapes \(a.tensor.shape) and \(b.tensor.shape): "
        + "\(letter) is \(a.length(letter)) and \(b.length(letter))")
  }
  let shared = a.letters.filter { b.letters.contains($0) }
  let batch = shared.filter { kept.contains($0) }
  let inner = shared.filter { !kept.contains($0) }
  let rows = a.letters.filter { !shared.contains($0) }
  let columns = b.letters.filter { !shared.contains($0) }

  func size(_ letters: [Character], _ operand: LabelledTensor) -> Int {
    letters.reduce(1) { $0 * operand.length($1) }
  }
  let left = a.permuted(batch + rows + inner).tensor
  let right = b.permuted(batch + inner + columns).tensor
  let product = matmul(
    left.reshaped([size(batch, a), size(rows, a), size(inner, a)]),
    right.reshaped([size(batch, a), size(inner, a), size(columns, b)]))
  let shape = (batch + rows).map { a.length($0) } + columns.map { b.length($0) }
  return LabelledTensor(tensor: product.reshaped(shape), letters: batch + rows + columns)
}
