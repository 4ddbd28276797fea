/// Sums of products written with one letter per axis, for one or two operands; NumPy's `einsum`.
///
/// `einsum("nk,km->nm", a, b)` is Cₙₘ = Σₖ Aₙₖ Bₖₘ: letters that are missing on the right are summed over.
/// Without `->` the result has the letters that come once, in alphabetical order. A letter that comes twice in
/// one operand takes its diagonal: `"ii->i"`, and `"ii->"` is the trace.
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

/// A tensor with a letter for each axis.
private struct LabelledTensor {
  let tensor: Tensor
  let letters: [Character]

  init(tensor: Tensor, letters: [Character]) {
    self.tensor = tensor
    self.letters = letters
  }

  /// Traps unless there is one letter per axis, and equal letters have equal lengths.
  init(_ tensor: Tensor, letters: [Character], in subscripts: String) {
    require(
      letters.count == tensor.rank,
      "einsum \"\(subscripts)\": \"\(String(letters))\" has \(letters.count) letters for shape \(tensor.shape)")
    self.init(tensor: tensor, letters: letters)
    for (axis, letter) in letters.enumerated() {
      require(
        tensor.shape[axis] == length(letter),
        "einsum \"\(subscripts)\": \(letter) has two lengths in shape \(tensor.shape)")
    }
  }

  func length(_ letter: Character) -> Int {
    letters.firstIndex(of: letter).map { tensor.shape[$0] } ?? 1
  }

  /// The elements whose indices agree wherever letters do: every letter comes once.
  func diagonal() -> LabelledTensor {
    let distinct = letters.indices.filter { letters.firstIndex(of: letters[$0]) == $0 }.map { letters[$0] }
    guard distinct.count < letters.count else { return self }
    let strides = rowMajorStrides(tensor.shape)
    let summedStrides = distinct.map { letter in
      letters.indices.reduce(0) { letters[$1] == letter ? $0 + strides[$1] : $0 }
    }
    let part = tensor.strided(shape: distinct.map { length($0) }, strides: summedStrides)
    return LabelledTensor(tensor: part, letters: distinct)
  }

  func summed(keeping kept: Set<Character>) -> LabelledTensor {
    let axes = letters.indices.filter { !kept.contains(letters[$0]) }
    return LabelledTensor(tensor: tensor.sum(axes: axes), letters: letters.filter { kept.contains($0) })
  }

  /// With the axes in the order of the given letters, which are the same letters.
  func permuted(_ order: [Character]) -> LabelledTensor {
    let axes = order.compactMap { letters.firstIndex(of: $0) }
    return LabelledTensor(tensor: tensor.permuted(axes), letters: order)
  }
}
