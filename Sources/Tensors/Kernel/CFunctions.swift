// The functions of CVectorMath, declared here instead of imported: an imported C module would have to be
// found again by everyone who imports the compiled `Tensors` module. The prototypes must match
// Sources/CVectorMath/include/CVectorMath.h, which also documents them.

typealias Source = UnsafePointer<Double>
typealias Destination = UnsafeMutablePointer<Double>

@_extern(c, "tensors_binary")
func cBinary(
  _ operation: Int32, _ x: Source, _ xStep: Int, _ y: Source, _ yStep: Int, _ z: Destination,
  _ count: Int)

@_extern(c, "tensors_unary")
func cUnary(_ operation: Int32, _ x: Source, _ y: Destination, _ count: Int)

@_extern(c, "tensors_gather")
func cGather(_ x: Source, _ step: Int, _ y: Destination, _ count: Int)

@_extern(c, "tensors_reduce")
func cReduce(_ operation: Int32, _ x: Source, _ count: Int) -> Double

@_extern(c, "tensors_all_equal")
func cAllEqual(_ x: Source, _ y: Source, _ count: Int) -> Int32

@_extern(c, "tensors_normal_pairs")
func cNormalPairs(_ pairs: Destination, _ count: Int)

@_extern(c, "tensors_matmul")
func cMatmul(
  _ a: Source, _ aIsTransposed: Int32, _ b: Source, _ bIsTransposed: Int32, _ c: Destination, _ rows: Int32,
  _ inner: Int32, _ columns: Int32)
