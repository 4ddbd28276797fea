/// Why an `.npy` or `.npz` file cannot be read or written.
public enum NPYError: Error, Equatable, Sendable {
  /// The file does not start as an `.npy` file does.
  case notNPY
  /// A format version other than 1.0, 2.0 and 3.0.
  case unknownVersion(major: Int, minor: Int)
  /// The header is malformed; what is wrong with it.
  case badHeader(String)
  /// An element type that is not read; its descriptor in NumPy's notation, such as `<i4`.
  case unsupportedType(String)
  /// The elements are in column-major ("Fortran") order.
  case fortranOrder
  /// The shape needs another number of bytes than there are.
  case wrongLength(shape: [Int], expected: Int, actual: Int)
  /// The product of the lengths exceeds what can be addressed.
  case shapeTooLarge([Int])
  /// A member of an `.npz` file; its name and what is wrong with it.
  indirect case member(String, NPYError)
  /// An `.npz` file that cannot be read or written as an archive.
  case archive(String)
}

extension NPYError: CustomStringConvertible {
  /// What is wrong and what to do, for people.
  public var description: String {
    switch self {
    case .notNPY: "this is not an .npy file; write it with numpy.save(path, array)"
    case .unknownVersion(let major, let minor):
      "the .npy format version \(major).\(minor) is unknown; versions 1.0, 2.0 and 3.0 are read"
    case .badHeader(let detail): "the .npy header is malformed: \(detail)"
    case .unsupportedType(let descriptor): Self.advice(descriptor: descriptor)
    case .fortranOrder:
      "the array is stored in column-major (Fortran) order; save numpy.ascontiguousarray(a) instead of a"
    case .wrongLength(let shape, let expected, let actual):
      "shape \(shape) needs \(expected) bytes of data, but the file has \(actual)"
        + (actual < expected ? "; it is cut off" : "; it has more than one array, or is damaged")
    case .shapeTooLarge(let shape): "shape \(shape) has more elements than memory can hold"
    case .member(let name, let error): "array '\(name)': \(error)"
    case .archive(let detail): "the .npz file: \(detail)"
    }
  }

  private static func advice(descriptor: String) -> String {
    let name = names[descriptor.drop { "<>|=".contains($0) }.description]
    let type = name.map { "\($0) ('\(descriptor)')" } ?? "'\(descriptor)'"
    let remedy =
      switch (descriptor.first, descriptor.drop { "<>|=".contains($0) }.first) {
      case (_, "c"): "save a.real and a.imag as two arrays"
      case (_, "O"): "save numpy.array(a, dtype='float64'); objects are never read"
      case (_, "U"), (_, "S"), (_, "M"), (_, "m"), (_, "V"): "save numbers"
      case (_, "b"), (_, "i"), (_, "u"): "convert with a.astype('int64')"
      default: "convert with a.astype('float64')"
      }
    let order = descriptor.first == ">" ? "big-endian " : ""
    return
      "element type \(order)\(type) is not read; only little-endian float64, float32 and int64 are: \(remedy)"
  }

  private static let names = [
    "f8": "float64", "f4": "float32", "f2": "float16", "f16": "longdouble", "i8": "int64", "i4": "int32",
    "i2": "int16", "i1": "int8", "u8": "uint64", "u4": "uint32", "u2": "uint16", "u1": "uint8", "b1": "bool",
    "c8": "complex64", "c16": "complex128", "O": "object",
  ]
}
