import GradientCheck
import Tensors

/// For each place of the last axes, in row-major order, the tensor with all other places set to 0.
///
/// - Parameter axes: how many; 2 are height and width, 3 also the channels before them.
func onePlaceEach(_ tensor: Tensor, axes: Int = 2) -> [Tensor] {
  let places = tensor.shape.suffix(axes).reduce(1, *)
  return (0..<places).map { place in
    Tensor(
      shape: tensor.shape,
      storage: tensor.storage.enumerated().map { $0.offset % places == place ? $0.element : 0 })
  }
}

/// The gradient of an input as a sum over the windows, all channels of the result together and each by itself.
func windows(_ cotangent: Tensor, _ pullback: (Tensor) -> Tensor) -> [GradientParts] {
  [
    GradientParts("window", onePlaceEach(cotangent).map(pullback)),
    GradientParts("window of a channel", onePlaceEach(cotangent, axes: 3).map(pullback)),
  ]
}
