import Foundation
import Testing

@testable import ContentHash

@Suite struct ContentHashTests {
  /// FIPS 180-4 examples, from NIST's "Examples with Intermediate Values".
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func publishedDigests(text: String, digest: String) {
    #expect(ContentHash(of: Array(text.utf8)).description == digest)
  }

  @Test func fieldsDoNotRunIntoEachOther() {
    func hash(_ fields: [String]) -> ContentHash {
      var hasher = ContentHasher()
      for field in fields { hasher.combine(field) }
      return hasher.finish()
    }
    #expect(hash(["ab", "c"]) != hash(["a", "bc"]))
    #expect(hash(["a", ""]) != hash(["a"]))
    #expect(hash(["ab", "c"]) == hash(["ab", "c"]))
  }

  @Test func survivesCoding() throws {
    let hash = ContentHash(of: [1, 2, 3])
    #expect(try JSONDecoder().decode(ContentHash.self, from: JSONEncoder().encode(hash)) == hash)
  }
}
