public import Exercises
import Tensors

extension LabelledData {
  /// The same images with ink and paper exchanged in every other one, and values from −1 to 1.
  ///
  /// A grey value `x` of rows 0, 2, 4, … becomes `2x − 1`; one of rows 1, 3, 5, … becomes `1 − 2x`. A linear
  /// score changes its sign with the contrast, so that no linear classifier recognises both kinds of image; a
  /// hidden layer makes the classes separable.
  public func withAlternatingContrast() -> LabelledData {
    let examples = inputs.shape[0]
    let signs = Tensor((0..<examples).map { $0.isMultiple(of: 2) ? 1 : -1 })
    let column = signs.reshaped([examples] + Array(repeating: 1, count: inputs.rank - 1))
    return LabelledData(inputs: column * (2 * inputs - 1), labels: labels)
  }
}
