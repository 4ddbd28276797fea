import ArgumentParser

/// A number of bytes on the command line: `1000000`, `500M`, `2G`, in units of 1024.
struct ByteCount: ExpressibleByArgument {
  let bytes: Int

  private static let units: [(letter: String, bytes: Int)] = [
    ("K", 1 << 10), ("M", 1 << 20), ("G", 1 << 30), ("T", 1 << 40),
  ]

  init(bytes: Int) { self.bytes = bytes }

  /// `nil` for what is no whole number of 0 or more bytes.
  init?(argument: String) {
    let unit = Self.units.first { argument.uppercased().hasSuffix($0.letter) }
    guard let number = Int(argument.dropLast(unit == nil ? 0 : 1)), number >= 0 else { return nil }
    let (bytes, isTooLarge) = number.multipliedReportingOverflow(by: unit?.bytes ?? 1)
    guard !isTooLarge else { return nil }
    self.bytes = bytes
  }

  var defaultValueDescription: String {
    let unit = Self.units.last { bytes > 0 && bytes.isMultiple(of: $0.bytes) }
    return unit.map { "\(bytes / $0.bytes)\($0.letter)" } ?? "\(bytes)"
  }
}
