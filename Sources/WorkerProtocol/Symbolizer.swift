/// Finds the lines of source behind offsets into a compiled submission, with LLVM's symbolizer.
public struct Symbolizer {
  /// Runs a program and returns what it printed on standard output.
  public typealias Run = (_ program: String, _ arguments: [String]) throws -> String

  private let program: String
  private let run: Run

  /// A symbolizer.
  ///
  /// - Parameters:
  ///   - program: The path of `llvm-symbolizer`, as the toolchain ships it.
  ///   - run: How to run it; it reads the submission's debug information, so run it in the sandbox.
  public init(program: String, run: @escaping Run) {
    self.program = program
    self.run = run
  }

  /// The innermost line that somebody wrote, nil if the offsets belong to none.
  ///
  /// - Parameters:
  ///   - offsets: Innermost first; of more than `CrashRecord.mostOffsets` the first ones.
  ///   - object: The path of the shared object, compiled with `-g`.
  /// - Throws: What `run` throws.
  public func innermostLine(of offsets: [UInt64], in object: String) throws -> SourceLine? {
    guard !offsets.isEmpty else { return nil }
    let addresses = offsets.prefix(CrashRecord.mostOffsets).map { "0x" + String($0, radix: 16) }
    let output = try run(program, ["--obj=\(object)", "--functions=none", "--inlines"] + addresses)
    return output.split(separator: "\n").lazy.compactMap(Self.line).first
  }

  /// Reads `file:line:column`; nil for code that the compiler made up.
  private static func line(_ text: Substring) -> SourceLine? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count >= 3, let line = Int(parts[parts.count - 2]), line > 0 else { return nil }
    let file = parts.dropLast(2).joined(separator: ":")
    return file.hasSuffix("<compiler-generated>") || file == "??" ? nil : SourceLine(file: file, line: line)
  }
}
