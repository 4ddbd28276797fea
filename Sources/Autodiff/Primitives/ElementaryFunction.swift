import Tensors

/// Functions of every element, some with a number.
enum ElementaryFunction: Hashable {
  case exp, log, sqrt, tanh, sigmoid, relu, softplus, abs, sign, sin, cos, negate, detached
  case power(Double)
  case plus(Double)
  case times(Double)
  case dividedBy(Double)
  case dividing(Double)

  func evaluate(_ x: Tensor) -> Tensor {
    switch self {
    case .exp: Tensors.exp(x)
    case .log: Tensors.log(x)
    case .sqrt: Tensors.sqrt(x)
    case .tanh: Tensors.tanh(x)
    case .sigmoid: 1 / (Tensors.exp(-x) + 1)
    case .relu: Tensors.maximum(x, 0)
    case .softplus: Tensors.maximum(x, 0) + log1p(Tensors.exp(-Tensors.abs(x)))
    case .abs: Tensors.abs(x)
    case .sign: Tensors.sign(x)
    case .sin: Tensors.sin(x)
    case .cos: Tensors.cos(x)
    case .negate: -x
    case .detached: x
    case .power(let exponent): Tensors.pow(x, exponent)
    case .plus(let number): x + number
    case .times(let number): x * number
    case .dividedBy(let number): x / number
    case .dividing(let number): number / x
    }
  }

  func pullBack<E>(_ p: inout Pullback<E>) {
    let (g, x, z) = (p.cotangent, p.x, p.result)
    switch self {
    case .exp: p.give(g * z)
    case .log: p.give(g / x)
    case .sqrt: p.give(g / (2 * z))
    case .tanh: p.give(g - g * z * z)
    case .sigmoid: p.give(g * (z - z * z))
    case .relu: p.give(g * z.applying(.function(.sign)))
    case .softplus: p.give(g * Autodiff.sigmoid(x))
    case .abs: p.give(g * x.applying(.function(.sign)))
    case .sin: p.give(g * Autodiff.cos(x))
    case .cos: p.give(-(g * Autodiff.sin(x)))
    case .negate: p.give(-g)
    case .power(0), .sign, .detached: break
    case .power(1): p.give(g)
    case .power(2): p.give(2 * g * x)
    case .power(let exponent): p.give(exponent * g * Autodiff.pow(x, exponent - 1))
    case .plus: p.give(g)
    case .times(let number): p.give(g * number)
    case .dividedBy(let number): p.give(g / number)
    case .dividing: p.give(-(g * z / x))
    }
  }
}

extension ElementaryFunction: CustomStringConvertible {
  var description: String {
    switch self {
    case .negate: "−"
    case .power(let exponent): "^\(exponent.shortText())"
    case .plus(let number): number < 0 ? "−\((-number).shortText())" : "+\(number.shortText())"
    case .times(let number): "×\(number.shortText())"
    case .dividedBy(let number): "÷\(number.shortText())"
    case .dividing(let number): "\(number.shortText())÷"
    case .exp: "exp"
    case .log: "log"
    case .sqrt: "sqrt"
    case .tanh: "tanh"
    case .sigmoid: "sigmoid"
    case .relu: "relu"
    case .softplus: "softplus"
    case .abs: "abs"
    case .sign: "sign"
    case .sin: "sin"
    case .cos: "cos"
    case .detached: "detached"
    }
  }
}
