import CourseModel

/// An optional value that is written as `null` instead of being left out.
struct Nullable<Value: Encodable & Sendable>: Encodable, Sendable {
  let value: Value?

  init(_ value: Value?) { self.value = value }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let value { try container.encode(value) } else { try container.encodeNil() }
  }
}

struct StudentDocument: Encodable, Sendable {
  let id: String
  let name, email, section: Nullable<String>

  init(_ student: Student) {
    id = student.id
    name = Nullable(student.name)
    email = Nullable(student.email)
    section = Nullable(student.section)
  }
}

struct ExerciseDocument: Encodable, Sendable {
  let exercise, title: String
  let points: Int
  let earned: Nullable<Int>
  let items: [ItemDocument]
  let diagnostics: [DiagnosticDocument]
  let notes: [String]
  let output: String

  init(_ result: ExerciseResult) {
    exercise = result.exercise
    title = result.title
    points = result.points
    earned = Nullable(result.earned)
    items = result.items.map(ItemDocument.init)
    diagnostics = result.diagnostics.map(DiagnosticDocument.init)
    notes = result.notes
    output = result.output
  }
}

struct ItemDocument: Encodable, Sendable {
  let item, title, kind, visibility: String
  let points: Int
  let earned: Nullable<Int>
  let passedCases, cases: Int
  let findings: [FindingDocument]
  let diagnosis: Nullable<Diagnosis>

  init(_ result: ItemResult) {
    item = result.item
    title = result.title
    kind = result.kind.rawValue
    visibility = result.visibility.rawValue
    points = result.points
    earned = Nullable(result.earned)
    passedCases = result.passedCases
    cases = result.cases
    findings = result.findings.map(FindingDocument.init)
    diagnosis = Nullable(result.diagnosis)
  }
}

struct FindingDocument: Encodable, Sendable {
  let label, variant, kind, message: String
  let hint: Nullable<String>
  let evidence: Nullable<Evidence>
  let location: Nullable<LocationDocument>

  init(_ finding: Finding) {
    label = finding.label
    variant = finding.variant.rawValue
    kind = finding.kind.rawValue
    message = finding.message
    hint = Nullable(finding.hint)
    evidence = Nullable(finding.evidence)
    location = Nullable(finding.location.map(LocationDocument.init))
  }
}

struct DiagnosticDocument: Encodable, Sendable {
  let severity, message: String
  let location: Nullable<LocationDocument>

  init(_ diagnostic: CompilerDiagnostic) {
    severity = diagnostic.severity.rawValue
    message = diagnostic.message
    location = Nullable(diagnostic.location.map(LocationDocument.init))
  }
}

struct LocationDocument: Encodable, Sendable {
  let file: String
  let line: Int
  let column: Nullable<Int>

  init(_ location: SourceLocation) {
    file = location.file
    line = location.line
    column = Nullable(location.column)
  }
}
