import Testing

@testable import Submissions

struct CSVReaderTests {
  @Test(arguments: [
    ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
    ("a,b\r\n1,2", [["a", "b"], ["1", "2"]]),
    ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
    ("\u{FEFF}a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
    ("a;b\n1,5;2\n", [["a", "b"], ["1,5", "2"]]),
    ("a\tb\n1;5\t2\n", [["a", "b"], ["1;5", "2"]]),
    ("a,b;c\n1,2\n", [["a", "b;c"], ["1", "2"]]),
    ("a\n1;2\n", [["a"], ["1;2"]]),
    ("a,b\n\"Doe, Jane\",\"say \"\"hi\"\"\"\n", [["a", "b"], ["Doe, Jane", "say \"hi\""]]),
    ("a,b\n\"two\nlines\",\"\"\n", [["a", "b"], ["two\nlines", ""]]),
    ("a,b\n,\n1,2,,\n , \n", [["a", "b"], ["1", "2"]]),
    ("a,b,,\n1,2\n3,4,,\n", [["a", "b"], ["1", "2"], ["3", "4"]]),
    (";;\na;b\n1;2\n", [["a", "b"], ["1", "2"]]),
    ("sep=;\r\na;b\r\n1,5;2\r\n", [["a", "b"], ["1,5", "2"]]),
    ("\"sep=|\"\na|b\n1;5|2,5\n", [["a", "b"], ["1;5", "2,5"]]),
    ("\"a,b\";c\n1,5;2\n", [["a,b", "c"], ["1,5", "2"]]),
    ("a, \"b\" \n 1 ,  \"2, 3\" \n", [["a", "b"], [" 1 ", "2, 3"]]),
    ("\n\na,b\n\n1,2\n\n", [["a", "b"], ["1", "2"]]),
    ("", []),
  ])
  func reads(text: String, rows: [[String]]) throws {
    #expect(try CSVReader.rows(of: Array(text.utf8)).map(\.fields) == rows)
  }

  @Test(arguments: [
    ("a,b\n1\n", 2, "1 field where the header has 2; 'b' is missing"),
    (
      "a,b\n1,2\n1,2,3\n", 3,
      "3 fields where the header has 2; '3' is too much: put a text that has ',' in it into double quotes"
    ),
    ("a,b\n\"x\ny\",2\n1\n", 4, "1 field where the header has 2; 'b' is missing"),
    ("a,b\n1,\"2\n3\n", 2, "a field in quotes does not end; close it with \""),
    ("a,b\n1,\"2\" x\n", 2, "text follows a closing quote; write a quote inside a field as \"\""),
    ("a,b\n1,2\"3\n", 2, "a quote in a field without quotes; write \"a \"\"quoted\"\" word\""),
  ])
  func refusesWithTheLine(text: String, line: Int, message: String) {
    #expect(throws: CSVReader.Failure(line: line, message: message)) {
      try CSVReader.rows(of: Array(text.utf8))
    }
  }
}
