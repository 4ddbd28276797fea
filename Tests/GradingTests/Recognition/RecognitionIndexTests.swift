import CourseModel
import Tensors
import Testing
import WorkerProtocol

@testable import Checks
@testable import Grading

@Suite("The index of mistakes") struct RecognitionIndexTests {
  private let course = RecipeCourse(mistakes: [
    RecipeCourse.mistake("value-doubled", "value = doubled"),
    RecipeCourse.mistake("half-ignored", "value = whole"),
    RecipeCourse.mistake("empty-accepted", "empty = accepted"),
  ])

  /// Edits of the reference: the first is the known mistake again, one changes nothing.
  private var mutants: [Mutant] {
    let edits = [
      ("value", "doubled"), ("slope", "shifted"), ("slope", "flat"), ("slope", "same"), ("value", "zero"),
    ]
    return edits.map { part, becomes in
      let start =
        RecipeCourse.reference.utf8.count - RecipeCourse.reference.drop { $0 != part.first }.utf8.count
      let place = start + part.utf8.count + 3
      return Mutant(
        function: "f", operation: "constant", original: "right", replacement: becomes, line: 1, column: 1,
        edits: [Mutant.Edit(place..<place + 5, becomes)])
    }
  }

  private func index() throws -> RecognitionIndex {
    let trial = try course.trial()
    let origin = RecognitionIndex.Origin(
      reference: RecipeCourse.reference, mistakes: course.mistakes, trial.probes)
    let candidates = course.mistakes.map(Candidate.known) + mutants.map { Candidate.mutant($0, of: nil) }
    return RecognitionIndex(
      origin, course.mistakes, mutants.map { .mutant($0, of: nil) }, trial.units,
      try candidates.enumerated().map { number, candidate in
        (
          candidate: number,
          units: try trial.observations(of: candidate).map { $0.flatMap(IndexedUnitBuilder.Behaviour.init) }
        )
      })
  }

  @Test("survives being written, and keeps no mutant that answers as the reference does")
  func file() throws {
    let index = try index()
    #expect(index.mutants.map(\.mutant.replacement) == ["doubled", "shifted", "flat", "zero"])
    #expect(try RecognitionIndex(bytes: index.bytes) == index)
    var other = index
    other.origin.seed = RecognitionIndex.largestSeed
    #expect(try RecognitionIndex(bytes: other.bytes) == other)
    #expect(index.origin.difference(from: index.origin) == nil)
  }

  @Test("is refused when it is damaged, wherever")
  func damage() throws {
    let bytes = try index().bytes
    for count in 0..<bytes.count {
      #expect(throws: IndexFileError.self) { try RecognitionIndex(bytes: Array(bytes.prefix(count))) }
    }
    #expect(throws: IndexFileError.self) { try RecognitionIndex(bytes: bytes + [0]) }
    for place in bytes.indices {
      var changed = bytes
      changed[place] ^= 0x10
      #expect(throws: IndexFileError.self) { try RecognitionIndex(bytes: changed) }
    }
  }

  @Test("tells what became stale")
  func staleness() throws {
    let origin = try index().origin
    var other = origin
    (other.reference, other.probes) = ("x", "y")
    #expect(origin.difference(from: other) == "the reference, the probes")
    other = origin
    other.mutants = "x"
    #expect(origin.difference(from: other) == "the mutants")
  }

  @Test(
    "names as asking everybody does, and mutants too; a known mistake before a mutant that is the same",
    arguments: [
      (["value = doubled"], ["value-doubled"], [.knownMistake]),
      (["value = doubledlate"], ["value-doubled"], [.knownMistake]),
      (["value = whole"], ["half-ignored"], [.knownMistake]),
      (["empty = accepted"], ["empty-accepted"], [.knownMistake]),
      (["slope = shifted"], ["f: constant: right => shifted"], [.mutant]),
      (["value = shifted"], nil, nil),
    ] as [([String], [String]?, [Diagnosis.Source]?)])
  func naming(changes: [String], names: [String]?, sources: [Diagnosis.Source]?) throws {
    let catalogue = IndexedCandidates(try index(), mistakes: course.mistakes)
    let diagnosis = try course.diagnosis(of: RecipeCourse.text(changes[0]), among: catalogue)
    let named = diagnosis?.names.filter { $0.source != .values } ?? []
    #expect(named.map(\.mistake) == names ?? [])
    #expect(named.map(\.source) == sources ?? [])
  }

  @Test("the last digits of a sum do not decide, and others do")
  func fingerprints() {
    let x = Tensor([0.3, -0.7, 1e-3, 12.5])
    let print = Fingerprint(LeafSum(.tensor(x)))
    #expect(print.fits(LeafSum(.tensor(x * (1 + 1e-4)))))
    // Terms that cancel: the sum is small, and its error is not.
    let cancelling = Tensor([1e6, 1, -1e6])
    #expect(Fingerprint(LeafSum(.tensor(cancelling))).fits(LeafSum(.tensor(cancelling + 1e-3))))
    for other in [1.5 * x, -x, x.reversedEntries, x.reshaped([2, 2]), Tensor([0.3, .nan, 0, 12.5])] {
      #expect(!print.fits(LeafSum(.tensor(other))), "\(other)")
    }
    #expect(Fingerprint(LeafSum(.double(.nan))).fits(LeafSum(.double(-.infinity))))
    #expect(Fingerprint.none.fits(LeafSum(.tensor(x))) && print.fits(nil))
    #expect(Fingerprint(LeafSum(.double(1e300))).fits(LeafSum(.double(1e300))))
    #expect(!Fingerprint(LeafSum(.string("relu"))).fits(LeafSum(.string("tanh"))))
  }
}

extension Tensor {
  fileprivate var reversedEntries: Tensor { Tensor(shape: shape, storage: storage.reversed()) }
}
