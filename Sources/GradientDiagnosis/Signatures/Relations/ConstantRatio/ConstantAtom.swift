/// A quantity from which constants are built: a size or its root.
struct ConstantAtom: Sendable {
  /// What it is made of; two atoms of the same source are not multiplied.
  let source: String
  /// Name in the parameters of an interpretation, such as `√head size`.
  let symbol: String
  let value: Double
  /// How it is written in a sum, such as `√16`.
  let numeral: String
  /// What it is, such as “the number of rows of the batch”.
  let quantity: String
  let complexity: Int
  /// Whether it is a size, so that three of them may be multiplied.
  var isSize = false
  /// Whether it stands by itself or in products only: see ``NamedDimension/isAnyLength``.
  var isAnyLength = false

  /// What a size offers; nothing when it is 1.
  static func atoms(_ dimension: NamedDimension) -> [ConstantAtom] {
    guard dimension.size > 1 else { return [] }
    let (name, size) = (dimension.name, Double(dimension.size))
    return [
      ConstantAtom(
        source: name, symbol: name, value: size, numeral: "\(dimension.size)",
        quantity: "the number of \(name)",
        complexity: 1, isSize: true, isAnyLength: dimension.isAnyLength),
      ConstantAtom(
        source: name, symbol: "√\(name)", value: size.squareRoot(), numeral: "√\(dimension.size)",
        quantity: "the square root of \(dimension.size), the number of \(name)", complexity: 3,
        isAnyLength: dimension.isAnyLength),
    ]
  }
}
