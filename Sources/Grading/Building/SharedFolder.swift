import Foundation
import Glibc

/// Folders that everybody has, whose names say nothing about whoever grades.
enum SharedFolder {
  /// The first of some folders in which files may be made and executed; one's own (`TMPDIR`), which may be in one's home,
  /// where there is none.
  static func place(among paths: [String]) -> URL {
    // ST_NOEXEC of <sys/statvfs.h>, which Swift does not see.
    let noExecution: UInt = 8
    let shared = paths.first { path in
      var status = statvfs()
      let isKnown = unsafe statvfs(path, &status) == 0
      return isKnown && status.f_flag & noExecution == 0
        && FileManager.default.isWritableFile(atPath: path)
    }
    return shared.map { URL(fileURLWithPath: $0) } ?? FileManager.default.temporaryDirectory
  }

  /// Whether a path tells whose it is: one of its folders belongs to somebody other than the system.
  static func isPersonal(_ path: String) -> Bool {
    var url = URL(fileURLWithPath: path)
    while url.path != "/" {
      let owner = try? FileManager.default.attributesOfItem(atPath: url.path)[.ownerAccountID] as? Int
      if owner != 0 { return true }
      url.deleteLastPathComponent()
    }
    return false
  }
}
