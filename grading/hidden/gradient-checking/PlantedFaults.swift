import Checks
import Exercises
import PublicGradientChecking
import Tensors

extension Trial<any GradientCheckingExercise> {
  /// Mistakes that students make in gradients, each of a function in which it shows.
  var plantedFaults: [FaultyGradient] {
    let (quadratic, small, product) = (quadratic(5), logSumExp([3]), product([2, 3]))
    let w = uniform([2, 3], in: 0.5..<1.5)
    let mean = TestFunction(
      label: "the mean of 6 products", x: uniform([2, 3], in: 0.5..<1.5), value: { ($0 * w).mean() },
      gradient: { _ in w / 6 })
    let square = uniform([3, 3], in: 0.9..<1.1) + Tensor([[0, 4, 0], [0, 0, 0], [0, 0, 0]])
    let matrix = TestFunction(
      label: "Σ M·X for a matrix X of 3×3", x: uniform([3, 3], in: 0.5..<1.5),
      value: { ($0 * square).sum() }, gradient: { _ in square })
    let (term, signs) = (Tensor([1, 3, 1, 3]), Tensor([1, -2, 1, -2]))
    let relu = TestFunction(
      label: "Σ relu² + c·x of 4 numbers", x: signs * uniform([4], in: 0.5..<0.75),
      value: { (maximum($0, 0) * maximum($0, 0) + term * $0).sum() },
      gradient: { 2 * maximum($0, 0) + term })
    let unlike = TestFunction(
      label: "the product of 6 numbers, one of them larger",
      x: uniform([2, 3], in: 0.9..<1.1) + Tensor([[0, 1, 0], [0, 0, 0]]), value: product.value,
      gradient: product.gradient)
    let slopes = Tensor([100, 1, 50])
    let linear = TestFunction(
      label: "100x₀ + x₁ + 50x₂", x: normal([3]), value: { (slopes * $0).sum() }, gradient: { _ in slopes })
    return [
      FaultyGradient("a factor of 2", of: quadratic) { 2 * quadratic.gradient($0) },
      FaultyGradient("another sign", of: small) { -small.gradient($0) },
      FaultyGradient("the mean forgotten", of: mean) { _ in w },
      FaultyGradient("transposed", of: matrix) { _ in square.transposed() },
      FaultyGradient("one entry of 0", of: quadratic) { quadratic.gradient($0) * Tensor([1, 1, 1, 0, 1]) },
      FaultyGradient("the last entry missing", of: product) {
        product.gradient($0) * Tensor([[1, 1, 1], [1, 1, 0]])
      },
      FaultyGradient("all entries alike", of: unlike) { .full($0.shape, unlike.gradient($0).storage[0]) },
      FaultyGradient("the mask of relu turned around", of: relu) { 2 * minimum($0, 0) + term },
      FaultyGradient("a term left out", of: relu) { 2 * maximum($0, 0) },
      FaultyGradient("taken at another point", of: product) {
        product.gradient($0 * Tensor([[1.1, 1, 1], [1, 1, 1]]))
      },
      FaultyGradient("large entries that are nearly right", of: linear) { _ in Tensor([101, 1.5, 50]) },
    ]
  }
}
