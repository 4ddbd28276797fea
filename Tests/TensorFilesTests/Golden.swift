import Foundation

/// Files that `Golden/generate.py` wrote with NumPy.
enum Golden {
  static func bytes(_ name: String) throws -> [UInt8] {
    let url = Bundle.module.bundleURL.appending(path: "Golden/\(name)")
    return Array(try Data(contentsOf: url))
  }
}

/// An `.npy` file with any header text.
func npy(header: String, major: UInt8 = 1, minor: UInt8 = 0, data: [UInt8] = []) -> [UInt8] {
  let text = Array(header.utf8)
  let length = (0..<(major == 1 ? 2 : 4)).map { UInt8(truncatingIfNeeded: text.count >> (8 * $0)) }
  return [0x93] + Array("NUMPY".utf8) + [major, minor] + length + text + data
}
