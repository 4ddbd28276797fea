import Tensors

/// Prints one line per operation: its name and the shortest time of several runs in microseconds.
@main struct ElementwiseBenchmark {
  static func main() {
    var source = SplitMix64(seed: 1)
    let x = Tensor.normal([1_000_000], using: &source)
    let y = Tensor.normal([1_000_000], using: &source)
    let matrix = x.reshaped([1000, 1000])
    let row = y.slice(axis: 0, 0..<1000)
    let small = Tensor.normal([10], using: &source)
    measure("x + y") { x + y }
    measure("x * 2") { x * 2 }
    measure("exp(x)") { exp(x) }
    let positive = abs(x)
    measure("log(positive)") { log(positive) }
    measure("tanh(x)") { tanh(x) }
    measure("maximum(x, 0)") { maximum(x, 0) }
    measure("matrix + row") { matrix + row }
    measure("matrix.sum(axis: 0)") { matrix.sum(axis: 0) }
    measure("matrix.sum(axis: 1)") { matrix.sum(axis: 1) }
    measure("matrix.max(axis: 1)") { matrix.max(axis: 1) }
    measure("matrix.transposed()") { matrix.transposed() }
    measure("matmul(matrix, matrix)", runs: 5) { matmul(matrix, matrix) }
    measure("small + small", repetitions: 1000) { small + small }
  }

  static func measure(_ name: String, runs: Int = 30, repetitions: Int = 1, _ operation: () -> Tensor) {
    var best = Duration.seconds(1000)
    for _ in 0..<runs {
      let time = ContinuousClock().measure {
        for _ in 0..<repetitions { precondition(operation().count > 0) }
      }
      best = min(best, time / repetitions)
    }
    print("\(name)\t\(best / .microseconds(1))")
  }
}
