/// A quantity from which constants are built: a dimension, its root, a constant, or what is left of it to 1.
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
  /// Asked in place of the usual question.
  var question: String?

  /// What the dimensions and constants of an observation offer.
  static func atoms(_ dimensions: [NamedDimension], _ constants: [NamedConstant]) -> [ConstantAtom] {
    dimensions.filter { $0.size > 1 }.flatMap(sizes)
      + constants.filter { $0.value.isFinite && $0.value != 0 && abs($0.value) != 1 }.flatMap(numbers)
  }

  private static func sizes(_ dimension: NamedDimension) -> [ConstantAtom] {
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

  private static func numbers(_ constant: NamedConstant) -> [ConstantAtom] {
    let (name, value) = (constant.name, constant.value)
    let number = readable(value)
    var atoms = [
      ConstantAtom(
        source: name, symbol: name, value: value, numeral: number, quantity: "the \(name)", complexity: 1)
    ]
    guard value > 0, value < 1 else { return atoms }
    atoms.append(
      ConstantAtom(
        source: name, symbol: "1 − \(name)", value: 1 - value, numeral: "(1 − \(number))",
        quantity: "1 − \(number) with \(number) the \(name)", complexity: 2))
    guard value != 0.5 else { return atoms }
    atoms.append(
      ConstantAtom(
        source: name, symbol: "(1 − \(name))/\(name)", value: (1 - value) / value,
        numeral: "(1 − \(number))/\(number)",
        quantity: "(1 − \(number))/\(number) with \(number) the \(name)",
        complexity: 3, question: "are \(number) and 1 − \(number) exchanged"))
    return atoms
  }
}
