import Checks
import CourseModel
import Foundation
import TensorFiles
import WorkerProtocol

extension ShownItem {
  /// Writes each case as `<item>-<number>.npz`, numbered as they are printed.
  ///
  /// A single call has its arguments under the parameters' names, as `gradus call --in` takes them; several are
  /// `call1.x`, `call2.x`, …. Beside them stand `returned` and `expected`.
  ///
  /// - Returns: The files' names.
  func save(in folder: String) throws -> [String] {
    let directory = URL(fileURLWithPath: folder, isDirectory: true)
    do {
      try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
      return try cases.enumerated().map { index, recorded in
        let name = "\(item.id)-\(index + 1).npz"
        try Data(NPZ(arrays(of: recorded)).npz()).write(to: directory.appendingPathComponent(name))
        return name
      }
    } catch let error as CocoaError {
      throw UsageProblem("\(folder) cannot be written: \(error.cause).")
    }
  }

  private func arrays(of recorded: RecordedCase) -> [NPZ.Member] {
    var arrays = NamedArrays()
    for (index, call) in recorded.calls.enumerated() {
      let prefix = recorded.calls.count == 1 ? "" : "call\(index + 1)."
      for (name, value) in zip(parameters(of: call.call), call.call.arguments) {
        arrays.add(value, as: prefix + name)
      }
      if case .success(.returned(let value, _)) = call.ending { arrays.add(value, as: prefix + "returned") }
      if recorded.finding != nil, recorded.compared == nil,
        case .returned(let value, _) = reference.answer(to: call.call)
      {
        arrays.add(value, as: prefix + "expected")
      }
    }
    if let compared = recorded.compared {
      if recorded.calls.count != 1 { arrays.add(compared.actual, as: "compared") }
      arrays.add(compared.expected, as: "expected")
    }
    return arrays.members
  }
}
