import CourseModel
import Submissions
import Testing

struct FileSafeIDTests {
  @Test(arguments: [
    ("123456", "123456"), ("jane.doe-2", "jane.doe-2"), ("Jane Doe", "Jane%20Doe"), ("", "%"), (".", "%2E"),
    ("..", "%2E."), ("../../etc", "%2E.%2F..%2Fetc"), ("-rf", "%2Drf"), ("%41", "%2541"), ("A", "A"),
    ("ü", "%C3%BC"),
    ("a\u{0}b", "a%00b"), ("a/b", "a%2Fb"), ("~", "%7E"),
  ])
  func encodes(id: String, name: String) {
    #expect(Student(id: id).fileSafeID == name)
  }

  @Test func isInjectiveAndShort() {
    let pieces = [
      "", "a", "A", "%", "%61", ".", "/", "-", "~", "é", "e\u{301}", String(repeating: "ü", count: 60),
    ]
    var names: Set<String> = []
    var ids: Set<[UInt8]> = []
    for first in pieces {
      for second in pieces {
        for third in pieces {
          let id = first + second + third
          ids.insert(Array(id.utf8))
          let name = Student(id: id).fileSafeID
          #expect(name.utf8.count <= 250 && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
          #expect(!name.contains("/") && !name.hasPrefix(".") && !name.hasPrefix("-"))
          names.insert(name)
        }
      }
    }
    #expect(names.count == ids.count)
  }
}
