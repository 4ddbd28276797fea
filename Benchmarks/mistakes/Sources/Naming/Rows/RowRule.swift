import GradientCheck

/// What a signature means: rows of the table of mistakes.
struct RowRule: Sendable {
  /// Which parameters of a signature are meant.
  enum Parameters: Sendable {
    case any
    /// One of these.
    case exactly([String])
    /// Something that begins with one of these.
    case starting([String])
    /// Something in which one of these occurs.
    case containing([String])
    /// Something in which one of these occurs, be it in words that are not told.
    case anyReading([String])

    /// Whether one of the simplest ways to read a signature is meant.
    func matches(_ signature: Signature) -> Bool {
      switch self {
      case .any: true
      case .exactly(let texts): signature.simplestParameters.contains(where: texts.contains)
      case .starting(let texts):
        signature.simplestParameters.contains { parameters in texts.contains { parameters.hasPrefix($0) } }
      case .anyReading(let texts):
        signature.allParameters.contains { parameters in texts.contains { parameters.contains($0) } }
      case .containing(let texts):
        signature.simplestParameters.contains { parameters in texts.contains { parameters.contains($0) } }
      }
    }
  }

  let relations: Set<Relation>
  /// Components by id; nil for all.
  let components: Set<String>?
  /// Kinds of arguments; nil for all.
  let arguments: Set<ArgumentKind>?
  let parameters: Parameters
  let rows: Set<Int>

  init(
    _ relations: Relation..., in components: Set<String>? = nil, of arguments: Set<ArgumentKind>? = nil,
    saying parameters: Parameters = .any, rows: Set<Int>
  ) {
    self.relations = Set(relations)
    self.components = components
    self.arguments = arguments
    self.parameters = parameters
    self.rows = rows
  }

  func matches(_ signature: Signature, of subject: Subject) -> Bool {
    relations.contains(signature.relation) && components?.contains(subject.component) != false
      && arguments?.contains(subject.kind) != false && parameters.matches(signature)
  }
}

/// What a signature was seen on: the gradient of an argument, or the forward result.
struct Subject: Sendable {
  let component: String
  let name: String

  /// Told from the name.
  var kind: ArgumentKind { ArgumentKind(name) }
}

/// The part that an argument plays.
enum ArgumentKind: Sendable {
  /// A parameter that is multiplied with.
  case weight
  /// A parameter that is added.
  case bias
  /// A state or cell before the first step.
  case state
  /// What the component is applied to.
  case input
  /// No argument: the forward result.
  case result

  init(_ name: String) {
    let name = name.lowercased()
    if name == "result" {
      self = .result
    } else if name.contains("weight") || name == "scale" {
      self = .weight
    } else if name.contains("bias") || name == "shift" {
      self = .bias
    } else if name.hasPrefix("initial") {
      self = .state
    } else {
      self = .input
    }
  }
}

/// Groups of components with the same table of rows.
enum Family {
  static let activations: Set = ["sigmoid", "tanh", "relu", "leaky-relu"]
  static let convolutions: Set = ["conv2d", "grouped-conv2d", "p4-lifting"]
  static let images = convolutions.union(["max-pool", "average-pool"])
  static let recurrent: Set = ["rnn", "lstm", "seq2seq"]
  static let attention: Set = ["attention", "multi-head-attention"]
  static let adversarial: Set = ["gan-discriminator", "gan-generator"]
  static let autoencoders: Set = ["reparameterization", "vae"]
  /// Components in which one node reaches the result along several paths.
  static let branching: Set = [
    "graph", "square", "p4-lifting", "multi-head-attention", "vae", "gan-discriminator",
  ]
}
