import Archives
import Testing

struct UnpackRequestTests {
  @Test(arguments: [nil, [".swift"], [".swift", ".md"]] as [[String]?])
  func roundTrip(suffixes: [String]?) throws {
    let limits = ArchiveLimits(
      archiveBytes: 1, entries: 2, nameBytes: 3, fileBytes: 4, totalBytes: 5, expansion: 6)
    let request = UnpackRequest(limits: limits, suffixes: suffixes)
    var input = (request.head + [0x0A, 0x0A, 0x50])[...]
    #expect(try UnpackRequest(takingHeadOf: &input) == request)
    #expect(Array(input) == [0x0A, 0x0A, 0x50])
  }

  static let complete = String(decoding: UnpackRequest().head.dropLast(), as: UTF8.self)

  @Test(arguments: [
    "", "\n", "\n\n", "entries 1\n\n", complete, complete + "colour 1\n\n", complete + "entries many\n\n",
    complete + "entries -1\n\n", complete + "entries\n\n",
    complete + "suffix " + String(repeating: "x", count: 5000) + "\n\n",
  ])
  func refusesOtherHeads(head: String) {
    var input = Array(head.utf8)[...]
    #expect(throws: UnpackRequestError.self) { try UnpackRequest(takingHeadOf: &input) }
  }
}
