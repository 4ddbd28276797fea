import LabKit

struct Perceptron: PerceptronExercise {
	func dot(_ a: Tensor, _ x: Tensor) throws -> Double {
		if a.rank != 1 || x.rank != 1 || a.count != x.count {
			throw LabError.shapeMismatch("dot product of \(a.shape) and \(x.shape)")
		}
		return einsum("i,i->", a, x).scalar
	}

	func norm(_ a: Tensor) throws -> Double {
		return try dot(a, a).squareRoot()
	}

	func cosine(_ a: Tensor, _ x: Tensor) throws -> Double {
		let c = try dot(a, x)
		// never divide by zero
		return try c / (norm(a) * norm(x) + 1e-12)
	}

	func score(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
		if a.rank != 1 || x.rank != 2 || x.shape[1] != a.count {
			throw LabError.shapeMismatch("inputs \(x.shape), weights \(a.shape)")
		}
		return einsum("ni,i->n", x, a) + b
	}

	func predict(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> [Int] {
		return try score(weights: a, bias: b, inputs: x).storage.map { $0 > 0 ? 1 : -1 }
	}

	func signedDistance(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
		// the distance does not depend on the bias
		let s = try score(weights: a, bias: 0, inputs: x)
		let l = try norm(a)
		if l == 0 { throw LabError.invalidArgument("zero weights") }
		return s / l
	}

	func fit(inputs x: Tensor, labels y: [Int], maxEpochs: Int) throws -> PerceptronFit {
		if x.rank != 2 || x.shape[0] != y.count {
			throw LabError.shapeMismatch("inputs \(x.shape), \(y.count) labels")
		}
		if y.contains(where: { $0 != 1 && $0 != -1 }) {
			throw LabError.invalidArgument("labels must be 1 or -1")
		}
		var a = Tensor.zeros([x.shape[1]]), b = 0.0
		var updates = 0, epochs = 0, mistakes = -1
		while mistakes != 0 && epochs < maxEpochs {
			mistakes = 0
			for i in 0..<y.count {
				let t = Double(y[i])
				// < 0: a point on the boundary is not wrong
				if t * (try dot(a, x.row(i)) + b) < 0 || (epochs == 0 && i == 0) {
					a += t * x.row(i)
					b += t
					mistakes += 1
				}
			}
			updates += mistakes
			epochs += 1
		}
		return PerceptronFit(weights: a, bias: b, updates: updates, epochs: epochs, converged: mistakes == 0)
	}
}
