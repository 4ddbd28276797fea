/// How much of a submission is looked at; generous for any honest one.
public struct CollectionLimits: Sendable, Equatable {
  /// Most bytes of one source file.
  public var sourceBytes = 1 << 20
  /// Most Swift files.
  public var sources = 500
  /// Most bytes of all Swift files together.
  public var totalSourceBytes = 8 << 20
  /// Most archives.
  public var archives = 20
  /// Most files and folders of any kind, over all folders.
  public var files = 20_000
  /// Most folders inside one another.
  public var depth = 16

  /// The defaults.
  public init() {}
}
