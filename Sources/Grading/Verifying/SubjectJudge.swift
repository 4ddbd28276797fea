import Checks
import CourseModel

/// Remarks on what happened with some of several seeds: equal words are said once.
struct SeedRemarks {
  private let subject: String
  private var seeds: [String: [String]] = [:]
  private var order: [String] = []
  private var seedCount = 0

  init(_ subject: String) { self.subject = subject }

  /// Adds what is to be said for one more seed.
  mutating func add(_ messages: [String], seed: Seed) {
    seedCount += 1
    for message in messages {
      if seeds[message] == nil { order.append(message) }
      seeds[message, default: []].append(seed.digits)
    }
  }

  /// The remarks, in the order in which they came up.
  var remarks: [Verification.Remark] {
    order.map { message in
      let seeds = seeds[message] ?? []
      return Verification.Remark(subject, message, seeds: seeds.count == seedCount ? [] : seeds)
    }
  }
}

/// Judges what the reference and the starter earned.
enum SubjectJudge {
  /// What is wrong with a reference that is to earn every point.
  static func problems(ofReference runs: [SeedRun]) -> [Verification.Remark] {
    remarks("reference", runs) { $0.result.kind != .passed || $0.result.earned != $0.item.points }
  }

  /// What is wrong with a starter that is to earn nothing.
  static func problems(ofStarter runs: [SeedRun]) -> [Verification.Remark] {
    remarks("starter", runs) { !$0.result.kind.isVerdict || $0.result.earned != 0 }
  }

  private static func remarks(
    _ subject: String, _ runs: [SeedRun], where isWrong: (ItemRun) -> Bool
  ) -> [Verification.Remark] {
    var remarks = SeedRemarks(subject)
    for run in runs { remarks.add(run.items.filter(isWrong).map(\.words), seed: run.seed) }
    return remarks.remarks
  }
}

extension ItemRun {
  /// How the item ended, and the finding that tells most.
  var words: String {
    let finding = result.findings.first.map { ": \($0.label): \($0.message)" } ?? ""
    return "item \(item.id) \(result.kind.rawValue), \(result.earned ?? 0) of \(item.points)\(finding)"
  }
}

extension Seed {
  /// The seed as it is written on a command line.
  var digits: String { String(value, radix: 16) }
}
