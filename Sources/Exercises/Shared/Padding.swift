/// What surrounds an image `(H, W)` before a window moves over it.
///
/// With padding `p`, window `k` and stride `s` an axis of length `H` gives `⌊(H + 2p − k) / s⌋ + 1` positions.
public enum Padding: Sendable, Equatable {
  /// Nothing, `p = 0`: the window stays inside the image.
  case valid
  /// That many rows and columns of zeros on every side.
  case zero(Int)
  /// That many rows and columns on every side, copied from the opposite side as on a torus.
  case circular(Int)
}
