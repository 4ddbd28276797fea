/// What three comparisons say about forward and backward pass.
public enum ComparisonConclusion: String, Sendable, Equatable, CaseIterable {
  /// Nothing contradicts either pass.
  case bothRight
  /// The backward pass belongs to a forward pass that differs.
  case onlyForwardDiffers
  /// The forward pass differs by something that no gradient sees.
  case forwardDiffersByConstant
  /// The forward pass is right, its gradient is not.
  case onlyBackwardWrong
  /// The forward pass differs, and the backward pass is neither its gradient nor the reference's.
  case bothWrong
  /// The forward pass differs; the backward pass is that of the reference.
  case backwardIsTheReferences
  /// The values agree, but not the functions: own and reference gradient differ at equal results.
  case equalOnlyAtThePoint
  /// The forward pass is right; whether the backward pass is could not be decided.
  case forwardRightBackwardOpen
  /// The forward pass differs; whether the backward pass fits it could not be decided.
  case forwardDiffersBackwardOpen
  /// The forward pass was not compared, and the backward pass is right as far as it was.
  case backwardRight
  /// The forward pass was not compared, and the backward pass is wrong.
  case backwardWrong
  /// Nothing could be decided.
  case open

  /// What the author should read.
  public var sentence: String {
    switch self {
    case .bothRight: "Your forward pass and your backward pass are right."
    case .onlyForwardDiffers:
      "Your backward pass is right for your forward pass; the forward pass is what differs."
    case .forwardDiffersByConstant:
      "Your backward pass is right; your forward pass differs by something that does not change the gradient, "
        + "such as an added constant."
    case .onlyBackwardWrong: "Your forward pass is right; the backward pass is not its gradient."
    case .bothWrong:
      "Your forward pass differs, and your backward pass is not its gradient: put the forward pass right first."
    case .backwardIsTheReferences:
      "Your backward pass is right; it is your forward pass that differs, so the two do not fit each other."
    case .equalOnlyAtThePoint:
      "Your forward pass gives the right results here but changes differently around them: is something "
        + "rounded, drawn at random or kept from an earlier call?"
    case .forwardRightBackwardOpen:
      "Your forward pass is right; the backward pass could not be decided at these inputs."
    case .forwardDiffersBackwardOpen:
      "Your forward pass differs; put it right first, the backward pass could not be decided."
    case .backwardRight: "Your backward pass is right."
    case .backwardWrong: "Your backward pass is wrong."
    case .open: "Neither pass could be decided at these inputs."
    }
  }
}

extension ThreeComparisons {
  /// What the comparisons say together; every combination says something.
  public var conclusion: ComparisonConclusion {
    switch forward {
    case .right: conclusionForRightForward
    case .wrong: conclusionForWrongForward
    case .unavailable: conclusionWithoutForward
    }
  }

  private var conclusionForRightForward: ComparisonConclusion {
    switch (ownGradient, referenceGradient) {
    case (.right, .wrong), (.wrong, .right): .equalOnlyAtThePoint
    case (.wrong, _), (_, .wrong): .onlyBackwardWrong
    case (.right, _), (_, .right): .bothRight
    case (.inconclusive, _), (.unavailable, _): .forwardRightBackwardOpen
    }
  }

  private var conclusionForWrongForward: ComparisonConclusion {
    switch (ownGradient, referenceGradient) {
    case (.right, .right): .forwardDiffersByConstant
    case (.right, _): .onlyForwardDiffers
    case (.wrong, .right): .backwardIsTheReferences
    case (.wrong, _): .bothWrong
    case (.inconclusive, .right), (.unavailable, .right): .backwardIsTheReferences
    case (.inconclusive, _), (.unavailable, _): .forwardDiffersBackwardOpen
    }
  }

  private var conclusionWithoutForward: ComparisonConclusion {
    switch (ownGradient, referenceGradient) {
    case (.right, .wrong): .onlyForwardDiffers
    case (.wrong, .right): .backwardIsTheReferences
    case (.wrong, _), (_, .wrong): .backwardWrong
    case (.right, _), (_, .right): .backwardRight
    case (.inconclusive, _), (.unavailable, _): .open
    }
  }
}
