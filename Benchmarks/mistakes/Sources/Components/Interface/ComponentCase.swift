package import GradientCheck
package import Tensors

/// One point at which a component is differentiated.
package struct ComponentCase<Kind: Component>: Sendable {
  /// What is differentiated by, in the order of the component's functions.
  package var arguments: [NamedTensor]
  /// What is not.
  package var context: Kind.Context
  /// The length of every axis of arguments and result, and other counts of the definition.
  package var dimensions: [NamedDimension]

  package init(
    arguments: [NamedTensor], context: Kind.Context, dimensions: [NamedDimension]
  ) {
    self.arguments = arguments
    self.context = context
    self.dimensions = dimensions
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
  /// The right function, for the case's context.
  package let forward: @Sendable (_ arguments: [Tensor]) -> Tensor
  /// Its right gradient.
  package let pullback: @Sendable (_ arguments: [Tensor], _ cotangent: Tensor) -> [Tensor]
  /// Tensors that may explain a difference, at the case's arguments.
  package let related: @Sendable (_ cotangent: Tensor) -> [RelatedTensor]
  /// Axes that are divided into equal parts with names, by the argument's name.
  package let blocks: [String: [NamedBlocks]]

  package init<Kind: Component>(_ typed: ComponentCase<Kind>) {
    let (context, point) = (typed.context, typed.point)
    component = Kind.id
    self.typed = typed
    arguments = typed.arguments
    dimensions = typed.dimensions
    forward = { Kind.forward($0, context) }
    pullback = { Kind.pullback($0, context, $1) }
    related = { Kind.related(point, context, $0) }
    blocks = Kind.blocks(context)
  }

  /// The arguments without their names.
  package var point: [Tensor] { arguments.map(\.value) }
}
