extension UploadName {
  /// Canvas's name; the first number is the account's, the second the file's.
  static func canvas(_ name: String) -> UploadName? {
    let parts = name.split(separator: "_", omittingEmptySubsequences: false)
    for index in parts.indices.dropLast() {
      var owner = parts[..<index].map(String.init)
      var id = String(parts[index])
      let isAnonymous = owner.last == "anon" && owner.count <= 2
      guard parts[index].isNumber || isAnonymous else { continue }
      if isAnonymous { id = "\(owner.removeLast())_\(id)" }
      if owner.last?.lowercased() == "late" { owner.removeLast() }
      let student = UploadOwner(id: id, name: owner.isEmpty ? nil : owner.joined(separator: "_"))
      let rest = parts[(index + 1)...]
      if rest.count == 1, rest.first == "text.html" || rest.first == "link.html" {
        return UploadName(owner: student, fileName: rest.first.map(String.init))
      }
      guard rest.count >= 2, let attachment = rest.first, attachment.isNumber else { continue }
      let (file, revision) = revision(of: rest.dropFirst().joined(separator: "_"))
      return UploadName(owner: student, fileName: file, revision: revision)
    }
    return nil
  }

  /// `lab1-2.zip` is revision 2 of `lab1.zip`.
  private static func revision(of name: String) -> (name: String, revision: Int) {
    let dot = name.firstIndex(of: ".") ?? name.endIndex
    guard let dash = name[..<dot].lastIndex(of: "-"), dash > name.startIndex,
      let revision = Int(name[name.index(after: dash)..<dot]), (1...999).contains(revision)
    else { return (name, 0) }
    return ("\(name[..<dash])\(name[dot...])", revision)
  }
}
