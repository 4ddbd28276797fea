/// Why an `.npy` or `.npz` file cannot be read or written.
public enum NPYError: Error, Equatable, Sendable {
  /// The file does not start as an `.npy` file does.
  case notNPY
  /// A format version other than 1.0, 2.0 and 3.0.
  case unknownVersion(major: Int, minor: Int)
  /// The header is malformed; what is wrong with it.
  case badHeader(String)
  /// An element type that is not read; its descriptor in NumPy's notation, such as `<c16`.
  case unsupportedType(String)
  /// The elements are records of several fields.
  case structuredType
  /// A uint64 beyond the range of int64.
  case tooLarge(UInt64)
  /// An `.npy` file, one array without a name, where an `.npz` file is due.
  case singleArray
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
    case .singleArray:
      "this is an .npy file, one array without a name; write numpy.savez(path, name=array) instead"
    case .structuredType:
      "its elements are records (a structured dtype), which are not read: save each field as an array of its own, "
        + "a['field']"
    case .tooLarge(let number):
      "the uint64 \(number) does not fit into int64: save a.astype('float64'), which rounds to 53 bits"
    case .wrongLength(let shape, let expected, let actual):
      "shape \(shape) needs \(expected) bytes of data, but the file has \(actual)"
        + (actual < expected ? "; it is cut off" : "; it has more than one array, or is damaged")
    case .shapeTooLarge(let shape): "shape \(shape) has more elements than memory can hold"
    case .member(let name, let error): "array '\(name)': \(error)"
    case .archive(let detail): "the .npz file: \(detail)"
    }
  }

  private static func advice(descriptor: String) -> String {
    let code = descriptor.drop { "<>|=".contains($0) }
    let type =
      names[code.prefix { $0 != "[" }.description].map { "\($0) ('\(descriptor)')" } ?? "'\(descriptor)'"
    let remedy =
      switch code.first {
      case "c": "save a.real and a.imag as two arrays"
      case "O": "save numpy.array(a, dtype='float64'); objects are never read"
      case "U", "S": "save the numbers that the texts stand for, a.astype('float64')"
      case "M", "m": "save a.astype('int64')"
      case "V": "save each field as an array of its own"
      default: "save a.astype('float64')"
      }
    return
      "element type \(type) is not read; bool, whole numbers and float16, float32, float64 are: \(remedy)"
  }

  private static let names = [
    "f16": "longdouble", "f12": "longdouble", "c8": "complex64", "c16": "complex128", "c32": "clongdouble",
    "O": "object", "M8": "datetime64", "m8": "timedelta64",
  ]
}
