import Tensors

/// An expression that equals a constant.
struct ConstantExplanation: Sendable {
  /// On which side of the fraction the quantities stand.
  enum Side: Sendable { case factor, divisor, both }

  let symbols: String
  let complexity: Int
  /// Such as “9 is the number of rows of the batch”; nil when there is nothing to add to the number.
  let fact: String?
  let side: Side
}

/// Explains constants by the sizes of an observation: one size, its root or its inverse, twice or
/// half of it, products and quotients of two, products of three sizes.
struct ConstantVocabulary: Sendable {
  private let expressions: [Expression]

  init(_ dimensions: [NamedDimension]) {
    let atoms = dimensions.flatMap(ConstantAtom.atoms)
    let sizes = atoms.filter(\.isSize)
    var found = atoms.flatMap(Self.single) + Self.two
    for (index, first) in atoms.enumerated() {
      for second in atoms.dropFirst(index + 1) where first.source != second.source {
        found += Self.pair(first, second)
      }
    }
    for (i, first) in sizes.enumerated() {
      for (j, second) in sizes.enumerated().dropFirst(i + 1) {
        for third in sizes.dropFirst(j + 1) { found += Self.products([first, second, third]) }
      }
    }
    expressions = found
  }

  /// The expressions that equal a positive number to the given relative precision, the simplest first.
  func explanations(of value: Double, precision: Double) -> [ConstantExplanation] {
    guard value > 0 else { return [] }
    return expressions.filter { abs($0.value - value) <= precision * value }.map { $0.explain() }
      .sorted { $0.complexity < $1.complexity }
  }

  /// A value, and its words, which are made only for the few that fit.
  private struct Expression: Sendable {
    let value: Double
    let explain: @Sendable () -> ConstantExplanation

    init(_ value: Double, _ explain: @escaping @Sendable @autoclosure () -> ConstantExplanation) {
      self.value = value
      self.explain = explain
    }
  }

  private static let two: [Expression] = [
    Expression(2, ConstantExplanation(symbols: "2", complexity: 2, fact: nil, side: .factor)),
    Expression(0.5, ConstantExplanation(symbols: "1/2", complexity: 2, fact: nil, side: .divisor)),
  ]

  private static func single(_ atom: ConstantAtom) -> [Expression] {
    @Sendable func explanation(
      _ symbols: String, _ extra: Int, _ fact: String, _ side: ConstantExplanation.Side
    ) -> ConstantExplanation {
      ConstantExplanation(
        symbols: symbols, complexity: atom.complexity + extra, fact: fact, side: side)
    }
    let (value, symbol, numeral) = (atom.value, atom.symbol, atom.numeral)
    @Sendable func fact() -> String { "\(value.shortText()) is \(atom.quantity)" }
    @Sendable func fact(_ expression: String) -> String {
      "that is \(expression) \(numeral), where \(numeral) is \(atom.quantity)"
    }
    let plain = [
      Expression(value, explanation(symbol, 0, fact(), .factor)),
      Expression(1 / value, explanation("1/(\(symbol))", 0, fact(), .divisor)),
    ]
    guard !atom.isAnyLength else { return plain }
    return plain + [
      Expression(2 * value, explanation("2·\(symbol)", 2, fact("twice"), .factor)),
      Expression(value / 2, explanation("\(symbol)/2", 2, fact("half of"), .factor)),
      Expression(2 / value, explanation("2/(\(symbol))", 2, fact("2 divided by"), .both)),
      Expression(1 / (2 * value), explanation("1/(2·\(symbol))", 2, fact("1 divided by twice"), .divisor)),
    ]
  }

  private static func pair(_ first: ConstantAtom, _ second: ConstantAtom) -> [Expression] {
    let isAnyQuotient = first.isAnyLength || second.isAnyLength
    return products([first, second])
      + (isAnyQuotient ? [] : [quotient(first, second), quotient(second, first)])
  }

  private static func quotient(_ over: ConstantAtom, _ under: ConstantAtom) -> Expression {
    Expression(
      over.value / under.value,
      ConstantExplanation(
        symbols: "\(over.symbol)/(\(under.symbol))", complexity: 2 + over.complexity + under.complexity,
        fact: "that is \(over.numeral)/\(under.numeral), \(over.quantity) over \(under.quantity)", side: .both
      ))
  }

  private static func products(_ atoms: [ConstantAtom]) -> [Expression] {
    let value = atoms.reduce(1) { $0 * $1.value }
    @Sendable func explanation(_ isInverse: Bool) -> ConstantExplanation {
      let symbols = atoms.map(\.symbol).joined(separator: "·")
      let fact =
        "\(value.shortText()) is \(atoms.map(\.numeral).joined(separator: " × ")), "
        + atoms.map(\.quantity).joined(separator: " times ")
      return ConstantExplanation(
        symbols: isInverse ? "1/(\(symbols))" : symbols,
        complexity: atoms.reduce(atoms.count) { $0 + $1.complexity }, fact: fact,
        side: isInverse ? .divisor : .factor)
    }
    return [Expression(value, explanation(false)), Expression(1 / value, explanation(true))]
  }
}

extension GradientPair {
  /// What the observation offers to explain constants.
  var vocabulary: ConstantVocabulary { ConstantVocabulary(observation.dimensions) }
}
