package import Checks
import Exercises
package import Tensors

/// A number that depends on a tensor, at a point, with its gradient.
package struct TestFunction: Labelled {
  package let label: String
  package let x: Tensor
  package let value: (Tensor) -> Double
  package let gradient: (Tensor) -> Tensor

  package init(
    label: String, x: Tensor, value: @escaping (Tensor) -> Double, gradient: @escaping (Tensor) -> Tensor
  ) {
    (self.label, self.x, self.value, self.gradient) = (label, x, value, gradient)
  }
}

extension Trial<any GradientCheckingExercise> {
  /// `Σ_ij x_i A_ij x_j`, where `A` is not symmetric.
  package func quadratic(_ n: Int) -> TestFunction {
    let a = normal([n, n]) + 2 * Tensor.identity(n)
    return TestFunction(
      label: "a quadratic form, n = \(n)", x: uniform([n], in: 0.5..<2),
      value: { ($0 * matmul(a, $0)).sum() }, gradient: { matmul(a + a.transposed(), $0) })
  }

  /// `log Σ e^x`.
  package func logSumExp(_ shape: [Int]) -> TestFunction {
    TestFunction(
      label: "log Σ eˣ, \(Checks.label(of: shape))", x: normal(shape), value: { log(exp($0).sum()) },
      gradient: { exp($0) / exp($0).sum() })
  }

  /// The product of all entries, in which every entry's derivative depends on all others.
  package func product(_ shape: [Int]) -> TestFunction {
    TestFunction(
      label: "the product, \(Checks.label(of: shape))", x: uniform(shape, in: 0.5..<1.5),
      value: { $0.storage.reduce(1, *) }, gradient: { $0.storage.reduce(1, *) / $0 })
  }
}

/// The logarithm of a number; Tensors' own takes tensors.
private func log(_ value: Double) -> Double { Tensors.log(Tensor(value)).scalar }
