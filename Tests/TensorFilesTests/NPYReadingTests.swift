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

  /// Smallest, 1 and largest of every whole type, as int64; the largest of uint64 that fits.
  @Test(
    arguments: [
      ("i1", Int64(Int8.min), Int64(Int8.max)), ("i2", Int64(Int16.min), Int64(Int16.max)),
      ("i4", Int64(Int32.min), Int64(Int32.max)), ("i8", Int64.min, Int64.max), ("u1", 0, Int64(UInt8.max)),
      ("u2", 0, Int64(UInt16.max)), ("u4", 0, Int64(UInt32.max)), ("u8", 0, Int64.max),
    ], ["little", "big"])
  func readsWholeNumbersOfEveryWidthInBothByteOrders(
    type: (code: String, smallest: Int64, largest: Int64), order: String
  ) throws {
    guard type.code.last != "1" || order == "little" else { return }
    let array = try NPYArray(npy: Golden.bytes("\(type.code)_\(order).npy"))
    #expect(array == NPYArray(shape: [3], values: .int64([type.smallest, 1, type.largest])))
  }

  @Test(arguments: ["little", "big"])
  func readsFloatingPointNumbersOfEveryWidthInBothByteOrders(order: String) throws {
    let numbers = [-1.5, 0.1, 6e-8, .infinity, .nan]
    let expected: [(code: String, values: [Double])] = [
      ("f2", numbers.map { Double(Float16($0)) }), ("f4", numbers.map { Double(Float($0)) }), ("f8", numbers),
    ]
    for (code, values) in expected {
      let tensor = try NPYArray(npy: Golden.bytes("\(code)_\(order).npy")).tensor
      #expect(tensor.storage.map(\.bitPattern) == values.map(\.bitPattern), "\(code)")
    }
  }

  @Test func readsBooleansAsZeroAndOne() throws {
    #expect(
      try NPYArray(npy: Golden.bytes("bool.npy")) == NPYArray(shape: [1, 2], values: .int64([1, 0])))
  }

  @Test func readsColumnMajorOrder() throws {
    #expect(
      try NPYArray(npy: Golden.bytes("fortran.npy")) == NPYArray(Tensor([[0, 1, 2], [3, 4, 5]])))
    #expect(
      try NPYArray(npy: Golden.bytes("fortran_cube.npy"))
        == NPYArray(shape: [2, 3, 4], values: .int64(Array(0..<24))))
    #expect(
      try NPYArray(npy: Golden.bytes("view.npy"))
        == NPYArray(shape: [2, 2, 2], values: .float64([0, 3, 8, 11, 12, 15, 20, 23])))
  }

  @Test(arguments: [
    ("refused_complex128.npy", "complex128 ('<c16')", "a.real"),
    ("refused_U3.npy", "'<U3'", "a.astype('float64')"),
    ("refused_S2.npy", "'|S2'", "a.astype('float64')"),
    ("refused_longdouble.npy", "longdouble ('<f16')", "a.astype('float64')"),
    ("refused_datetime64.npy", "datetime64 ('<M8[D]')", "a.astype('int64')"),
    ("refused_V4.npy", "'|V4'", "each field"),
    ("refused_object.npy", "object ('|O')", "numpy.array(a, dtype='float64')"),
    ("refused_structured.npy", "records", "a['field']"),
    ("refused_large.npy", "the uint64 9223372036854776832", "a.astype('float64')"),
  ])
  func refusesOtherTypesByNameWithARemedy(file: String, type: String, remedy: String) throws {
    let bytes = try Golden.bytes(file)
    let error = try #require(throws: NPYError.self) { try NPYArray(npy: bytes) }
    #expect(error.description.contains(type), "\(error)")
    #expect(error.description.contains(remedy), "\(error)")
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
      "{'descr': '<f8', 'fortran_order': False, 'shape': (np.int64(6),), }",
      .badHeader("the shape has 'np.int64(6' for a length")
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
