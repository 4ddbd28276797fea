import Testing

@testable import Submissions

struct CopyNameTests {
  @Test(arguments: [
    ("Losses (1).swift", 1), ("Losses(2).swift", 2), ("Losses - Copy.swift", 1),
    ("Losses - Copy (2).swift", 2),
    ("Losses - Kopie.swift", 1), ("Losses – Kopie (3).swift", 3), ("Losses - Copie.swift", 1),
    ("Losses copy.swift", 1), ("Losses copy 2.swift", 2), ("Losses 2.swift", 2), ("Losses (copy).swift", 1),
    ("Losses (another copy).swift", 1), ("Copy of Losses.swift", 1), ("Kopie von Losses.swift", 1),
    ("Copy of Losses (1).swift", 1),
  ])
  func copiesThatProgramsMake(name: String, number: Int) {
    let copy = CopyName(name)
    #expect(copy.original == "Losses.swift")
    #expect(copy.number == number)
    #expect(copy.isCertain)
  }

  @Test(arguments: [
    ("Losses-1.swift", 1), ("Losses_2.swift", 2), ("Losses-v3.swift", 3), ("Losses .swift", 0),
    (" Losses.swift", 0), ("Losses.swift.txt", 0), ("Losses.swift", 0),
  ])
  func namesThatAuthorsGive(name: String, number: Int) {
    let copy = CopyName(name)
    #expect(copy.original == "Losses.swift")
    #expect(copy.number == number)
    #expect(!copy.isCertain)
  }

  @Test(arguments: [
    "MyLosses.swift", "Losses2.swift", "Losses-final.swift", "LossesTest.swift", "Losses-12345.swift",
    "copy.swift",
    "(1).swift", "2.swift", "-1.swift", "notes.txt", "", "Losses (see mail).swift",
  ])
  func otherNamesAreKept(name: String) {
    let copy = CopyName(name)
    #expect(copy.original == name.trimmingPrefix(" "))
    #expect(copy.number == 0 && !copy.isCertain)
  }

  @Test func theEndingKeepsItsCase() {
    #expect(CopyName("losses (1).SWIFT").original == "losses.SWIFT")
  }
}
