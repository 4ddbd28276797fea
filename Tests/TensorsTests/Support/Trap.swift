import Testing

/// A misuse, and what the message with which it stops the program must contain.
struct Trap: Sendable, CustomTestStringConvertible {
  var name: String
  var message: String
  var misuse: @Sendable () -> Void

  init(_ name: String, says message: String, _ misuse: @escaping @Sendable () -> Void) {
    (self.name, self.message, self.misuse) = (name, message, misuse)
  }

  var testDescription: String { name }
}

/// Expects that what the exit test left on standard error contains the trap's message.
func expect(_ result: ExitTest.Result?, says trap: Trap) {
  let output = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
  #expect(output.contains(trap.message), "\(trap.name) says \(output)")
}
