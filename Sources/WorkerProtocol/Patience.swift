/// How long it pays to look for bytes before going to sleep.
///
/// Most answers come within microseconds, while falling asleep and being woken takes many times as long, above all in a
/// virtual machine. Where bytes take longer to come, looking for them only keeps a processor from whoever needs it.
/// Yielding meanwhile gives the processor to the other side where that waits for this one.
struct Patience {
  /// The longest time to look for.
  static let most = Duration.microseconds(100)
  /// What one long wait counts at most, so that a few short ones outweigh it.
  static let mostCounted = Duration.microseconds(400)

  /// A moving average of the waits, falling asleep and waking included.
  private var typicalWait = Duration.zero

  /// How long to look for bytes this time.
  var lingering: Duration { typicalWait < Self.most ? Self.most : .zero }

  /// Remembers how long the bytes took to come.
  mutating func learn(from wait: Duration) {
    typicalWait = (typicalWait * 3 + min(wait, Self.mostCounted)) / 4
  }
}
