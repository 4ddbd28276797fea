// Functions of every element. "By the C library" means its accuracy, and that the last bit may differ
// between systems.

/// e to the power of every element.
///
/// At most 1 ULP from the exact value, and the same bits on every system. +0 below −745.14, +∞ above
/// 709.79; NaN gives NaN.
public func exp(_ x: Tensor) -> Tensor { x.mapped(.exp) }

/// The natural logarithm of every element.
///
/// At most 1 ULP from the exact value, and the same bits on every system. −∞ for ±0, NaN for negative
/// numbers and NaN.
public func log(_ x: Tensor) -> Tensor { x.mapped(.log) }

/// The hyperbolic tangent of every element, (eˣ − e⁻ˣ)/(eˣ + e⁻ˣ).
///
/// At most 2 ULP from the exact value, and the same bits on every system. ±1 for ±∞, the sign of zero is
/// kept; NaN gives NaN.
public func tanh(_ x: Tensor) -> Tensor { x.mapped(.tanh) }

/// The square root of every element, correctly rounded; NaN for negative numbers and NaN, −0 for −0.
public func sqrt(_ x: Tensor) -> Tensor { x.mapped(.sqrt) }

/// The absolute value of every element; NaN gives NaN.
public func abs(_ x: Tensor) -> Tensor { x.mapped(.abs) }

/// The sine of every element, in radians, by the C library; NaN for ±∞ and NaN.
public func sin(_ x: Tensor) -> Tensor { x.mapped(.sin) }

/// The cosine of every element, in radians, by the C library; NaN for ±∞ and NaN.
public func cos(_ x: Tensor) -> Tensor { x.mapped(.cos) }

/// eˣ − 1 for every element x, accurate near 0, by the C library; NaN gives NaN.
public func expm1(_ x: Tensor) -> Tensor { x.mapped(.expm1) }

/// log(1 + x) for every element x, accurate near 0, by the C library; −∞ for −1, NaN below and for NaN.
public func log1p(_ x: Tensor) -> Tensor { x.mapped(.log1p) }

/// The largest integer not above each element; NaN gives NaN.
public func floor(_ x: Tensor) -> Tensor { x.mapped(.floor) }

/// −1, 0 or 1 for every element's sign; 0 for ±0, NaN for NaN.
public func sign(_ x: Tensor) -> Tensor { x.mapped(.sign) }

/// Every element to the power of a number: x·x for exponent 2, else the C library's `pow`.
///
/// x⁰ is 1 for every x, even NaN; a negative x with an exponent that is not an integer gives NaN.
public func pow(_ x: Tensor, _ exponent: Double) -> Tensor {
  exponent == 2 ? x * x : Tensor.apply(.pow, x, exponent)
}

/// Every element of `x` to the power of the matching one of `exponent`, after broadcasting, by the C library.
public func pow(_ x: Tensor, _ exponent: Tensor) -> Tensor { Tensor.apply(.pow, x, exponent) }
