import Tensors

// Tensors written entry by entry, the other way round than in Components.

func vector(_ n: Int, _ entry: (Int) -> Double) -> Tensor { Tensor((0..<n).map(entry)) }

func matrix(_ n: Int, _ m: Int, _ entry: (Int, Int) -> Double) -> Tensor {
  Tensor(shape: [n, m], storage: (0..<n).flatMap { i in (0..<m).map { entry(i, $0) } })
}

func cube(_ n: Int, _ m: Int, _ l: Int, _ entry: (Int, Int, Int) -> Double) -> Tensor {
  Tensor(
    shape: [n, m, l],
    storage: (0..<n).flatMap { i in (0..<m).flatMap { j in (0..<l).map { entry(i, j, $0) } } })
}

/// Σ of the numbers for 0 ..< n.
func sum(_ n: Int, _ term: (Int) -> Double) -> Double {
  var sum = 0.0
  for index in 0..<n { sum += term(index) }
  return sum
}

/// Entry by entry, with the place in storage.
func each(_ tensor: Tensor, _ entry: (Int, Double) -> Double) -> Tensor {
  Tensor(shape: tensor.shape, storage: tensor.storage.enumerated().map { entry($0, $1) })
}
