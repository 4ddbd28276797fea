import WorkerProtocol

/// What a student's code printed, without what the Swift runtime adds when it stops a program.
///
/// The runtime prints its message, which is told beside the item, and a stack trace of raw addresses, which differ from
/// run to run and say nothing to a student.
func studentOutput(of standardError: String) -> String {
  standardError.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
    !RuntimeMessage.isMessage(line) && line != "Current stack trace:"
      && line.prefixMatch(of: #/[0-9]+ +\S+ +0x[0-9a-f]+ /#) == nil
  }.joined(separator: "\n")
}
