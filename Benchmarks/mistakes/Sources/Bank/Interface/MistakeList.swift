import Components

/// Puts together a list of mistakes from single ones and from lists, one below the other.
@resultBuilder
enum MistakeList<Kind: Component> {
  static func buildExpression(_ mistake: KnownMistake<Kind>) -> [KnownMistake<Kind>] { [mistake] }
  static func buildExpression(_ mistakes: [KnownMistake<Kind>]) -> [KnownMistake<Kind>] { mistakes }
  static func buildBlock(_ lists: [KnownMistake<Kind>]...) -> [KnownMistake<Kind>] { Array(lists.joined()) }
}
