/// Stops the program with `message` unless `condition` holds.
///
/// Unlike `precondition`, it prints its message in optimized builds too: what was wrong with two shapes is
/// what the person who called us needs to read.
package func require(
  _ condition: Bool, _ message: @autoclosure () -> String, file: StaticString = #fileID, line: UInt = #line
) {
  if !condition {
    fatalError(message(), file: file, line: line)
  }
}

/// A number with its noun, for messages: `1 element`, `2 elements`.
package func counted(_ number: Int, _ singular: String) -> String {
  "\(number) \(singular)\(number == 1 ? "" : "s")"
}
