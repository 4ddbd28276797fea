// Functions of every element; accuracy and corner cases of the values as in Tensors.

/// e to the power of every element.
public func exp<E: TensorExpression>(_ x: E) -> E { x.applying(.function(.exp)) }

/// The natural logarithm of every element.
public func log<E: TensorExpression>(_ x: E) -> E { x.applying(.function(.log)) }

/// The square root of every element; its derivative at 0 is infinite.
public func sqrt<E: TensorExpression>(_ x: E) -> E { x.applying(.function(.sqrt)) }

/// The hyperbolic tangent of every element.
public func tanh<E: TensorExpression>(_ x: E) -> E { x.applying(.function(.tanh)) }

/// The logistic function 1/(1 + e⁻ˣ) of every element.
public func sigmoid<E: TensorExpression>(_ x: E) -> E { x.applying(.function(.sigmoid)) }

/// max(x, 0) for every element; the derivative at 0 is 0.
public func relu<E: TensorExpression>(_ x: E) -> E { x.applying(.function(.relu)) }

/// log(1 + eˣ) for every element, without overflow.
public func softplus<E: TensorExpression>(_ x: E) -> E { x.applying(.function(.softplus)) }

/// The absolute value of every element; the derivative at 0 is 0.
public func abs<E: TensorExpression>(_ x: E) -> E { x.applying(.function(.abs)) }

/// The sine of every element, in radians.
public func sin<E: TensorExpression>(_ x: E) -> E { x.applying(.function(.sin)) }

/// The cosine of every element, in radians.
public func cos<E: TensorExpression>(_ x: E) -> E { x.applying(.function(.cos)) }

/// Every element to the power of a number.
///
/// The derivative is p·xᵖ⁻¹, and 0 for p = 0; as values do, it gives NaN for a negative x unless p is an integer.
public func pow<E: TensorExpression>(_ x: E, _ exponent: Double) -> E {
  x.applying(.function(.power(exponent)))
}
