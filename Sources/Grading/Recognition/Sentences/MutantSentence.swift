import CourseModel

/// What a student should read whose code answers as a mutant of the reference does.
enum MutantSentence {
  /// Says what the answers look like, never the code: “Your `f` answers, in every case that returns numbers, exactly
  /// as if …”.
  ///
  /// - Parameters:
  ///   - mutant: the mutant that explains the answers.
  ///   - entryPoint: the function that answers so, without its labels.
  /// - Returns: nil where the edit has no words: it is neither of a function's result or parameter nor of a quantity that
  ///   the reference names.
  static func sentence(for mutant: Mutant, in entryPoint: String) -> String? {
    mutant.change.map { change in
      let own = "in `\(entryPoint)`, "
      let words = change.hasPrefix(own) ? String(change.dropFirst(own.count)) : change
      let comma = words.hasPrefix("in `") ? "," : ""
      return
        "Your `\(entryPoint)` answers, in every case that returns numbers, exactly as if\(comma) \(words)."
    }
  }
}
