extension Tensor {
  /// Independent draws from [a, b): `source.uniform(in:)` for each element in row-major order.
  public static func uniform<Source: RandomSource>(
    _ shape: [Int], in range: Range<Double> = 0..<1, using source: inout Source
  ) -> Tensor {
    drawn(shape) { source.uniform(in: range) }
  }

  /// Independent draws from the normal distribution N(mean, deviation²): mean + deviation·`source.normal()`
  /// for each element in row-major order.
  public static func normal<Source: RandomSource>(
    _ shape: [Int], mean: Double = 0, deviation: Double = 1, using source: inout Source
  ) -> Tensor {
    Tensor(shape: shape) { elements in
      source.fillNormal(&elements)
      for index in elements.indices { elements[index] = mean + deviation * elements[index] }
    }
  }

  /// 1 with the given probability, else 0: `source.bernoulli(_:)` for each element in row-major order.
  ///
  /// Traps when the probability is not in 0...1.
  public static func bernoulli<Source: RandomSource>(
    _ shape: [Int], probability: Double, using source: inout Source
  ) -> Tensor {
    drawn(shape) { source.bernoulli(probability) ? 1 : 0 }
  }

  private static func drawn(_ shape: [Int], _ draw: () -> Double) -> Tensor {
    Tensor(shape: shape) { elements in for index in elements.indices { elements[index] = draw() } }
  }
}
