import Foundation
import Mutations

let usage = """
  usage: gradus-mutate < SOURCE

  Prints every mutant of a Swift source as JSON. `gradus audit` runs it: SwiftSyntax takes longer to load than most
  commands to run, so it is loaded here only.
  """

guard CommandLine.arguments.count == 1 else {
  FileHandle.standardError.write(Data((usage + "\n").utf8))
  exit(2)
}

do {
  let source = try FileHandle.standardInput.readToEnd() ?? Data()
  let all = mutants(of: String(decoding: source, as: UTF8.self))
  try FileHandle.standardOutput.write(contentsOf: JSONEncoder().encode(all))
} catch {
  FileHandle.standardError.write(Data("gradus-mutate: \(error)\n".utf8))
  exit(3)
}
