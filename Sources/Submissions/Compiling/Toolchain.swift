public import CourseModel
import Foundation
import Sandbox

/// The installed Swift compiler, as needed to call its parts without the driver.
public struct Toolchain: Sendable, Equatable, Codable {
  /// Path of `swift-frontend`.
  public var frontend: String
  /// Path of the linker: the toolchain's `lld`, else the system's.
  public var linker: String
  /// The compiler's resource folder, `…/usr/lib/swift`.
  public var resourceDirectory: String
  /// Folders of the runtime libraries, for running programs.
  public var runtimeLibraryDirectories: [String]
  /// The target triple, such as `x86_64-unknown-linux-gnu`.
  public var target: String
  /// The compiler's version text; part of every cache key.
  public var version: String

  /// The processor's name in the resource folder.
  var architecture: String { String(target.prefix { $0 != "-" }) }

  /// The folder that holds the toolchain, `…/usr`.
  private var root: String {
    URL(fileURLWithPath: resourceDirectory).deletingLastPathComponent().deletingLastPathComponent().path
  }

  /// Where a file or folder of the toolchain is seen inside the sandbox: the same on every machine, so that nothing
  /// compiled or run there learns where, and in whose home, it is installed. What lies elsewhere keeps its path.
  public func guestPath(_ host: String) -> String {
    host == root || host.hasPrefix(root + "/") ? "/toolchain" + host.dropFirst(root.count) : host
  }

  private func mount(_ host: String, optional: Bool = false) -> Command.Mount {
    Command.Mount(host, at: guestPath(host), optional: optional)
  }

  /// Read-only mounts that the compiler needs. The folder of macro plugins is not among them, so that no macro can
  /// run a program at compile time.
  ///
  /// - Parameter modules: the Swift modules that can be seen; nil for all.
  func mounts(showing modules: Set<String>?) -> [Command.Mount] {
    let hidden: Set = [
      "host", "pm", "embedded", "migrator", "FrameworkABIBaseline", "swiftToCxx", "_InternalSwiftScan",
      "_InternalSwiftStaticMirror", "linux",
    ]
    let library = URL(fileURLWithPath: resourceDirectory).deletingLastPathComponent().path
    return [mount(frontend), mount(linker)]
      + contents(of: resourceDirectory).filter {
        !hidden.contains(URL(fileURLWithPath: $0).lastPathComponent)
      }
      .map { mount($0) }
      + moduleMounts(showing: modules)
      + [mount(compilerLibraries, optional: true), mount(library + "/clang", optional: true)]
      // The C headers, against which Foundation's own C modules are checked.
      + [Command.Mount("/usr/include", optional: true)]
  }

  /// The folder of modules and libraries, or what there is in it beside modules, with those to be shown.
  private func moduleMounts(showing modules: Set<String>?) -> [Command.Mount] {
    let folder = resourceDirectory + "/linux"
    guard let modules else { return [mount(folder)] }
    return contents(of: folder).filter { path in
      let file = URL(fileURLWithPath: path)
      switch file.pathExtension {
      case "swiftmodule": return modules.contains(file.deletingPathExtension().lastPathComponent)
      case "swiftcrossimport": return false
      default: return true
      }
    }.map { mount($0) }
  }

  private func contents(of folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().map { folder + "/" + $0 }
  }

  private var compilerLibraries: String { resourceDirectory + "/host/compiler" }

  /// Without `/proc` the loader cannot find libraries relative to a program.
  var environment: [String: String] {
    let folders = (runtimeLibraryDirectories + [compilerLibraries]).map(guestPath)
    return ["LD_LIBRARY_PATH": folders.joined(separator: ":"), "HOME": "/tmp", "TMPDIR": "/tmp"]
  }
}

/// Why there is no usable Swift compiler, with what to install.
public struct ToolchainUnavailable: UserCorrectable, Sendable, Equatable {
  /// A sentence for people.
  public var description: String
}

/// A failure of the compiler, the linker or the compile cache that says nothing about what was compiled.
public struct ToolchainError: Error, Sendable, Equatable, CustomStringConvertible {
  /// A sentence for people.
  public var description: String
}
