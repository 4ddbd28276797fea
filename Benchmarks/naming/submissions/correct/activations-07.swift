import Foundation
import LabKit

struct Activations: ActivationsExercise {
  // recursion over the axes
  func walk(_ x: Tensor, _ f: (Double) -> Double) -> Tensor {
    if x.rank == 0 { return Tensor(f(x.scalar)) }
    if x.isEmpty { return x }
    return stack((0..<x.shape[0]).map { walk(x.select(axis: 0, at: $0), f) })
  }
  func sigmoid(_ x: Tensor) throws -> Tensor { walk(x) { 1 / (1 + Foundation.exp(-$0)) } }
  func tanh(_ x: Tensor) throws -> Tensor { walk(x) { Foundation.tanh($0) } }
  func relu(_ x: Tensor) throws -> Tensor { walk(x) { Swift.max(0, $0) } }
  func sigmoidBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    guard x.shape == gradOutput.shape else { throw LabError.shapeMismatch("gradOutput") }
    return walk(x) { 1 / (2 + Foundation.exp($0) + Foundation.exp(-$0)) } * gradOutput
  }
  func tanhBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    guard x.shape == gradOutput.shape else { throw LabError.shapeMismatch("gradOutput") }
    return walk(x) { 1 - Foundation.tanh($0) * Foundation.tanh($0) } * gradOutput
  }
  func reluBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    guard x.shape == gradOutput.shape else { throw LabError.shapeMismatch("gradOutput") }
    return walk(x) { $0 > 0 ? 1 : 0 } * gradOutput
  }
}
