extension Tensor: CustomStringConvertible {
  /// The elements in brackets, as NumPy prints them.
  public var description: String { "\(storage)" }
}
