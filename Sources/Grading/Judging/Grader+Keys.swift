import Checks
import ContentHash
import CourseFiles
public import CourseModel
import Foundation
import Sandbox
public import Submissions

extension Grader {
  /// Hash of what a submission hands in. Hexadecimal.
  public func contentHash(of submission: Submission) -> String { submission.contentHash.description }

  /// For each exercise, a key that stands for everything else that a result depends on: the checks and the
  /// library (this program and the worker), the reference, the starter and the index of mistakes, the compiler, the seed, the
  /// limits, the sandbox.
  ///
  /// - Parameter student: whose seed counts.
  /// - Throws: when a program or a source cannot be read.
  public func gradingKeys(of student: Student) throws -> [String: String] {
    let programs = try builder.programHashes()
    var keys: [String: String] = [:]
    for graded in exercises {
      let exercise = graded.exercise
      var hasher = ContentHasher()
      for hash in programs { hasher.combine(hash) }
      hasher.combine(try sources.reference(of: exercise))
      hasher.combine(try sources.starter(of: exercise))
      hasher.combine(Array(try sources.index(of: exercise) ?? Data()))
      hasher.combine(toolchainVersion)
      hasher.combine(seed(of: student).description)
      hasher.combine("\(exercise.limits)")
      hasher.combine(settings.policy.rawValue)
      keys[exercise.id] = hasher.finish().description
    }
    return keys
  }
}
