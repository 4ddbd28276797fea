import TensorFiles
import Tensors
import Testing

struct NPYWritingTests {
  @Test(arguments: [
    "float64_matrix.npy", "float32_vector.npy", "int64_cube.npy", "int64_extremes.npy", "scalar.npy",
    "empty.npy",
  ])
  func writesWhatNumPyWrites(name: String) throws {
    let bytes = try Golden.bytes(name)
    #expect(try NPYArray(npy: bytes).npy == bytes)
  }

  @Test(arguments: [[], [0], [1], [3, 0, 2], [7], [2, 3, 4], Array(repeating: 1, count: 32)])
  func roundTrip(shape: [Int]) throws {
    let count = shape.reduce(1, *)
    let arrays = [
      NPYArray(shape: shape, values: .float64((0..<count).map { Double($0) / 3 })),
      NPYArray(shape: shape, values: .float32((0..<count).map { Float($0) / 3 })),
      NPYArray(shape: shape, values: .int64((0..<count).map { Int64($0) - 2 })),
    ]
    for array in arrays {
      let bytes = array.npy
      #expect(try NPYArray(npy: bytes) == array)
      #expect((bytes.count - count * (array.kind == .float32 ? 4 : 8)) % 64 == 0)
    }
  }

  @Test func convertsToTensorsAndIntegers() {
    let tensor = Tensor([[1.0, 2.0], [3.0, 4.5]])
    #expect(NPYArray(tensor).tensor == tensor)
    #expect(NPYArray(tensor).integers == nil)
    #expect(NPYArray([3, -1]).tensor == Tensor([3.0, -1.0]))
    #expect(NPYArray(shape: [2], values: .float32([2, -7])).integers == [2, -7])
    #expect(NPYArray(shape: [1], values: .float64([.nan])).integers == nil)
    #expect(NPYArray(shape: [1], values: .float64([1e300])).integers == nil)
    #expect(NPYArray(shape: [1], values: .int64([.max])).integers == [.max])
  }

  @Test func namesTheFirstNumberThatADoubleRounds() {
    #expect(NPYArray([1 << 53, -(1 << 60), .min]).firstRounded == nil)
    let odd = (Int64(1) << 53) + 1
    #expect(NPYArray(shape: [3], values: .int64([1, odd, .max])).firstRounded == odd)
    #expect(NPYArray([.max]).firstRounded == .max)
    #expect(NPYArray(Tensor([1e300])).firstRounded == nil)
  }
}
