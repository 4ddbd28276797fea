import LabKit

struct Activations: ActivationsExercise {
	func sigmoid(_ x: Tensor) throws -> Tensor {
		return 1 / (1 + exp(-x))
	}

	func tanh(_ x: Tensor) throws -> Tensor {
		return Tensors.tanh(x)
	}

	func relu(_ x: Tensor) throws -> Tensor {
		return x * (x .> 0)
	}

	func sigmoidBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
		if x.shape != gradOutput.shape { throw LabError.shapeMismatch("x: \(x.shape), gradOutput: \(gradOutput.shape)") }
		let s = try sigmoid(x)
		return gradOutput * s * (1 - s)
	}

	func tanhBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
		if x.shape != gradOutput.shape { throw LabError.shapeMismatch("x: \(x.shape), gradOutput: \(gradOutput.shape)") }
		let t = Tensors.tanh(x)
		return gradOutput * (1 - t * t)
	}

	func reluBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
		if x.shape != gradOutput.shape { throw LabError.shapeMismatch("x: \(x.shape), gradOutput: \(gradOutput.shape)") }
		return gradOutput * (x .>= 0)
	}
}
