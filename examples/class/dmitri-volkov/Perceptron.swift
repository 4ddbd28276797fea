import LabKit

struct Perceptron: PerceptronExercise {
    func dot(_ a: Tensor, _ x: Tensor) throws -> Double {
        if a.rank != 1 || x.rank != 1 || a.count != x.count { throw LabError.shapeMismatch("dot \(a.shape) \(x.shape)") }
        var s = 0.0
        for i in 0..<a.count {
            print("DEBUG dot: i =", i, "a[i] =", a[i], "x[i] =", x[i], "product =", a[i] * x[i], "sum so far =", s)
            s += a[i] * x[i]
        }
        return s
    }

    func norm(_ a: Tensor) throws -> Double { try dot(a, a).squareRoot() }

    func cosine(_ a: Tensor, _ x: Tensor) throws -> Double {
        let d = try dot(a, x), na = try norm(a), nx = try norm(x)
        print("DEBUG cosine: d =", d, "na =", na, "nx =", nx)
        if na == 0 || nx == 0 { throw LabError.invalidArgument("zero vector") }
        return d / na / nx
    }

    func score(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
        if a.rank != 1 || x.rank != 2 || x.shape[1] != a.count { throw LabError.shapeMismatch("\(x.shape) \(a.shape)") }
        let s = Tensor((0..<x.shape[0]).map { n in (x.row(n) * a).sum() + b })
        print("DEBUG score:", s)
        return s
    }

    func predict(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> [Int] {
        try score(weights: a, bias: b, inputs: x).storage.map { $0 > 0 ? 1 : -1 }
    }

    func signedDistance(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
        let s = try score(weights: a, bias: b, inputs: x)
        if try norm(a) == 0 { throw LabError.invalidArgument("zero weights") }
        return try s / norm(a)
    }

    func fit(inputs x: Tensor, labels y: [Int], maxEpochs: Int) throws -> PerceptronFit {
        print("========== fit ==========")
        print("x =", x)
        print("y =", y)
        if x.rank != 2 || x.shape[0] != y.count { throw LabError.shapeMismatch("\(x.shape) \(y.count)") }
        for l in y where l != 1 && l != -1 { throw LabError.invalidArgument("label \(l)") }
        if maxEpochs < 0 { throw LabError.invalidArgument("maxEpochs") }
        var a = Tensor.zeros([x.shape[1]])
        var b = 0.0
        var updates = 0, epochs = 0
        var converged = false
        while epochs < maxEpochs && !converged {
            converged = true
            for i in 0..<y.count {
                let s = try dot(a, x.row(i)) + b
                print("epoch \(epochs) example \(i): a =", a, "b =", b, "s =", s, "y =", y[i], "a before:", a)
                if Double(y[i]) * s <= 0 {
                    a = a + Double(y[i]) * x.row(i)
                    b = b + Double(y[i])
                    updates += 1
                    converged = false
                }
            }
            epochs += 1
        }
        return PerceptronFit(weights: a, bias: b, updates: updates, epochs: epochs, converged: converged)
    }
}
