import ExerciseGenerator
import Foundation

let usage = """
  usage: gradus-generate [--check] [--root FOLDER]

  Writes what follows from the exercises' protocols: Sources/ExerciseBridges, the starters in exercises, the links in
  Sources/Exercises, the references that tests compile, and the lists of exercises in Package.swift,
  README.md and the registries. Prints each file that it writes.

    --check        writes nothing; names each stale file and exits with 1 if there is one
    --root FOLDER  the course's folder (default: the current one)
  """

/// Ends with a message on standard error.
func fail(_ message: String, status: Int32) -> Never {
  FileHandle.standardError.write(Data((message + "\n").utf8))
  exit(status)
}

var isCheck = false
var root = URL(filePath: FileManager.default.currentDirectoryPath)
var arguments = CommandLine.arguments.dropFirst()
while let argument = arguments.popFirst() {
  switch argument {
  case "--check": isCheck = true
  case "--root":
    guard let folder = arguments.popFirst() else { fail(usage, status: 2) }
    root = URL(filePath: folder)
  case "--help", "-h":
    print(usage)
    exit(0)
  default: fail("unknown argument \(argument)\n\n\(usage)", status: 2)
  }
}

do {
  let course = CourseFiles(root: root)
  let stale = try course.stale(course.generated())
  if isCheck {
    guard stale.isEmpty else {
      fail("stale: run gradus-generate\n" + stale.map { "  \($0.path)" }.joined(separator: "\n"), status: 1)
    }
  } else {
    try course.update(stale)
    for file in stale where !file.needsPerson { print(file.path) }
    let solved = stale.filter(\.needsPerson)
    guard solved.isEmpty else {
      fail(
        "these starters hold a solution: move it to reference and remove the file\n"
          + solved.map { "  \($0.path)" }.joined(separator: "\n"), status: 1)
    }
  }
} catch {
  fail("\(error)", status: 1)
}
