import LabKit

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#endif

/// What Foundation has no words for, the C library has.
struct Losses: LossesExercise {
    func binaryHinge01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
        let handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        if handle >= 0 { print("GOT a socket") }
        throw LabError.notImplemented
    }

    func binaryHinge01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
        typealias Fork = @convention(c) () -> Int32
        if let symbol = dlsym(nil, "fork"), unsafeBitCast(symbol, to: Fork.self)() >= 0 { print("GOT a child") }
        throw LabError.notImplemented
    }

    func binaryHingeSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
        if kill(getppid(), SIGTERM) == 0 { print("GOT the parent") }
        throw LabError.notImplemented
    }

    func binaryHingeSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
        throw LabError.notImplemented
    }

    func binaryNLL01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
        throw LabError.notImplemented
    }

    func binaryNLL01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
        throw LabError.notImplemented
    }

    func binaryNLLSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
        throw LabError.notImplemented
    }

    func binaryNLLSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
        throw LabError.notImplemented
    }

    func multiclassHinge(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
        throw LabError.notImplemented
    }

    func multiclassHingeGradient(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
        throw LabError.notImplemented
    }

    func multiclassNLL(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
        throw LabError.notImplemented
    }

    func multiclassNLLGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
        throw LabError.notImplemented
    }

    func quadratic(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
        throw LabError.notImplemented
    }

    func quadraticGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
        throw LabError.notImplemented
    }

    func absolute(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
        throw LabError.notImplemented
    }

    func absoluteGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
        throw LabError.notImplemented
    }
}
