import ContentHash
import CourseFiles
import CourseModel
import Foundation

extension RecognitionIndex {
  /// Begins every file. The digit is one more whenever the format changes, or what a solution's answers are cut into: no
  /// digest of an index tells that.
  private static let signature = Array("gradus index 2\n".utf8)

  /// A file holds numbers of 63 bits.
  static let largestSeed = UInt64(Int.max)

  /// Tells damage.
  private static func checksum(_ bytes: [UInt8]) -> [UInt8] { Array(ContentHash(of: bytes).bytes.prefix(8)) }

  /// The index that ships with a course; nil where there is none.
  ///
  /// - Throws: ``IndexFileError`` for a file that is damaged or of another format.
  init?(of exercise: Exercise, in sources: CourseSources) throws {
    guard let data = try sources.index(of: exercise) else { return nil }
    try self.init(bytes: Array(data))
  }

  /// The index that ships with a course.
  ///
  /// - Throws: ``UnusableIndex`` unless it was made of what the course holds today, as far as that can be told without
  ///   making mutants.
  init(of exercise: Exercise, in sources: CourseSources, madeOf due: (UInt64) throws -> Origin) throws {
    do {
      guard let index = try Self(of: exercise, in: sources) else { throw IndexFileError.missing }
      if let fault = index.origin.difference(from: try due(index.origin.seed)) {
        throw IndexFileError.stale(fault)
      }
      self = index
    } catch let fault as IndexFileError {
      throw UnusableIndex(exercise: exercise.id, fault: fault)
    }
  }

  /// The file.
  var bytes: [UInt8] {
    var texts: [String: Int] = [:]
    var packed = PackedWriter()
    // Texts that come again are written once.
    func write(_ text: String, _ writer: inout PackedWriter) {
      if let known = texts[text] { return writer.write(known + 1) }
      texts[text] = texts.count
      writer.write(0)
      writer.write(text)
    }
    packed.write(Int(bitPattern: UInt(origin.seed)))
    for digest in [origin.reference, origin.mistakes, origin.mutants, origin.probes] { packed.write(digest) }
    packed.write(mistakes) { $0.write($1) }
    packed.write(mutants) { writer, entry in
      let mutant = entry.mutant
      write(entry.formulation ?? "", &writer)
      for text in [mutant.function, mutant.operation, mutant.original, mutant.change ?? ""] {
        write(text, &writer)
      }
      writer.write(mutant.replacement)
      for number in [mutant.occurrence, mutant.line, mutant.column] { writer.write(number) }
      writer.write(mutant.edits) { writer, edit in
        writer.write(edit.bytes.lowerBound)
        writer.write(edit.bytes.count)
        write(edit.text, &writer)
      }
    }
    packed.write(units) { writer, unit in
      writer.write(unit.telling) { $0.write($1) { $0.write($1) } }
      writer.write(unit.rows) { writer, row in
        writer.write(row.members) { $0.write($1) }
        writer.write(row.prints) { writer, print in
          writer.write(print.component)
          writer.write(print.values) { $0.write($1) }
        }
        writer.write(row.endings) { writer, ending in
          writer.write(ending.probe)
          writer.write(Int(ending.state.rawValue))
        }
      }
    }
    return Self.signature + Self.checksum(packed.bytes) + packed.bytes
  }

  /// Reads a file.
  init(bytes: [UInt8]) throws(IndexFileError) {
    guard bytes.starts(with: Self.signature) else { throw .anotherFormat }
    let (sum, content) = (
      bytes.dropFirst(Self.signature.count).prefix(8), bytes.dropFirst(Self.signature.count + 8)
    )
    guard Array(sum) == Self.checksum(Array(content)) else { throw .malformed }
    var reader = PackedReader(Array(content))
    var texts: [String] = []
    func text(_ reader: inout PackedReader) throws(IndexFileError) -> String {
      let known = try reader.number()
      if known > 0 {
        guard known <= texts.count else { throw .malformed }
        return texts[known - 1]
      }
      texts.append(try reader.text())
      return texts[texts.count - 1]
    }
    typealias Failing = IndexFileError
    let seed = UInt64(UInt(bitPattern: try reader.number()))
    origin = Origin(
      seed: seed, reference: try reader.text(), mistakes: try reader.text(), mutants: try reader.text(),
      probes: try reader.text())
    mistakes = try reader.list { reader throws(Failing) in try reader.text() }
    mutants = try reader.list { reader throws(Failing) in
      let formulation = try text(&reader)
      let (function, operation) = (try text(&reader), try text(&reader))
      let (original, change) = (try text(&reader), try text(&reader))
      let replacement = try reader.text()
      let (occurrence, line, column) = (try reader.number(), try reader.number(), try reader.number())
      let edits = try reader.list { reader throws(Failing) in
        let (start, count) = (try reader.number(), try reader.number())
        return Mutant.Edit(start..<start + count, try text(&reader))
      }
      var mutant = Mutant(
        function: function, operation: operation, original: original, replacement: replacement,
        occurrence: occurrence, line: line, column: column, edits: edits)
      mutant.change = change.isEmpty ? nil : change
      return MutantOfFormulation(mutant: mutant, formulation: formulation.isEmpty ? nil : formulation)
    }
    units = try reader.list { reader throws(Failing) in
      let telling = try reader.list { reader throws(Failing) in
        try reader.list { reader throws(Failing) in try reader.number() }
      }
      let rows = try reader.list { reader throws(Failing) in try Row(&reader, components: telling.count) }
      return Unit(telling: telling, rows: rows)
    }
    guard reader.isAtEnd else { throw .malformed }
  }
}

extension RecognitionIndex.Row {
  fileprivate init(_ reader: inout PackedReader, components: Int) throws(IndexFileError) {
    typealias Failing = IndexFileError
    members = try reader.list { reader throws(Failing) in try reader.number() }
    prints = try reader.list { reader throws(Failing) in
      let component = try reader.number()
      guard component < components else { throw .malformed }
      return RecognitionIndex.Print(
        component: component,
        values: try reader.list { reader throws(Failing) in try reader.fingerprint() })
    }
    endings = try reader.list { reader throws(Failing) in
      let probe = try reader.number()
      guard let state = ProbeAnswer.State(rawValue: try reader.byte()) else { throw .malformed }
      return RecognitionIndex.Ending(probe: probe, state: state)
    }
  }
}

/// What is wrong with an index of mistakes.
enum IndexFileError: Error, Equatable, CustomStringConvertible {
  case missing
  case malformed
  case anotherFormat
  /// What changed since it was made.
  case stale(String)

  var description: String {
    switch self {
    case .missing: "is missing"
    case .malformed: "is damaged"
    case .anotherFormat: "is of another version of Gradus"
    case .stale(let changed): "is stale: \(changed) changed"
    }
  }
}

/// An index that cannot be used: a fault of the course's, which costs nobody a point.
struct UnusableIndex: Error, CustomStringConvertible {
  let exercise: String
  let fault: IndexFileError

  var description: String {
    "grading/index/\(exercise).probes \(fault): no mistake in \(exercise) is named. Make it anew: gradus index \(exercise)."
  }
}
