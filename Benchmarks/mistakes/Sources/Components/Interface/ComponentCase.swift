package import GradientCheck
package import Tensors

/// One point at which a component is differentiated.
package struct ComponentCase<Kind: Component>: Sendable {
  /// What is differentiated by, in the order of the component's functions.
  package var arguments: [NamedTensor]
  /// What is not.
  package var context: Kind.Context
  /// The length of every axis of arguments and result.
  package var dimensions: [NamedDimension]
  /// Numbers that the definition contains, and counts that are products of lengths.
  package var constants: [NamedConstant]

  package init(
    arguments: [NamedTensor], context: Kind.Context, dimensions: [NamedDimension],
    constants: [NamedConstant] = []
  ) {
    self.arguments = arguments
    self.context = context
    self.dimensions = dimensions
    self.constants = constants
  }

  /// The arguments without their names.
  package var point: [Tensor] { arguments.map(\.value) }
}

/// A case whose component is known only at run time.
package struct AnyComponentCase: Sendable {
  /// The component's ``Component/id``.
  package let component: String
  /// The ``ComponentCase`` with its type, for those that know the component.
  package let typed: any Sendable
  package let arguments: [NamedTensor]
  package let dimensions: [NamedDimension]
  package let constants: [NamedConstant]
  /// The right function, for the case's context.
  package let forward: @Sendable (_ arguments: [Tensor]) -> Tensor
  /// Its right gradient.
  package let pullback: @Sendable (_ arguments: [Tensor], _ cotangent: Tensor) -> [Tensor]
  /// Tensors that may explain a difference, at the case's arguments.
  package let related: @Sendable (_ cotangent: Tensor) -> [RelatedTensor]
  /// The right gradients as sums, by the argument's name, at the case's arguments.
  package let parts: @Sendable (_ cotangent: Tensor) -> [String: [GradientParts]]
  /// Axes that are divided into equal parts with names, by the argument's name.
  package let blocks: [String: [NamedBlocks]]

  package init<Kind: Component>(_ typed: ComponentCase<Kind>) {
    let (context, point) = (typed.context, typed.point)
    component = Kind.id
    self.typed = typed
    arguments = typed.arguments
    dimensions = typed.dimensions
    constants = typed.constants
    forward = { Kind.forward($0, context) }
    pullback = { Kind.pullback($0, context, $1) }
    related = { Kind.related(point, context, $0) }
    parts = { Kind.parts(point, context, $0) }
    blocks = Kind.blocks(context)
  }

  /// The arguments without their names.
  package var point: [Tensor] { arguments.map(\.value) }
}
