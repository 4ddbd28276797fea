// The functions of CVectorMath, declared here instead of imported: an imported C module would have to be
// found again by everyone who imports the compiled `Tensors` module. The prototypes must match
// Sources/CVectorMath/include/CVectorMath.h, which also documents them.

typealias Source = UnsafePointer<Double>
typealias Destination = UnsafeMutablePointer<Double>

/// `z[i] = x[i * xStep] op y[i * yStep]` for `i` in `0..<count`, where a step is 0 or 1.
typealias BinaryKernel = (
  _ x: Source, _ xStep: Int, _ y: Source, _ yStep: Int, _ z: Destination, _ count: Int
) -> Void

/// `y[i] = f(x[i])` for `i` in `0..<count`.
typealias UnaryKernel = (_ x: Source, _ y: Destination, _ count: Int) -> Void

@_extern(c, "tensors_add")
func cAdd(_ x: Source, _ xStep: Int, _ y: Source, _ yStep: Int, _ z: Destination, _ count: Int)

@_extern(c, "tensors_subtract")
func cSubtract(_ x: Source, _ xStep: Int, _ y: Source, _ yStep: Int, _ z: Destination, _ count: Int)

@_extern(c, "tensors_multiply")
func cMultiply(_ x: Source, _ xStep: Int, _ y: Source, _ yStep: Int, _ z: Destination, _ count: Int)

@_extern(c, "tensors_divide")
func cDivide(_ x: Source, _ xStep: Int, _ y: Source, _ yStep: Int, _ z: Destination, _ count: Int)

@_extern(c, "tensors_maximum")
func cMaximum(_ x: Source, _ xStep: Int, _ y: Source, _ yStep: Int, _ z: Destination, _ count: Int)

@_extern(c, "tensors_minimum")
func cMinimum(_ x: Source, _ xStep: Int, _ y: Source, _ yStep: Int, _ z: Destination, _ count: Int)

@_extern(c, "tensors_pow")
func cPow(_ x: Source, _ xStep: Int, _ y: Source, _ yStep: Int, _ z: Destination, _ count: Int)

@_extern(c, "tensors_equal")
func cEqual(_ x: Source, _ xStep: Int, _ y: Source, _ yStep: Int, _ z: Destination, _ count: Int)

@_extern(c, "tensors_not_equal")
func cNotEqual(_ x: Source, _ xStep: Int, _ y: Source, _ yStep: Int, _ z: Destination, _ count: Int)

@_extern(c, "tensors_less")
func cLess(_ x: Source, _ xStep: Int, _ y: Source, _ yStep: Int, _ z: Destination, _ count: Int)

@_extern(c, "tensors_less_or_equal")
func cLessOrEqual(_ x: Source, _ xStep: Int, _ y: Source, _ yStep: Int, _ z: Destination, _ count: Int)

@_extern(c, "tensors_exp")
func cExp(_ x: Source, _ y: Destination, _ count: Int)

@_extern(c, "tensors_log")
func cLog(_ x: Source, _ y: Destination, _ count: Int)

@_extern(c, "tensors_tanh")
func cTanh(_ x: Source, _ y: Destination, _ count: Int)

@_extern(c, "tensors_negate")
func cNegate(_ x: Source, _ y: Destination, _ count: Int)

@_extern(c, "tensors_abs")
func cAbs(_ x: Source, _ y: Destination, _ count: Int)

@_extern(c, "tensors_sqrt")
func cSqrt(_ x: Source, _ y: Destination, _ count: Int)

@_extern(c, "tensors_floor")
func cFloor(_ x: Source, _ y: Destination, _ count: Int)

@_extern(c, "tensors_sign")
func cSign(_ x: Source, _ y: Destination, _ count: Int)

@_extern(c, "tensors_sin")
func cSin(_ x: Source, _ y: Destination, _ count: Int)

@_extern(c, "tensors_cos")
func cCos(_ x: Source, _ y: Destination, _ count: Int)

@_extern(c, "tensors_expm1")
func cExpm1(_ x: Source, _ y: Destination, _ count: Int)

@_extern(c, "tensors_log1p")
func cLog1p(_ x: Source, _ y: Destination, _ count: Int)

@_extern(c, "tensors_gather")
func cGather(_ x: Source, _ step: Int, _ y: Destination, _ count: Int)

@_extern(c, "tensors_sum")
func cSum(_ x: Source, _ count: Int) -> Double

@_extern(c, "tensors_max")
func cMax(_ x: Source, _ count: Int) -> Double

@_extern(c, "tensors_min")
func cMin(_ x: Source, _ count: Int) -> Double

@_extern(c, "tensors_all_equal")
func cAllEqual(_ x: Source, _ y: Source, _ count: Int) -> Int32

@_extern(c, "tensors_normal_pairs")
func cNormalPairs(_ pairs: Destination, _ count: Int)

@_extern(c, "tensors_matmul")
func cMatmul(_ a: Source, _ b: Source, _ c: Destination, _ rows: Int32, _ inner: Int32, _ columns: Int32)
