package import Checks
import CourseModel
import Foundation
import WorkerProtocol

/// What all submissions graded together share: the seed, the reference, and what is known of mistakes.
///
/// Safe to use from several threads: each reference and each mistake has one worker, which answers one call
/// at a time.
final class Batch: @unchecked Sendable {
  let seed: Seed
  let oracle = Oracle()
  private let answerers: Answerers
  private let mistakes: MistakeBank

  init(seed: Seed, answerers: Answerers) {
    self.seed = seed
    self.answerers = answerers
    mistakes = MistakeBank(answerers: answerers)
  }

  /// Gives the channel to the reference of an exercise.
  func reference(of exercise: Exercise) -> () throws -> any CallChannel {
    { [answerers] in try answerers.reference(of: exercise) }
  }

  /// The known mistakes that explain what a student's code answered.
  func diagnosis(of transcript: Transcript, in graded: AnyGradedExercise) -> Diagnosis? {
    mistakes.diagnosis(of: transcript, in: graded)
  }
}

/// Makes channels that answer for the reference and for known mistakes, each started when first needed.
final class Answerers: @unchecked Sendable {
  /// Starts a channel to the reference of an exercise with its text edited.
  typealias Start = @Sendable (Exercise, _ edit: (String) throws -> String) throws -> any CallChannel

  private let start: Start
  private let lock = NSLock()
  private var channels: [String: SharedChannel] = [:]

  init(start: @escaping Start) { self.start = start }

  func reference(of exercise: Exercise) throws -> SharedChannel {
    try channel("reference/\(exercise.id)", exercise) { $0 }
  }

  func mistake(_ mistake: Mistake, of exercise: Exercise) throws -> SharedChannel {
    try channel("mistake/\(exercise.id)/\(mistake.id)", exercise) { try mistake.applied(to: $0) }
  }

  private func channel(
    _ key: String, _ exercise: Exercise, _ edit: (String) throws -> String
  ) throws -> SharedChannel {
    lock.lock()
    defer { lock.unlock() }
    if let known = channels[key] { return known }
    let channel = SharedChannel(try start(exercise, edit))
    channels[key] = channel
    return channel
  }
}

/// A channel that several threads may use: one call at a time, callbacks included.
final class SharedChannel: CallChannel, @unchecked Sendable {
  private let lock = NSRecursiveLock()
  private let channel: any CallChannel

  init(_ channel: any CallChannel) { self.channel = channel }

  func call(_ call: EntryCall) throws -> CallOutcome {
    lock.lock()
    defer { lock.unlock() }
    return try channel.call(call)
  }
}

extension Mistake {
  /// The reference with this mistake made.
  package func applied(to reference: String) throws(MistakeError) -> String {
    let parts = reference.components(separatedBy: edit)
    guard parts.count == 2 else {
      throw MistakeError(mistake: id, occurrences: parts.count - 1)
    }
    return parts.joined(separator: becomes)
  }
}

/// A known mistake whose text does not stand in the reference exactly once.
package struct MistakeError: Error, CustomStringConvertible {
  package let mistake: String
  package let occurrences: Int

  package var description: String {
    "The mistake `\(mistake)` edits a text that occurs \(occurrences) times in the reference; "
      + "make `edit` a text that occurs exactly once."
  }
}
