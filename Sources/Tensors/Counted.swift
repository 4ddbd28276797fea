/// A number with its noun, for messages: `1 element`, `2 elements`.
package func counted(_ number: Int, _ singular: String) -> String {
  "\(number) \(singular)\(number == 1 ? "" : "s")"
}
