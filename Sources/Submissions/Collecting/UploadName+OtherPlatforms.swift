extension UploadName {
  /// Blackboard's name; the attempt's time of day orders the attempts.
  ///
  /// Assignment and user name may both have `_` in them: then only a roster can tell where the user name begins, and
  /// the id is all of it.
  static func blackboard(_ name: String) -> UploadName? {
    let pattern =
      /(?<prefix>.+)_attempt_(?<time>[0-9]{4}(?:-[0-9]{2}){5})(?:_(?<file>.+)|\.txt)?/
    guard let match = name.wholeMatch(of: pattern) else { return nil }
    let parts = match.prefix.split(separator: "_", omittingEmptySubsequences: false)
    guard parts.count > 1 else { return nil }
    let users = parts.indices.dropFirst().map { parts[$0...].joined(separator: "_") }
    return UploadName(
      owner: UploadOwner(id: users.count == 1 ? users[0] : String(match.prefix), keys: users),
      fileName: match.file.map(String.init), attempt: Int(match.time.filter { $0 != "-" }) ?? 0)
  }

  /// Brightspace's name; the first number is the account's, known to Brightspace alone.
  static func brightspace(_ name: String) -> UploadName? {
    let date = /(?:[^ ,\-]+ [0-9]{1,2}|[0-9]{1,2} [^ ,\-]+),? [0-9]{4},? [0-9.:]{3,5}(?: ?[AaPp][Mm])?/
    let pattern = /(?<account>[0-9]+)-[0-9]+ - (?<middle>.+?) ?- (?<date>[^\-]+)/
    guard let match = name.wholeMatch(of: pattern), match.date.wholeMatch(of: date) != nil else { return nil }
    var keys = [String(match.account)]
    var hasForeignNumber = true
    var student = String(match.middle)
    // The id of the university, where there is one before the name, has digits in it.
    if let dash = student.firstRange(of: " - "), student[..<dash.lowerBound].contains(where: \.isNumber) {
      keys = [String(student[..<dash.lowerBound])]
      hasForeignNumber = false
      student = String(student[dash.upperBound...])
    }
    return UploadName(
      owner: UploadOwner(
        id: keys[0], name: student, keys: keys, hasForeignNumber: hasForeignNumber),
      revision: BrightspaceDate(match.date)?.order ?? 0)
  }

  /// Sakai's folder; what the instructor gave back lies beside what the student handed in.
  static func sakai(_ name: String) -> UploadName? {
    guard let match = name.wholeMatch(of: /(?<family>[^()]+), (?<given>[^()]+)\((?<user>[^()]+)\)/) else {
      return nil
    }
    var parsed = UploadName(
      owner: UploadOwner(id: String(match.user), name: "\(match.given) \(match.family)"))
    parsed.attachments = "Submission attachment(s)"
    return parsed
  }

  /// Autolab's name; every version is a whole submission.
  static func autolab(_ name: String) -> UploadName? {
    guard let match = name.wholeMatch(of: /(?<address>[^@\/]+@[^@_]+)_(?<version>[0-9]{1,9})_(?<file>.+)/)
    else {
      return nil
    }
    return UploadName(
      owner: UploadOwner(id: String(match.address)), fileName: String(match.file),
      attempt: Int(match.version) ?? 0)
  }
}

/// `Oct 3, 2024 1149 AM` or `3 October, 2024 11.49 AM`, with an English month.
private struct BrightspaceDate {
  /// Year, month, day, hour and minute as one number: later dates are larger.
  let order: Int

  init?(_ text: Substring) {
    let words = text.split { !($0.isLetter || $0.isNumber) }
    guard words.count >= 4 else { return nil }
    let (day, month) = Int(words[0]) == nil ? (words[1], words[0]) : (words[0], words[1])
    let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    let clock = words[3...].joined().lowercased()
    guard let month = months.firstIndex(of: String(month.lowercased().prefix(3))), let day = Int(day),
      let year = Int(words[2]), let time = Int(clock.filter(\.isNumber)), day <= 31, time < 2400
    else { return nil }
    let isAfternoon = clock.hasSuffix("pm")
    let isTwelve = time / 100 == 12
    let hours = isAfternoon ? (isTwelve ? 0 : 12) : (isTwelve && clock.hasSuffix("am") ? -12 : 0)
    order = ((year * 12 + month) * 31 + day) * 2400 + time + hours * 100
  }
}
