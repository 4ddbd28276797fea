/// What the command line of a worker says.
public struct WorkerOptions: Equatable, Sendable {
  /// The compiled submission.
  public let submission: String
  /// The stack on which calls run, in bytes.
  public let stackBytes: Int
  /// Which solution of a batch to be.
  public let solution: Int?

  /// What to print when the arguments make no sense.
  public static let usage = """
    usage: gradus-worker SUBMISSION.so [--stack MEBIBYTES] [--solution NUMBER]

    Loads a compiled submission and answers calls: reads requests from standard input, writes replies to standard
    output. gradus starts it; it is of no use by hand.
    """

  /// Reads the arguments after the program's name; nil if they make no sense.
  public init?(_ arguments: [String]) {
    var rest = arguments[...]
    guard let submission = rest.popFirst(), !submission.hasPrefix("-") else { return nil }
    var (mebibytes, solution) = (64, Int?.none)
    while let option = rest.popFirst() {
      guard let number = rest.popFirst().flatMap(Int.init) else { return nil }
      switch option {
      case "--stack" where 1...4096 ~= number: mebibytes = number
      case "--solution" where number >= 0: solution = number
      default: return nil
      }
    }
    self.submission = submission
    self.solution = solution
    stackBytes = mebibytes << 20
  }
}
