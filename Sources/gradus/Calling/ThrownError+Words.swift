import ExerciseBridges
import Exercises
import WorkerProtocol

extension ThrownError {
  /// The error as a person writes it: `shapeMismatch: gradOutput has shape [2], the input has [1]`.
  var words: String {
    switch self {
    case .courseError(let value):
      switch try? LabError(wireValue: value) {
      case .notImplemented: "notImplemented"
      case .shapeMismatch(let text): "shapeMismatch: \(text)"
      case .invalidArgument(let text): "invalidArgument: \(text)"
      case nil: "an error that cannot be read: \(value.kind)"
      }
    case .callbackError: "what a function among its arguments threw"
    case .other(let type, let description): type == description ? type : "\(type): \(description)"
    }
  }
}
