package import GradientCheck
package import Tensors

/// A layer, loss or small network: a function of several tensors, and its gradient written by hand.
///
/// The gradient is in the form of a pullback: for a cotangent g, shaped like the result, it returns the
/// vector-Jacobian product gᵀ·∂f/∂xₐ of each argument, shaped like the argument.
package protocol Component: Sendable {
  /// What the function needs and is not differentiated by: labels, masks, noise, stride.
  associatedtype Context: Sendable

  /// A short name, unique among the components, such as `conv2d`.
  static var id: String { get }

  /// How many size profiles ``makeCase(seed:profile:)`` knows; at least 2.
  static var profileCount: Int { get }

  /// Random arguments and context.
  ///
  /// Sizes depend on the profile alone and are pairwise coprime wherever the component allows it, values on
  /// the seed. Points are away from kinks, unless the component says otherwise.
  ///
  /// - Parameter profile: 0 ..< ``profileCount``; traps otherwise.
  static func makeCase(seed: UInt64, profile: Int) -> ComponentCase<Self>

  /// The result; a scalar has shape `[]`.
  static func forward(_ arguments: [Tensor], _ context: Context) -> Tensor

  /// The gradients of all arguments, in order.
  static func pullback(_ arguments: [Tensor], _ context: Context, _ cotangent: Tensor) -> [Tensor]

  /// Intermediate tensors that may explain how a wrong gradient differs from the right one, by residual or
  /// by ratio. Empty by default.
  static func related(_ arguments: [Tensor], _ context: Context, _ cotangent: Tensor) -> [RelatedTensor]

  /// Axes of some arguments, by name, that are divided into equal parts with names. Empty by default.
  static func blocks(_ context: Context) -> [String: [NamedBlocks]]
}

extension Component {
  package static func related(
    _ arguments: [Tensor], _ context: Context, _ cotangent: Tensor
  ) -> [RelatedTensor] { [] }

  package static func blocks(_ context: Context) -> [String: [NamedBlocks]] { [:] }
}

/// Equal parts of an axis that have names, such as the gates of a long short-term memory.
package struct NamedBlocks: Sendable {
  /// The axis that is divided.
  package let axis: Int
  /// What the parts are called, in order; the axis is divided into as many.
  package let names: [String]

  package init(axis: Int, _ names: [String]) {
    self.axis = axis
    self.names = names
  }
}
