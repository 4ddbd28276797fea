/// Files that are compiled together, as one module.
struct CompilationGroup {
  var sources: [SubmittedSource]
  /// Exercises whose starter takes the place of the student's text.
  var replaced: Set<String> = []
  var moduleName: String
  var isOptimised: Bool

  /// A submission's files in at most two groups: unoptimised, and optimised.
  static func byOptimisation(_ sources: [SubmittedSource]) -> [CompilationGroup] {
    [(false, "Submission"), (true, "OptimisedSubmission")].compactMap { optimised, name in
      let chosen = sources.filter { $0.isOptimised == optimised }
      return chosen.isEmpty
        ? nil : CompilationGroup(sources: chosen, moduleName: name, isOptimised: optimised)
    }
  }

  /// One file as a module of its own.
  static func alone(_ source: SubmittedSource) -> CompilationGroup {
    let letters = source.exercise.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }
    return CompilationGroup(
      sources: [source], moduleName: "Submission_" + String(letters), isOptimised: source.isOptimised)
  }

  /// The text to compile for a source.
  func contents(of source: SubmittedSource) -> [UInt8] {
    replaced.contains(source.exercise) ? source.starter ?? [] : source.contents
  }

  /// The sources that take part: all but replaced ones without a starter.
  var members: [SubmittedSource] { sources.filter { !replaced.contains($0.exercise) || $0.starter != nil } }
}

/// Where a source's files lie inside the sandbox. Names are ours where the student's is not plain, so that no path
/// is ever an option or a surprise; they are what a trap's message shows.
struct GuestFiles {
  var student: String
  var glue: String

  init(_ source: SubmittedSource) {
    let name = source.shownPath.split(separator: "/").last.map(String.init) ?? ""
    let isPlain =
      name.hasSuffix(".swift") && name.utf8.count <= 100 && name.first?.isLetter == true
      && name.utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "_")
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: ".")
      }
    student = isPlain ? name : source.exercise + ".swift"
    glue = source.exercise + "-entry-point.swift"
  }
}
