import CourseModel
import Submissions

/// A compiled submission that a worker can load, with its workers.
///
/// A file may compile and still use a symbol that exists nowhere, such as a C function that a header declares and no
/// library here holds. The loader then refuses the whole submission, so the files at fault are found by loading each
/// alone, and starters take their places.
struct LoadableSubmission {
  /// What became of each file.
  let files: [String: FileStatus]
  /// Workers on what can be loaded.
  let sessions: SessionPool

  /// Compiles files and finds out whether the result can be loaded.
  ///
  /// - Throws: when the compiler or the sandbox is at fault.
  init(_ files: [HandedIn], in workshop: Workshop, timings: Timings) throws {
    let compiled = try timings.measure(.compiling) { try workshop.compile(files) }
    let probe = LoadingProbe(workshop: workshop)
    let (sessions, message) = probe.sessions(of: compiled, files)
    guard let message else {
      (self.files, self.sessions) = (compiled.files, sessions)
      return
    }
    sessions.close()
    let salvaged = try timings.measure(.compiling) { try probe.salvage(files, compiled, message) }
    (self.files, self.sessions) = (
      salvaged.files, SessionPool(workshop: workshop, object: salvaged.sharedObject)
    )
  }
}

/// Finds the files for which a submission cannot be loaded.
private struct LoadingProbe {
  let workshop: Workshop

  /// Workers of a compiled submission, one of them started, and the loader's message if it refused.
  func sessions(of compiled: CompilationResult, _ files: [HandedIn]) -> (SessionPool, refusal: String?) {
    let sessions = SessionPool(workshop: workshop, object: compiled.sharedObject)
    let first = files.first { compiled.files[$0.exercise.id]?.isCompiled ?? false }
    return (sessions, first.flatMap { sessions.loadingFailure(under: $0.exercise.limits) })
  }

  /// The submission with starters in place of the files that cannot be loaded alone; nothing of it when that does not
  /// help.
  func salvage(_ files: [HandedIn], _ compiled: CompilationResult, _ message: String) throws
    -> CompilationResult
  {
    var unloadable: [String: FileStatus] = [:]
    for file in files where compiled.files[file.exercise.id]?.isCompiled ?? false {
      if let message = try refusal(of: [file]) { unloadable[file.exercise.id] = .unloadable(message) }
    }
    var salvaged = try workshop.compile(files, withStartersFor: Set(unloadable.keys))
    if unloadable.isEmpty || refusal(of: salvaged, files) != nil {
      salvaged.sharedObject = nil
      salvaged.files = compiled.files.mapValues { $0.isCompiled ? .unloadable(message) : $0 }
    }
    salvaged.files.merge(unloadable) { $1 }
    return salvaged
  }

  private func refusal(of files: [HandedIn]) throws -> String? {
    refusal(of: try workshop.compile(files), files)
  }

  private func refusal(of compiled: CompilationResult, _ files: [HandedIn]) -> String? {
    let (sessions, message) = sessions(of: compiled, files)
    sessions.close()
    return message
  }
}
