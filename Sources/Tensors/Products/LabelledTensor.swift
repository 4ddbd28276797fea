/// A tensor with a letter for each axis.
struct LabelledTensor {
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
      "einsum \"\(subscripts)\": \"\(String(letters))\" has \(counted(letters.count, "letter")) "
        + "for shape \(tensor.shape)")
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
