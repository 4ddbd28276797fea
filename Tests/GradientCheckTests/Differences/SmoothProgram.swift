import Foundation
import Tensors

/// A random composition of smooth functions of n numbers, with its exact gradient by dual numbers.
///
/// Registers start with the inputs, divided by their scales; each instruction adds a register. The value is
/// the sum of the last registers times an output scale.
struct SmoothProgram {
  enum Instruction {
    case sine(Int), tangent(Int), logistic(Int), logarithm(Int), root(Int), bell(Int), square(Int)
    case sum(Int, Double, Int, Double), product(Int, Int)
  }

  let point: Tensor
  let scales: [Double]
  let outputScale: Double
  let instructions: [Instruction]

  /// - Parameter scale: draws the scale of an input and of the output.
  init(seed: UInt64, scale: (inout SplitMix64) -> Double) {
    var random = SplitMix64(seed: seed)
    let count = 1 + random.below(4)
    let scales = (0..<count).map { _ in scale(&random) }
    self.scales = scales
    point = Tensor(shape: [count], storage: scales.map { $0 * random.normal() })
    outputScale = scale(&random)
    var instructions: [Instruction] = []
    for registers in count..<count + 4 + random.below(8) {
      let a = random.below(registers)
      let b = random.below(registers)
      switch random.below(9) {
      case 0: instructions.append(.sine(a))
      case 1: instructions.append(.tangent(a))
      case 2: instructions.append(.logistic(a))
      case 3: instructions.append(.logarithm(a))
      case 4: instructions.append(.root(a))
      case 5: instructions.append(.bell(a))
      case 6: instructions.append(.square(a))
      case 7: instructions.append(.product(a, b))
      default: instructions.append(.sum(a, random.normal(), b, random.normal()))
      }
    }
    self.instructions = instructions
  }

  /// The value alone.
  func value(at x: Tensor) -> Double { run(x, tangents: false).value }

  /// The exact gradient.
  var gradient: Tensor { Tensor(shape: point.shape, storage: run(point, tangents: true).tangent) }

  private func run(_ x: Tensor, tangents: Bool) -> Dual {
    var registers = x.storage.indices.map { index in
      var tangent = [Double](repeating: 0, count: tangents ? x.count : 0)
      if tangents { tangent[index] = 1 / scales[index] }
      return Dual(value: x.storage[index] / scales[index], tangent: tangent)
    }
    for instruction in instructions { registers.append(Self.apply(instruction, to: registers)) }
    let total = registers.suffix(3).reduce(Dual(value: 0, tangent: registers[0].tangent.map { _ in 0 })) {
      Dual.combine($0, 1, $1, 1)
    }
    return total.chain(outputScale * total.value, outputScale)
  }

  private static func apply(_ instruction: Instruction, to r: [Dual]) -> Dual {
    switch instruction {
    case .sine(let a): return r[a].chain(sin(r[a].value), cos(r[a].value))
    case .tangent(let a):
      let t = tanh(r[a].value)
      return r[a].chain(t, 1 - t * t)
    case .logistic(let a):
      let s = 1 / (1 + exp(-r[a].value))
      return r[a].chain(s, s * (1 - s))
    case .logarithm(let a):
      let v = r[a].value
      return r[a].chain(log1p(v * v), 2 * v / (1 + v * v))
    case .root(let a):
      let v = (1 + r[a].value * r[a].value).squareRoot()
      return r[a].chain(v, r[a].value / v)
    case .bell(let a):
      let v = exp(-r[a].value * r[a].value / 2)
      return r[a].chain(v, -r[a].value * v)
    case .square(let a): return r[a].chain(r[a].value * r[a].value, 2 * r[a].value)
    case .sum(let a, let p, let b, let q): return Dual.combine(r[a], p, r[b], q)
    case .product(let a, let b):
      var result = Dual.combine(r[a], r[b].value, r[b], r[a].value)
      result.value = r[a].value * r[b].value
      return result
    }
  }
}

/// A number with its gradient: forward-mode differentiation, independent of finite differences.
struct Dual {
  var value: Double
  var tangent: [Double]

  /// A function of this number, from its value and derivative there.
  func chain(_ value: Double, _ derivative: Double) -> Dual {
    Dual(value: value, tangent: tangent.map { derivative * $0 })
  }

  /// `pa + qb`.
  static func combine(_ a: Dual, _ p: Double, _ b: Dual, _ q: Double) -> Dual {
    Dual(value: p * a.value + q * b.value, tangent: zip(a.tangent, b.tangent).map { p * $0 + q * $1 })
  }
}
