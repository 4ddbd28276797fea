/// `√Σvᵢ²`, computed without overflow or underflow of the squares; 0 for no values.
@inlinable package func euclideanNorm(_ values: some Collection<Double>) -> Double {
  let squares = values.reduce(0) { $0 + $1 * $1 }
  if squares > 0x1p-900, squares < 0x1p900 { return squares.squareRoot() }
  let largest = values.reduce(0) { max($0, abs($1)) }
  guard largest > 0, largest.isFinite else { return largest }
  return largest * values.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }.squareRoot()
}
