import Foundation
import Tensors
import Testing

@Suite struct ElementaryFunctionTests {
  /// The number of doubles between two results: 0 when equal or both NaN.
  static func ulps(_ x: Double, _ y: Double) -> UInt64 {
    if x == y || (x.isNaN && y.isNaN) { return 0 }
    if x.isNaN || y.isNaN || (x.sign != y.sign && x != 0 && y != 0) { return .max }
    let (a, b) = (x.magnitude.bitPattern, y.magnitude.bitPattern)
    return a > b ? a - b : b - a
  }

  @Test func ulpsTellsResultsApart() {
    #expect(Self.ulps(1, 1.0.nextUp.nextUp.nextUp) == 3)
    #expect(Self.ulps(.infinity, .greatestFiniteMagnitude) == 1)
    #expect(Self.ulps(1, .nan) > 2 && Self.ulps(1, -1) > 2 && Self.ulps(0, 1e-300) > 2)
  }

  static let special: [Double] = [
    0, -0.0, 1, -1, .infinity, -.infinity, .nan, .leastNonzeroMagnitude, -.leastNonzeroMagnitude,
    .leastNormalMagnitude, .leastNormalMagnitude / 2, .greatestFiniteMagnitude, -.greatestFiniteMagnitude,
    709.782712893384, 709.7827128933841, -708.4, -745.1332191019411, -745.1332191019412, 1e-300, 1e-20, 22,
    -22,
    19, 0.5, 2, 1.0.nextUp, 1.0.nextDown, 0.17328679513998632, 0.34657359027997264, 0.5.squareRoot(),
  ]

  /// Special numbers, numbers spread over `range`, and numbers with random bits.
  static func arguments(_ range: Range<Double>) -> Tensor {
    var source = SplitMix64.stream("elementary functions")
    let spread = Tensor.uniform([20_000], in: range, using: &source)
    let fine = Tensor.uniform([20_000], in: -1..<1, using: &source)
    let bits = (0..<20_000).map { _ in Double(bitPattern: source.next()) }
    return concatenate([Tensor(special), spread, fine, Tensor(bits)])
  }

  struct Function: Sendable, CustomTestStringConvertible {
    var name: String
    var range: Range<Double>
    var ours: @Sendable (Tensor) -> Tensor
    var libm: @Sendable (Double) -> Double

    var testDescription: String { name }
  }

  static let functions: [Function] = [
    Function(name: "exp", range: -760..<720, ours: { exp($0) }, libm: { Foundation.exp($0) }),
    Function(name: "log", range: 0..<1000, ours: { log($0) }, libm: { Foundation.log($0) }),
    Function(name: "tanh", range: -25..<25, ours: { tanh($0) }, libm: { Foundation.tanh($0) }),
    Function(name: "sqrt", range: 0..<1000, ours: { sqrt($0) }, libm: { $0.squareRoot() }),
    Function(name: "expm1", range: -40..<40, ours: { expm1($0) }, libm: { Foundation.expm1($0) }),
    Function(name: "log1p", range: -1..<10, ours: { log1p($0) }, libm: { Foundation.log1p($0) }),
    Function(name: "sin", range: -10..<10, ours: { sin($0) }, libm: { Foundation.sin($0) }),
    Function(name: "cos", range: -10..<10, ours: { cos($0) }, libm: { Foundation.cos($0) }),
  ]

  @Test(arguments: functions)
  func within2ULPOfLibm(function: Function) {
    let x = Self.arguments(function.range)
    let y = function.ours(x)
    #expect(y.shape == x.shape)
    var worst = (argument: 0.0, result: 0.0, ulps: 0 as UInt64)
    for (argument, result) in zip(x.storage, y.storage) {
      let distance = Self.ulps(result, function.libm(argument))
      if distance > worst.ulps { worst = (argument, result, distance) }
    }
    #expect(worst.ulps <= 2, "\(function.name)(\(worst.argument)) = \(worst.result)")
  }

  @Test func signsOfZero() {
    #expect(tanh(Tensor([-0.0]))[0].sign == .minus && sqrt(Tensor([-0.0]))[0].sign == .minus)
    #expect(exp(Tensor([-.infinity]))[0].sign == .plus)
  }

  @Test func exactOnes() {
    let x = Tensor([-2.5, -0.0, 0, 1.5, .nan, .infinity])
    #expect(abs(x).hasSameBits(as: Tensor([2.5, 0, 0, 1.5, .nan, .infinity])))
    #expect(floor(x).storage.prefix(4) == [-3, -0.0, 0, 1])
    #expect(sign(x).storage.prefix(4) == [-1, 0, 0, 1] && sign(x)[4].isNaN && sign(x)[5] == 1)
    #expect(pow(x, 2).storage.prefix(4) == [6.25, 0, 0, 2.25])
    #expect(pow(Tensor([4, 2]), Tensor([[0.5], [3]])) == Tensor([[2, 2.0.squareRoot()], [64, 8]]))
    #expect(pow(Tensor([.nan, -8]), 0) == Tensor([1, 1]) && pow(Tensor([-8]), 1.0 / 3)[0].isNaN)
  }

  /// Results do not depend on the position in the tensor, so neither on vectors nor on the rest after them.
  @Test func sameBitsAtEveryPosition() {
    for x in [0.3, -1.7, 20.5, -700.1] {
      let t = Tensor.full([13], x)
      for function in Self.functions.prefix(3) where function.name != "log" || x > 0 {
        #expect(Set(function.ours(t).storage.map(\.bitPattern)).count == 1)
      }
    }
  }

  /// Bits fixed once: any processor, compiler or C library must give them again.
  @Test func goldenBits() {
    let x = Tensor([-1.5, -0.1, 0.2, 3, 10])
    #expect(
      exp(x).storage == [
        0.22313016014842982, 0.9048374180359595, 1.2214027581601699, 20.085536923187668, 22026.465794806718,
      ])
    #expect(
      tanh(x).storage == [
        -0.9051482536448664, -0.09966799462495582, 0.197375320224904, 0.9950547536867305, 0.9999999958776927,
      ])
    #expect(
      log(abs(x)).storage == [
        0.4054651081081644, -2.3025850929940455, -1.6094379124341003, 1.0986122886681096, 2.302585092994046,
      ])
  }
}
