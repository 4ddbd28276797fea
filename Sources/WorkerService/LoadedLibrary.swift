import CWorkerSupport
import ExerciseBridges
import Glibc
import LabKit

/// A compiled submission in this process.
@safe final class LoadedLibrary {
  private let library: UnsafeMutableRawPointer
  private let number: Int?
  private var solutions: [String: Any] = [:]

  /// Why a submission could not be loaded.
  struct LoadingError: Error, CustomStringConvertible {
    let description: String
  }

  /// Loads a shared object, with every symbol resolved.
  ///
  /// - Parameter solution: which one of a batch to hold.
  /// - Throws: `LoadingError` with the loader's message.
  init(path: String, solution: Int? = nil) throws(LoadingError) {
    guard let library = unsafe dlopen(path, RTLD_NOW | RTLD_LOCAL) else {
      let message = unsafe dlerror().map { unsafe String(cString: $0) }
      throw LoadingError(description: message ?? "\(path) cannot be loaded")
    }
    unsafe self.library = library
    number = solution
  }

  /// Whether it holds a solution of an exercise; runs none of the student's code.
  func hasSolution(of bridge: ExerciseBridge) -> Bool {
    unsafe dlsym(library, bridge.symbol(ofSolution: number)) != nil
  }

  /// The solution of an exercise, made when first asked for.
  func solution(of bridge: ExerciseBridge) -> Any? {
    if let known = solutions[bridge.id] { return known }
    guard let symbol = unsafe dlsym(library, bridge.symbol(ofSolution: number)) else { return nil }
    unsafe gradus_watch_object_of(symbol)
    typealias MakeSolution = @convention(c) () -> UnsafeMutableRawPointer
    let makeSolution = unsafe unsafeBitCast(symbol, to: MakeSolution.self)
    let box = unsafe Unmanaged<SolutionBox>.fromOpaque(makeSolution()).takeRetainedValue()
    solutions[bridge.id] = box.solution
    return box.solution
  }
}
