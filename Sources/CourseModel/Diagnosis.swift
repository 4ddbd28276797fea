/// The mistakes recognised in what a student's code returned, over all functions that the failing cases of an item called.
public struct Diagnosis: Sendable, Equatable, Codable {
  /// Identifiers of the mistakes; a mutant of the reference has its key.
  public private(set) var mistakes: [String]
  /// Sentences for the student, one for each; empty for a mistake that has no words.
  public private(set) var sentences: [String]
  /// Where each name comes from.
  public private(set) var sources: [Source]

  /// How a mistake was recognised, in the order of what is said first.
  public enum Source: String, Sendable, Codable, CaseIterable {
    /// The same call gives different answers.
    case state
    /// Answers are right to some digits only.
    case precision
    /// The answers are those of a mistake that the course knows.
    case knownMistake = "known mistake"
    /// Wrong answers stand in one relation to the right ones.
    case values
    /// The answers are those of a small edit of the reference.
    case mutant
  }

  /// One recognised mistake.
  public struct Name: Sendable, Equatable {
    /// Its identifier.
    public let mistake: String
    /// What a student should read; empty where there are no words.
    public let sentence: String
    /// How it was recognised.
    public let source: Source

    /// Names a mistake.
    public init(_ mistake: String, says sentence: String, _ source: Source) {
      (self.mistake, self.sentence, self.source) = (mistake, sentence, source)
    }
  }

  /// More than so many mistakes at once help nobody.
  private static let most = 6

  /// What was recognised, each sentence and each edit of the reference once, at most six.
  public init(_ names: [Name]) {
    (mistakes, sentences, sources) = ([], [], [])
    for name in names {
      let isKnown =
        name.source == .mutant ? mistakes.contains(name.mistake) : sentences.contains(name.sentence)
      guard !isKnown, mistakes.count < Self.most else { continue }
      mistakes.append(name.mistake)
      sentences.append(name.sentence)
      sources.append(name.source)
    }
  }

  /// The mistakes one by one.
  public var names: [Name] {
    mistakes.indices.map { Name(mistakes[$0], says: sentences[$0], sources[$0]) }
  }

  /// The sentences of the mistakes that have words.
  public var told: [String] { sentences.filter { !$0.isEmpty } }

  /// The mistakes that have words, as a student may see them: the key of a mutant tells the reference's code.
  public var forStudent: Diagnosis? {
    let told = names.filter { !$0.sentence.isEmpty }.map { name in
      name.source == .mutant ? Name("mutant", says: name.sentence, .mutant) : name
    }
    return told.isEmpty ? nil : Diagnosis(told)
  }

  /// Reads a diagnosis; one without sources is of a time when known mistakes were all.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    mistakes = try values.decode([String].self, forKey: .mistakes)
    sentences = try values.decode([String].self, forKey: .sentences)
    sources =
      try values.decodeIfPresent([Source].self, forKey: .sources) ?? mistakes.map { _ in .knownMistake }
    guard mistakes.count == sentences.count, mistakes.count == sources.count else {
      throw DecodingError.dataCorruptedError(
        forKey: .sentences, in: values, debugDescription: "as many sentences and sources as mistakes are due")
    }
  }
}
