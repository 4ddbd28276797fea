extension UploadName {
  /// Moodle's name; the number is that of the download and of nothing else.
  static func moodle(_ name: String) -> UploadName? {
    let marker = "_assignsubmission_"
    guard let start = name.firstRange(of: marker) else { return nil }
    let prefix = name[..<start.lowerBound]
    let rest = name[start.upperBound...].split(separator: "_", maxSplits: 1, omittingEmptySubsequences: false)
    let file = rest.count == 2 && !rest[1].isEmpty ? String(rest[1]) : nil
    guard let separator = prefix.lastIndex(of: "_"), prefix[prefix.index(after: separator)...].isNumber else {
      return prefix.isEmpty
        ? nil : UploadName(owner: UploadOwner(id: String(prefix), name: String(prefix)), fileName: file)
    }
    return UploadName(
      owner: UploadOwner(
        id: String(prefix[prefix.index(after: separator)...]), name: String(prefix[..<separator]),
        hasForeignNumber: true),
      fileName: file)
  }
}

extension Substring {
  /// Whether it is made of the digits 0 to 9.
  var isNumber: Bool {
    !isEmpty && utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}
