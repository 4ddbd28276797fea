extension Tensor: CustomStringConvertible, CustomDebugStringConvertible {
  /// The elements in nested brackets, columns aligned, as NumPy's `print` shows them.
  ///
  /// Of more than 1000 elements only the first and last 3 along each axis are shown, with `...` between them.
  /// Lines are at most 75 characters wide. A scalar is its number; a tensor without elements is `[]`.
  public var description: String {
    if rank == 0 { return storage[0].description }
    return isEmpty ? "[]" : TensorText(self).text
  }

  /// The shape, then the elements as in ``description``.
  public var debugDescription: String { "Tensor of shape \(shape):\n\(description)" }
}

/// The layout of a tensor that has axes and elements.
private struct TensorText {
  private let tensor: Tensor
  private let strides: [Int]
  private let isSummarised: Bool
  private let format: NumberFormat

  private static let lineWidth = 75
  private static let summaryThreshold = 1000
  private static let edge = 3

  init(_ tensor: Tensor) {
    self.tensor = tensor
    strides = rowMajorStrides(tensor.shape)
    isSummarised = tensor.count > Self.summaryThreshold
    var shown = tensor
    if isSummarised {
      for (axis, length) in tensor.shape.enumerated() where length > 2 * Self.edge {
        shown = shown.take(axis: axis, at: Array(0..<Self.edge) + Array((length - Self.edge)..<length))
      }
    }
    format = NumberFormat(shown.storage)
  }

  var text: String { block(axis: 0, position: 0) }

  /// The brackets for one index of the axes before `axis`; `position` is the first element's in storage.
  private func block(axis: Int, position: Int) -> String {
    let indent = String(repeating: " ", count: axis + 1)
    if axis == tensor.rank - 1 {
      let words = parts(axis: axis) { format.text(tensor.storage[position + $0]) }
      return "[" + wrapped(words, indent: indent, width: Self.lineWidth - tensor.rank) + "]"
    }
    let blocks = parts(axis: axis) { block(axis: axis + 1, position: position + $0 * strides[axis]) }
    let separator = String(repeating: "\n", count: tensor.rank - 1 - axis) + indent
    return "[" + blocks.joined(separator: separator) + "]"
  }

  /// The texts for the indices of an axis, with `...` for those left out.
  private func parts(axis: Int, _ text: (Int) -> String) -> [String] {
    let length = tensor.shape[axis]
    guard isSummarised, length > 2 * Self.edge else { return (0..<length).map(text) }
    return (0..<Self.edge).map(text) + ["..."] + ((length - Self.edge)..<length).map(text)
  }

  /// The words in lines of at most `width` characters, of which the first begins after the indentation.
  private func wrapped(_ words: [String], indent: String, width: Int) -> String {
    var finished = ""
    var line = indent
    for (index, word) in words.enumerated() {
      if line.count > indent.count, line.count + word.count > width {
        finished += line.prefix(upTo: endOfText(line)) + "\n"
        line = indent
      }
      line += index == words.count - 1 ? word : word + " "
    }
    return String((finished + line).dropFirst(indent.count))
  }

  /// The end of the line without the spaces there.
  private func endOfText(_ line: String) -> String.Index {
    line.lastIndex { $0 != " " }.map { line.index(after: $0) } ?? line.startIndex
  }
}
