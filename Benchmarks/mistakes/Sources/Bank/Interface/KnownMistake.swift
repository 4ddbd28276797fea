package import Components
package import Tensors

/// A mistake that students make in a component, as the functions that it gives.
package struct KnownMistake<Kind: Component>: Sendable {
  package typealias Forward = @Sendable (_ arguments: [Tensor], _ context: Kind.Context) throws -> Tensor
  package typealias Pullback =
    @Sendable (_ arguments: [Tensor], _ context: Kind.Context, _ cotangent: Tensor) throws -> [Tensor]

  /// Unique among the component's mistakes.
  package let id: String
  /// Rows of the table of mistakes that ``sentence`` means.
  package let rows: Set<Int>
  /// What is wrong and what to do, to the student.
  package let sentence: String
  /// The wrong forward function; nil when the mistake leaves the right one alone.
  package let forward: Forward?
  /// The gradients that the mistake gives, of all arguments.
  ///
  /// It throws ``OperandsDoNotFit`` where the student's program would stop at operands of wrong shapes.
  package let pullback: Pullback

  package init(
    _ id: String, _ rows: Set<Int>, _ sentence: String, forward: Forward? = nil,
    _ pullback: @escaping Pullback
  ) {
    self.id = id
    self.rows = rows
    self.sentence = sentence
    self.forward = forward
    self.pullback = pullback
  }

  /// A mistake in the gradients of some arguments alone; the others are right.
  ///
  /// - Parameters:
  ///   - places: of the wrong gradients.
  ///   - gradients: those gradients, in the order of `places`.
  package init(
    _ id: String, _ rows: Set<Int>, at places: [Int], _ sentence: String, _ gradients: @escaping Pullback
  ) {
    self.init(id, rows, sentence) { arguments, context, cotangent in
      var all = Kind.pullback(arguments, context, cotangent)
      for (place, gradient) in zip(places, try gradients(arguments, context, cotangent)) {
        all[place] = gradient
      }
      return all
    }
  }

  /// The same mistake with the gradients of some arguments as they should be.
  package func limited(to places: [Int], id suffix: String) -> KnownMistake {
    let pullback = pullback
    return KnownMistake("\(id), \(suffix)", rows, at: places, sentence) { arguments, context, cotangent in
      let wrong = try pullback(arguments, context, cotangent)
      return places.map { wrong[$0] }
    }
  }

  /// A mistake that can be made in the forward pass, in the backward pass, or in both.
  ///
  /// - Parameters:
  ///   - forward: the wrong forward function.
  ///   - pullback: its gradients.
  package static func inEitherPass(
    _ id: String, _ rows: Set<Int>, _ sentence: String, forward: @escaping Forward,
    _ pullback: @escaping Pullback
  ) -> [KnownMistake] {
    [
      KnownMistake(
        id, rows, "\(sentence) Your backward pass fits this; change both.", forward: forward, pullback),
      KnownMistake(
        "\(id), forward", rows, "\(sentence) Only your forward pass does this.", forward: forward
      ) { Kind.pullback($0, $1, $2) },
      KnownMistake(
        "\(id), backward", rows, "\(sentence) Only your backward pass does this.", pullback),
    ]
  }
}

/// A student's operation refuses operands of these shapes.
package struct OperandsDoNotFit: Error {}

/// A component with known mistakes.
package protocol HasKnownMistakes: Component {
  /// What students do wrong, without the mistakes of every component.
  static var particularMistakes: [KnownMistake<Self>] { get }
  /// The row of the table that a wrong sign of all gradients is.
  static var rowsOfWrongSign: Set<Int> { get }
}

extension HasKnownMistakes {
  package static var rowsOfWrongSign: Set<Int> { [2] }

  /// All known mistakes of the component.
  package static var knownMistakes: [KnownMistake<Self>] {
    particularMistakes + [
      KnownMistake(
        "sign", rowsOfWrongSign,
        "Every gradient has the wrong sign. Check the order of the operands of your subtractions."
      ) { arguments, context, cotangent in
        Self.pullback(arguments, context, cotangent).map { -1 * $0 }
      },
      KnownMistake(
        "upstream gradient ignored", [7],
        "Your backward pass does not use the upstream gradient. Multiply by it: it is 1 only at the end of"
          + " the graph."
      ) { arguments, context, cotangent in
        Self.pullback(arguments, context, .ones(cotangent.shape))
      },
    ]
  }
}
