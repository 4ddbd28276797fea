/// What the command line of a worker says.
public struct WorkerOptions: Equatable, Sendable {
  /// The compiled submission.
  public let submission: String
  /// The stack on which calls run, in bytes.
  public let stackBytes: Int

  /// What to print when the arguments make no sense.
  public static let usage = """
    usage: gradus-worker SUBMISSION.so [--stack MEBIBYTES]

    Loads a compiled submission and answers calls: reads requests from standard input, writes replies to standard
    output. gradus starts it; it is of no use by hand.
    """

  /// Reads the arguments after the program's name; nil if they make no sense.
  public init?(_ arguments: [String]) {
    var rest = arguments[...]
    guard let submission = rest.popFirst(), !submission.hasPrefix("-") else { return nil }
    var mebibytes = 64
    if let option = rest.popFirst() {
      guard option == "--stack", let number = rest.popFirst().flatMap(Int.init), 1...4096 ~= number else {
        return nil
      }
      mebibytes = number
    }
    guard rest.isEmpty else { return nil }
    self.submission = submission
    stackBytes = mebibytes << 20
  }
}
