import Foundation
internal import GRDB

extension Gradebook {
  /// The secret of a class: drawn at random the first time, the same ever after.
  public func seed(forClass name: String) throws(GradebookError) -> UInt64 {
    try write { db in
      try db.execute(
        sql: "INSERT INTO classes (name, seed, created) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        arguments: [name, SeedText.text(.random(in: .min ... .max)), Date()])
      let text = try String.fetchOne(db, sql: "SELECT seed FROM classes WHERE name = ?", arguments: [name])
      return try SeedText.value(text ?? "")
    }
  }

  /// Replaces the secret of a class; runs that are recorded keep the one that they used.
  public func setSeed(_ seed: UInt64, forClass name: String) throws(GradebookError) {
    try write { db in
      try db.execute(
        sql: """
          INSERT INTO classes (name, seed, created) VALUES (?, ?, ?)
          ON CONFLICT (name) DO UPDATE SET seed = excluded.seed
          """,
        arguments: [name, SeedText.text(seed), Date()])
    }
  }
}

/// A seed as the file holds it: sixteen hexadecimal digits, since SQLite's integers are signed.
enum SeedText {
  static func text(_ seed: UInt64) -> String {
    let digits = String(seed, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  static func value(_ text: String) throws -> UInt64 {
    guard text.count == 16, let seed = UInt64(text, radix: 16) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "the seed is not sixteen hexadecimal digits")
    }
    return seed
  }
}
