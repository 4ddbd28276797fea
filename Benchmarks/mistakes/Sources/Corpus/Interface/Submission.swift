package import Components
package import Tensors

/// What a student hands in for a component: a forward and a backward function.
///
/// Arguments are `inout`, so that code that overwrites its inputs, as a tensor type with reference semantics
/// allows, can be written down and noticed.
package struct StudentCode {
  /// The result.
  package let forward: (_ arguments: inout [Tensor]) throws -> Tensor
  /// The gradients of all arguments.
  package let pullback: (_ arguments: inout [Tensor], _ cotangent: Tensor) throws -> [Tensor]

  package init(
    forward: @escaping (inout [Tensor]) throws -> Tensor,
    pullback: @escaping (inout [Tensor], Tensor) throws -> [Tensor]
  ) {
    self.forward = forward
    self.pullback = pullback
  }
}

/// A student's code for one component, with the profiles on which it says something.
package struct Submission: Sendable {
  /// Unique in the corpus.
  package let id: String
  /// What it claims to compute.
  package let component: any Component.Type
  /// Profiles of the component at which the mistake, if there is one, shows.
  package let profiles: [Int]
  private let build: @Sendable (UInt64, Int) -> SubmittedCase

  /// Code that keeps nothing between calls.
  ///
  /// - Parameters:
  ///   - forward: the component's own by default.
  ///   - profiles: all by default.
  package init<Kind: Component>(
    _ kind: Kind.Type, _ id: String, profiles: [Int]? = nil,
    forward: (@Sendable ([Tensor], Kind.Context) throws -> Tensor)? = nil,
    _ pullback: @escaping @Sendable ([Tensor], Kind.Context, Tensor) throws -> [Tensor]
  ) {
    let forward = forward ?? { Kind.forward($0, $1) }
    self.init(kind, id, profiles: profiles) { context in
      StudentCode(forward: { try forward($0, context) }, pullback: { try pullback($0, context, $1) })
    }
  }

  /// Code that keeps something between calls: every start is a new object.
  package init<Kind: Component>(
    _ kind: Kind.Type, _ id: String, profiles: [Int]? = nil,
    start: @escaping @Sendable (Kind.Context) -> StudentCode
  ) {
    self.id = id
    component = kind
    self.profiles = profiles ?? Array(0..<kind.profileCount)
    build = { seed, profile in
      let sample = kind.makeCase(seed: seed, profile: profile)
      let context = sample.context
      return SubmittedCase(right: AnyComponentCase(sample), start: { start(context) })
    }
  }

  /// The component's case, and the code to be run on it.
  package func makeCase(seed: UInt64, profile: Int) -> SubmittedCase { build(seed, profile) }
}

/// A submission at one point.
package struct SubmittedCase: Sendable {
  /// The component's case with the right functions.
  package let right: AnyComponentCase
  /// The student's code as it is before its first call.
  package let start: @Sendable () -> StudentCode
}

/// A student's operation refuses operands that do not fit.
package struct ShapesDoNotFit: Error {
  package init() {}
}
