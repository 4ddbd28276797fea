/// Who handed an upload in, as far as its name tells.
struct UploadOwner: Hashable {
  /// Identifies the student within the class folder.
  var id: String
  /// The student's name as the learning platform writes it: `Jane Doe` (Moodle), `doejane` (Canvas).
  var name: String?
  /// What may name the student in a roster: ids, user names, addresses.
  var keys: [String]
  /// Whether a learning platform gave the name, which then tells whose file it is.
  var isFromPlatform = true
  /// Whether the platform's number means nothing outside the download, so that a like number in a roster is chance.
  var hasForeignNumber = false

  init(
    id: String, name: String? = nil, keys: [String]? = nil, isFromPlatform: Bool = true,
    hasForeignNumber: Bool = false
  ) {
    self.id = id
    self.name = name
    self.keys = keys ?? [id]
    self.isFromPlatform = isFromPlatform
    self.hasForeignNumber = hasForeignNumber
  }
}
