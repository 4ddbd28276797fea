import Tensors

/// Elementwise operations on two operands, with broadcasting.
enum Arithmetic: String, Hashable {
  case add = "+"
  case subtract = "−"
  case multiply = "×"
  case divide = "÷"
  case maximum = "max"
  case minimum = "min"
  case equal = "="
  case less = "<"

  func evaluate(_ x: Tensor, _ y: Tensor) -> Tensor {
    switch self {
    case .add: x + y
    case .subtract: x - y
    case .multiply: x * y
    case .divide: x / y
    case .maximum: Tensors.maximum(x, y)
    case .minimum: Tensors.minimum(x, y)
    case .equal: x .== y
    case .less: x .< y
    }
  }

  func pullBack<E>(_ p: inout Pullback<E>) {
    let g = p.cotangent
    if self == .add || self == .subtract {
      let (left, right) = (p.shape(0), p.shape(1))
      p.give(g.summed(to: left), to: 0)
      p.give((self == .add ? g : -g).summed(to: right), to: 1)
      return
    }
    let (x, y, z) = (p.x, p.y, p.result)
    switch self {
    case .multiply:
      p.give((g * y).summed(to: x.shape), to: 0)
      p.give((g * x).summed(to: y.shape), to: 1)
    case .divide:
      p.give((g / y).summed(to: x.shape), to: 0)
      p.give((-(g * z / y)).summed(to: y.shape), to: 1)
    case .maximum:
      p.give((g * share(of: x, over: y)).summed(to: x.shape), to: 0)
      p.give((g * share(of: y, over: x)).summed(to: y.shape), to: 1)
    case .minimum:
      p.give((g * share(of: y, over: x)).summed(to: x.shape), to: 0)
      p.give((g * share(of: x, over: y)).summed(to: y.shape), to: 1)
    case .add, .subtract, .equal, .less:
      break
    }
  }

  /// 1 where x is larger than y, ½ where they are equal, else 0.
  private func share<E: TensorExpression>(of x: E, over y: E) -> E {
    y.applying(.arithmetic(.less), x) + 0.5 * x.applying(.arithmetic(.equal), y)
  }
}
