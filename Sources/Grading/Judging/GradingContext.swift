package import Checks
import CourseModel
import Foundation
import WorkerProtocol

/// What all submissions graded together share: the seed, and what the reference answers.
///
/// Safe to use from several threads.
final class GradingContext: Sendable {
  let seed: Seed
  let oracle = Oracle()
  private let pool: WorkerPool

  init(seed: Seed, pool: WorkerPool) {
    self.seed = seed
    self.pool = pool
  }

  /// Gives the channel to the reference of an exercise.
  func reference(of exercise: Exercise) -> () throws -> any CallChannel {
    { [pool] in try pool.reference(of: exercise) }
  }
}

extension Mistake {
  /// The reference with this mistake made.
  package func applied(to reference: String) throws(MistakeError) -> String {
    var text = reference
    for edit in edits {
      let parts = text.components(separatedBy: edit.text)
      guard parts.count == 2 else {
        throw MistakeError(mistake: id, text: edit.text, occurrences: parts.count - 1)
      }
      text = parts.joined(separator: edit.becomes)
    }
    return text
  }
}

/// A known mistake whose text does not stand in the reference exactly once.
package struct MistakeError: Error, CustomStringConvertible {
  package let mistake: String
  package let text: String
  package let occurrences: Int

  package var description: String {
    "The mistake `\(mistake)` edits a text that occurs \(occurrences) times in the reference; "
      + "make it one that occurs exactly once: `\(text.prefix(80))`"
  }
}
