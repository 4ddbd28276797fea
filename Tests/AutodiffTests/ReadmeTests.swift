import Autodiff
import Tensors
import Testing

/// The code that the README shows.
@Test func theReadmesExample() throws {
  let x = Variable(constant: Tensor([[1, 2], [3, 4]]), name: "x")
  let w = Variable(Tensor([[0.5, -1], [0.25, 2]]), name: "w")
  let loss = tanh(x.matmul(w)).negativeLogLikelihood(of: [0, 1])
  let gradient = try loss.gradients(of: [w])[0]
  let picture = try GraphDrawing(of: loss).svg

  // log(1 + e^(b − a)) for rows (a, b) of the tanh; by hand.
  let rows = tanh(Tensor([[1, 3], [2.5, 5]]))
  let expected = log1p(exp(Tensor([rows[0, 1] - rows[0, 0], rows[1, 0] - rows[1, 1]]))).mean()
  #expect(isClose(loss.value.scalar, expected, rtol: 1e-13))
  #expect(gradient.shape == [2, 2])
  #expect(picture.ranges(of: "<circle").count == 3)
}
