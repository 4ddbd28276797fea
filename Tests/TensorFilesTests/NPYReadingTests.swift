import TensorFiles
import Tensors
import Testing

struct NPYReadingTests {
  @Test(arguments: [
    ("float32_vector.npy", [3], NPYArray.Values.float32([0.1, 1e30, -3])),
    ("int64_cube.npy", [2, 3, 4], .int64((0..<24).map { $0 - 5 })),
    ("int64_extremes.npy", [2], .int64([.min, .max])),
    ("scalar.npy", [], .float64([42.25])),
    ("empty.npy", [0, 3], .float64([])),
    ("fortran_vector.npy", [3], .float64([0, 1, 2])),
    ("version_2.npy", [2], .float64([1, 2])),
    ("version_3.npy", [2], .float64([1, 2])),
  ])
  func readsWhatNumPyWrote(name: String, shape: [Int], values: NPYArray.Values) throws {
    let array = try NPYArray(npy: Golden.bytes(name))
    #expect(array == NPYArray(shape: shape, values: values))
  }

  @Test func readsEveryBitOfADouble() throws {
    let tensor = try NPYArray(npy: Golden.bytes("float64_matrix.npy")).tensor
    #expect(tensor.shape == [2, 3])
    let expected = [1.5, -2, .infinity, 0.1, .nan, -0.0]
    #expect(tensor.storage.map(\.bitPattern) == expected.map(\.bitPattern))
  }

  @Test(arguments: [
    ("refused_bool.npy", "bool ('|b1')", "a.astype('int64')"),
    ("refused_int32.npy", "int32 ('<i4')", "a.astype('int64')"),
    ("refused_uint8.npy", "uint8 ('|u1')", "a.astype('int64')"),
    ("refused_float16.npy", "float16 ('<f2')", "a.astype('float64')"),
    ("refused_complex128.npy", "complex128 ('<c16')", "a.real"),
    ("refused_f8.npy", "big-endian float64 ('>f8')", "a.astype('float64')"),
    ("refused_U3.npy", "'<U3'", "save numbers"),
    ("refused_structured.npy", "structured", "a.astype('float64')"),
  ])
  func refusesOtherTypesByNameWithARemedy(file: String, type: String, remedy: String) throws {
    let bytes = try Golden.bytes(file)
    let error = try #require(throws: NPYError.self) { try NPYArray(npy: bytes) }
    #expect(error.description.contains(type))
    #expect(error.description.contains(remedy))
  }

  @Test func refusesColumnMajorOrder() throws {
    let bytes = try Golden.bytes("fortran.npy")
    #expect(throws: NPYError.fortranOrder) { try NPYArray(npy: bytes) }
  }

  @Test func refusesEveryTruncation() throws {
    let bytes = try Golden.bytes("int64_cube.npy")
    for count in 0..<bytes.count {
      #expect(throws: NPYError.self) { try NPYArray(npy: Array(bytes.prefix(count))) }
    }
    #expect(throws: NPYError.wrongLength(shape: [2, 3, 4], expected: 192, actual: 193)) {
      try NPYArray(npy: bytes + [0])
    }
  }

  static let hostileHeaders: [(String, NPYError)] = [
    (
      "{'descr': '<f8', 'fortran_order': False, 'shape': (-1,), }",
      .badHeader("'shape' has the negative length -1")
    ),
    (
      "{'descr': '<f8', 'fortran_order': False, 'shape': (4611686018427387904, 4), }",
      .shapeTooLarge([1 << 62, 4])
    ),
    (
      "{'descr': '<f8', 'fortran_order': False, 'shape': (4611686018427387904,), }", .shapeTooLarge([1 << 62])
    ),
    (
      "{'descr': '<f8', 'fortran_order': False, 'shape': (1000000000000,), }",
      .wrongLength(shape: [1_000_000_000_000], expected: 8_000_000_000_000, actual: 0)
    ),
    (
      "{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999999999999,), }",
      .badHeader("the shape has '99999999999999999999' for a length")
    ),
    (
      "{'descr': '<f8', 'fortran_order': False, 'shape': (1.5,), }",
      .badHeader("the shape does not end with ')'")
    ),
    (
      "{'descr': '<f8', 'fortran_order': False, 'shape': 3, }",
      .badHeader("a value is no text, boolean or tuple")
    ),
    (
      "{'descr': '<f8', 'fortran_order': False, 'shape': '3', }",
      .badHeader("'shape' is not a tuple of whole numbers")
    ),
    (
      "{'descr': '<f8', 'fortran_order': 'no', 'shape': (), }",
      .badHeader("'fortran_order' is neither True nor False")
    ),
    ("{'descr': True, 'fortran_order': False, 'shape': (), }", .badHeader("'descr' is not a text")),
    (
      "{'descr': '<f8', 'shape': (), }",
      .badHeader("its keys are [\"descr\", \"shape\"], not 'descr', 'fortran_order' and 'shape'")
    ),
    ("{'descr': '<f8', 'descr': '<f8'}", .badHeader("the key 'descr' occurs twice")),
    ("['descr']", .badHeader("it is not a Python dictionary")),
    ("{'descr'", .badHeader("after the key 'descr' there is no ':'")),
    ("{'descr': '<f8' 'x'}", .badHeader("after the value of 'descr' there is neither ',' nor '}'")),
    ("{'descr': '<f8", .badHeader("a text does not end, or has a backslash in it")),
    ("{'descr': __import__('os').system('true')}", .badHeader("a value is no text, boolean or tuple")),
    ("{} {}", .badHeader("text follows the dictionary")),
    ("", .badHeader("it is not a Python dictionary")),
  ]

  @Test(arguments: hostileHeaders)
  func refusesHostileHeaders(header: String, error: NPYError) {
    #expect(throws: error) { try NPYArray(npy: npy(header: header)) }
  }

  @Test func refusesOtherVersionsLengthsAndEncodings() {
    let header = "{'descr': '<f8', 'fortran_order': False, 'shape': (0,), }"
    for (major, minor) in [(0, 0), (1, 1), (4, 0)] as [(UInt8, UInt8)] {
      #expect(throws: NPYError.unknownVersion(major: Int(major), minor: Int(minor))) {
        try NPYArray(npy: npy(header: header, major: major, minor: minor))
      }
    }
    let padded = header + String(repeating: " ", count: 10_000)
    #expect(throws: NPYError.badHeader("it claims \(padded.utf8.count) bytes; at most 10000 are read")) {
      try NPYArray(npy: npy(header: padded))
    }
    #expect(throws: NPYError.badHeader("it is not text")) {
      try NPYArray(npy: [0x93] + Array("NUMPY".utf8) + [1, 0, 2, 0, 0xFF, 0xFE])
    }
    #expect(throws: NPYError.notNPY) { try NPYArray(npy: Array("PK\u{3}\u{4}          ".utf8)) }
  }

  @Test func acceptsHeadersOfOtherWriters() throws {
    let spaced = #"{ "shape" : ( 2L , ) ,"fortran_order":True , "descr" : "<i8" }"# + "\n"
    let data: [UInt8] = [1, 0, 0, 0, 0, 0, 0, 0, 0xFE, 255, 255, 255, 255, 255, 255, 255]
    let array = try NPYArray(npy: npy(header: spaced, data: data))
    #expect(array == NPYArray([1, -2]))
  }
}
