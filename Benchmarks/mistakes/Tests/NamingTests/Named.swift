import Components
import Corpus
import Measurement
import Naming
import Tensors

/// What the namer says of a submission at two points.
///
/// - Parameters:
///   - profiles: of the two points.
///   - forward: the component's own by default.
///   - wrong: the gradients, from arguments, context, cotangent and the right gradients.
func named<Kind: Component>(
  _ kind: Kind.Type, profiles: [Int] = [0, 1],
  forward: (@Sendable ([Tensor], Kind.Context) throws -> Tensor)? = nil,
  _ wrong: @escaping @Sendable ([Tensor], Kind.Context, Tensor, _ right: [Tensor]) -> [Tensor]
) -> Naming {
  let submission = Submission(kind, "wrong", forward: forward) { arguments, context, cotangent in
    wrong(arguments, context, cotangent, Kind.pullback(arguments, context, cotangent))
  }
  return SignatureNamer().name(
    profiles.enumerated().map { Observation(of: submission, seed: UInt64(40 + $0), profile: $1) })
}

extension Naming {
  /// The rows of a name; nil for candidates and without one.
  var rows: Set<Int>? {
    guard case .named(let diagnosis) = self else { return nil }
    return diagnosis.rows
  }
}
