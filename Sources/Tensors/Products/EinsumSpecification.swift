/// A parsed subscripts string of ``einsum(_:_:)``: one letter per axis.
struct EinsumSpecification {
  /// The letters of each operand.
  let inputs: [[Character]]
  /// The letters of the result.
  let output: [Character]

  /// Traps when the string is malformed; `operands` is their number.
  init(_ subscripts: String, operands: Int) {
    let text = subscripts.filter { $0 != " " }
    let allowed = text.allSatisfy { $0.isASCII && ($0.isLetter || "->,".contains($0)) }
    require(allowed, "einsum \"\(subscripts)\": only letters, commas and one \"->\" are understood")
    let sides = Self.split(text)
    require(sides.count <= 2, "einsum \"\(subscripts)\" has more than one \"->\"")
    let inputs = sides[0].split(separator: ",", omittingEmptySubsequences: false).map(Array.init)
    require(
      inputs.count == operands,
      "einsum \"\(subscripts)\" describes \(counted(inputs.count, "operand")), not \(operands)"
    )
    let letters = inputs.joined()
    if sides.count == 2 {
      output = sides[1]
    } else {
      output = Set(letters).filter { letter in letters.count { $0 == letter } == 1 }.sorted()
    }
    require(Set(output).count == output.count, "einsum \"\(subscripts)\": a letter comes twice in the result")
    for letter in output {
      require(letters.contains(letter), "einsum \"\(subscripts)\": no operand has the letter \(letter)")
    }
    self.inputs = inputs
  }

  /// The parts before and after each arrow.
  private static func split(_ text: String) -> [[Character]] {
    var sides: [[Character]] = [[]]
    var previous: Character?
    for character in text {
      if previous == "-" {
        require(character == ">", "einsum \"\(text)\" has a \"-\" without \">\"")
        sides.append([])
      } else if character != "-" {
        require(character != ">", "einsum \"\(text)\" has a \">\" without \"-\"")
        sides[sides.count - 1].append(character)
      }
      previous = character
    }
    require(previous != "-", "einsum \"\(text)\" has a \"-\" without \">\"")
    require(
      sides.dropFirst().allSatisfy { !$0.contains(",") }, "einsum \"\(text)\" has a comma in the result")
    return sides
  }
}
