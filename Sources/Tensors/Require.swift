/// Stops the program with `message` unless `condition` holds.
///
/// Unlike `precondition`, it prints its message in optimized builds too: what was wrong with two shapes is
/// what the person who called us needs to read.
func require(
  _ condition: Bool, _ message: @autoclosure () -> String, file: StaticString = #fileID, line: UInt = #line
) {
  if !condition {
    fatalError(message(), file: file, line: line)
  }
}
