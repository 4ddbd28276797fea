import CourseModel
import Foundation
import Mutations

let usage = """
  usage: gradus-mutate [slices] < INPUT

  Prints every mutant of a Swift source as JSON. With `slices`, reads a request as JSON and prints sources that compile
  as one module. gradus runs it: SwiftSyntax takes longer to load than most commands to run, so it is loaded here only.
  """

do {
  let input = { try FileHandle.standardInput.readToEnd() ?? Data() }
  let answer: Data
  switch CommandLine.arguments.dropFirst() {
  case []: answer = try JSONEncoder().encode(mutants(of: String(decoding: input(), as: UTF8.self)))
  case ["slices"]:
    answer = try JSONEncoder().encode(slices(JSONDecoder().decode(SliceRequest.self, from: input())))
  default:
    FileHandle.standardError.write(Data((usage + "\n").utf8))
    exit(2)
  }
  try FileHandle.standardOutput.write(contentsOf: answer)
} catch {
  FileHandle.standardError.write(Data("gradus-mutate: \(error)\n".utf8))
  exit(3)
}
