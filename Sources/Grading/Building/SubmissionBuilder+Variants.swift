import CourseModel
import ExerciseBridges
import Submissions
import Synchronization
import WorkerProtocol

extension SubmissionBuilder {
  /// An object each for texts that differ from an exercise's reference; `nil` for one that does not compile.
  ///
  /// What differs in functions alone is compiled many in one object, the rest by itself. Objects come from the cache where
  /// they can.
  ///
  /// - Parameters:
  ///   - slicer: takes sources apart.
  ///   - jobs: how many compilers run at the same time.
  /// - Throws: when the compiler, the sandbox or the slicer is at fault.
  func objects(
    ofVariants texts: [String], of reference: String, _ exercise: Exercise, slicer: MutationProgram, jobs: Int
  ) throws -> [SharedObject?] {
    guard !texts.isEmpty, let bridge = ExerciseBridge.all.first(where: { $0.id == exercise.id }) else {
      return try texts.map { try objectIfAny(ofSource: $0, of: exercise) }
    }
    let requirements = bridge.entryPoints.map { String($0.name.prefix { $0 != "(" }) }
    let sliced = try slicer.slices(
      SliceRequest(reference: reference, variants: texts, requirements: Set(requirements)))
    let numbers = sliced.base == nil ? [] : texts.indices.filter { sliced.slices[$0] != nil }
    let batches = stride(from: 0, to: numbers.count, by: Self.variantsInBatch).map {
      Array(numbers[$0..<min($0 + Self.variantsInBatch, numbers.count)])
    }
    let compiled = try Self.each(batches, jobs: jobs) { batch in
      try objects(ofBatch: batch, of: sliced, exercise, bridge)
    }
    var known: [Int: SharedObject?] = [:]
    for batch in compiled { known.merge(batch ?? [:]) { $1 } }
    let alone = texts.indices.filter { !known.keys.contains($0) }
    for (number, object) in zip(
      alone, try Self.each(alone, jobs: jobs) { try objectIfAny(ofSource: texts[$0], of: exercise) })
    {
      known[number] = object
    }
    return texts.indices.map { known[$0] ?? nil }
  }

  /// As many as make a compiler's start and the modules that it reads small beside them.
  private static let variantsInBatch = 150

  /// The objects of a batch by number; `nil` when what they share does not compile.
  private func objects(
    ofBatch numbers: [Int], of sliced: SolutionSlices, _ exercise: Exercise, _ bridge: ExerciseBridge
  ) throws -> [Int: SharedObject?]? {
    let helpers = numbers.map { number in
      let text =
        (sliced.slices[number] ?? "")
        + bridge.glue(for: SolutionSlices.typeName(number), solution: number)
      return SubmittedHelper(
        shownPath: "Variant\(number).swift", name: "Variant\(number).swift", contents: Array(text.utf8),
        entrySymbol: bridge.symbol(ofSolution: number))
    }
    let base = Array((sliced.base ?? "").utf8)
    let shared = source(of: exercise, path: exercise.fileName, contents: base, starter: nil)
    let result = try compiler.compile(CompilationRequest(sources: [shared], helpers: helpers))
    guard let object = result.sharedObject else { return nil }
    let leftOut = Set((result.leftOut[exercise.id] ?? []).map(\.file))
    return Dictionary(
      uniqueKeysWithValues: zip(numbers, helpers).map { number, helper in
        var own: SharedObject? = object
        own?.solution = number
        return (number, leftOut.contains(helper.shownPath) ? nil : own)
      })
  }

  private func objectIfAny(ofSource text: String, of exercise: Exercise) throws -> SharedObject? {
    do {
      return try object(ofSource: text, of: exercise)
    } catch is CourseSourceError {
      return nil
    }
  }

  /// What several threads make of elements, in order.
  private static func each<Element: Sendable, Value: Sendable>(
    _ elements: [Element], jobs: Int, _ make: @escaping @Sendable (Element) throws -> Value
  ) throws -> [Value] {
    let made = Mutex<[Int: Result<Value, any Error>]>([:])
    _ = WorkQueue(count: elements.count).run(threads: jobs) { position in
      let result = Result { try make(elements[position]) }
      made.withLock { $0[position] = result }
    }
    return try made.withLock { found in try found.sorted { $0.key < $1.key }.map { try $0.value.get() } }
  }
}
