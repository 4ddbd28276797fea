public import Checks
import Foundation
import Gradebook
public import Submissions

/// A class on disk: who handed in what, and the folder with its report and its gradebook.
public struct ClassWorkspace: Sendable {
  /// Who handed in what.
  public let listing: ClassListing
  /// What there is to say about the roster and the uploads' names, a sentence each.
  public let remarks: [String]
  /// The class's secret, from which hidden cases are drawn.
  public let seed: Seed
  /// Name of the class, which its seed and its history belong to.
  let name: String
  let files: ReportFiles
  let gradebook: Gradebook
  /// Version of the tool, for what is written.
  let toolVersion: String

  /// Looks at a class folder and opens its gradebook.
  ///
  /// - Parameters:
  ///   - submissions: Folder of submissions.
  ///   - output: Folder for the report; made if needed.
  ///   - roster: CSV file of students; without one, every upload is a student's.
  ///   - ownFiles: The tool's own files and folders, which are no submissions where they lie in the class folder.
  ///   - seed: The class's secret from now on; without one, the gradebook's, or a new one.
  /// - Throws: ``ClassError``, and errors of the roster, the class folder and the gradebook.
  public init(
    submissions: String, output: String, roster: String?, ownFiles: [String] = [], seed: Seed?,
    toolVersion: String
  ) throws {
    let students = try roster.map(Self.roster)
    let place = ClassPlace(submissions)
    guard !place.isAt(output) else { throw ClassError.reportAmongSubmissions(output) }
    listing = try ClassFolder.list(
      submissions, roster: students,
      ignoring: Set(([roster, output] + ownFiles).compactMap { $0.flatMap(place.entry) }))
    remarks = (students?.remarks ?? []) + listing.allProblems.map(\.description)
    files = try ReportFiles(folder: output)
    gradebook = try Gradebook(path: files.gradebookPath, toolVersion: toolVersion)
    name = URL(fileURLWithPath: submissions).standardizedFileURL.lastPathComponent
    if let seed { try gradebook.setSeed(seed.value, forClass: name) }
    self.seed = Seed(try gradebook.seed(forClass: name))
    self.toolVersion = toolVersion
    try gradebook.register(students?.students ?? [])
  }

  private static func roster(_ path: String) throws -> Roster {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ClassError.rosterUnreadable(path)
    }
    return try Roster(csv: Array(data), file: path)
  }

  /// Path of the report's folder, for people.
  public var reportPath: String { files.path }
}
