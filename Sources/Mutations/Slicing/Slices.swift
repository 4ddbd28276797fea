public import CourseModel

/// Takes a reference and its variants apart, so that a variant costs what it changes.
///
/// The reference's functions become defaults in an extension of the exercise's protocol, which calls what the protocol
/// requires through the solution at hand. A slice is a type with the functions that differ. What the protocol does not
/// require is called directly, so whoever calls such a function has to be copied with it:
///
///     extension LossesExercise { func quadratic … }               // base
///     func reduced …
///     enum Variant17 {                                            // slice 17, in which `reduced` differs
///       static func reduced …
///       struct Solution: LossesExercise { func quadratic … }
///     }
public func slices(_ request: SliceRequest) -> SolutionSlices {
  guard let reference = SolutionFile(request.reference) else {
    return SolutionSlices(base: nil, slices: request.variants.map { _ in nil })
  }
  let slices = request.variants.enumerated().map { number, text in
    SolutionFile(text).flatMap { variant in
      variant.functions(differingFrom: reference, requirements: request.requirements)
        .map { variant.slice($0, number) }
    }
  }
  return SolutionSlices(base: reference.base, slices: slices)
}

extension SolutionFile {
  /// What every variant shares, and the reference itself.
  fileprivate var base: String {
    let (members, helpers) = (functions.filter(\.isMember), functions.filter { !$0.isMember })
    return
      (imports + ["extension \(protocolName) {"] + members.map(\.text) + ["}"] + helpers.map(\.text) + others
      + ["struct \(typeName): \(protocolName) {}", ""]).joined(separator: "\n\n")
  }

  fileprivate func slice(_ copied: [Function], _ number: Int) -> String {
    let (members, helpers) = (copied.filter(\.isMember), copied.filter { !$0.isMember })
    return
      (imports + ["enum Variant\(number) {"] + helpers.map { "static \($0.text)" }
      + ["struct Solution: \(protocolName) {"] + members.map(\.text) + ["}", "}", ""]).joined(
        separator: "\n\n")
  }

  /// The functions that differ, and those that call one of them otherwise than through the protocol.
  ///
  /// - Returns: `nil` when something else differs, or uses one of them.
  fileprivate func functions(differingFrom reference: SolutionFile, requirements: Set<String>) -> [Function]?
  {
    guard imports == reference.imports, others == reference.others,
      functions.map(\.name) == reference.functions.map(\.name)
    else { return nil }
    var copied = Set(functions.indices.filter { functions[$0].text != reference.functions[$0].text })
    var pending = Array(copied)
    while let next = pending.popLast().map({ functions[$0] }) {
      if next.isMember, requirements.contains(next.name) { continue }
      guard !wordsOfOthers.contains(next.name) else { return nil }
      let callers = functions.indices.filter {
        !copied.contains($0) && functions[$0].words.contains(next.name)
      }
      copied.formUnion(callers)
      pending += callers
    }
    return copied.sorted().map { functions[$0] }
  }
}
