public import Archives

/// Named arrays in a fixed order: the contents of an `.npz` file, a zip archive of `.npy` files.
public struct NPZ: Sendable, Equatable {
  /// One named array.
  public struct Member: Sendable, Equatable {
    /// The name, without the ending `.npy`.
    public var name: String
    /// The array.
    public var array: NPYArray

    /// Creates a member.
    public init(name: String, array: NPYArray) {
      self.name = name
      self.array = array
    }
  }

  /// The members in the order of the file.
  public private(set) var members: [Member]

  /// Creates a file's contents. Throws `NPYError.archive` when a name is empty or occurs twice.
  public init(_ members: [Member]) throws(NPYError) {
    var names: Set<String> = []
    for member in members {
      guard !member.name.isEmpty else { throw .archive("an array has an empty name") }
      guard names.insert(member.name).inserted else {
        throw .archive("the name '\(member.name)' occurs twice")
      }
    }
    self.members = members
  }

  /// The names in the order of the file.
  public var names: [String] { members.map(\.name) }

  /// The array of the given name, if there is one.
  public subscript(name: String) -> NPYArray? { members.first { $0.name == name }?.array }
}

extension NPZ {
  /// Reads the contents of an `.npz` file. Throws `NPYError`; every member has to be readable, and names differ,
  /// if only by case.
  public init(npz bytes: [UInt8], limits: ArchiveLimits = .trusted) throws(NPYError) {
    guard !NPYArray.isNPY(bytes) else { throw .singleArray }
    let contents: ArchiveContents
    do throws(ArchiveError) {
      contents = try ArchiveReader.read(bytes, limits: limits, isCaseSensitive: true)
    } catch {
      guard case .notAnArchive = error else { throw .archive(error.description) }
      throw .archive("it is no zip archive; write it with numpy.savez(path, name=array)")
    }
    if let refusal = contents.refusals.first {
      throw .archive("its entry '\(refusal.name)' \(refusal.reason.explanation)")
    }
    if let reason = contents.stopReason { throw .archive("it \(reason.explanation)") }
    var members: [Member] = []
    for file in contents.files {
      // numpy.load takes a member without the ending for an array too, by its first bytes.
      guard file.path.hasSuffix(".npy") || NPYArray.isNPY(file.bytes) else {
        throw .archive(
          "its entry '\(file.path)' is no .npy file; write it with numpy.savez(path, name=array)")
      }
      let name = file.path.hasSuffix(".npy") ? String(file.path.dropLast(4)) : file.path
      do throws(NPYError) {
        members.append(Member(name: name, array: try NPYArray(npy: file.bytes)))
      } catch {
        throw .member(name, error)
      }
    }
    try self.init(members)
  }

  /// The contents of an `.npz` file that NumPy reads back. Throws `NPYError.archive`.
  public func npz(compression: ZipWriter.Compression = .stored) throws(NPYError) -> [UInt8] {
    let files = members.map { ArchiveContents.File(path: $0.name + ".npy", bytes: $0.array.npy) }
    do throws(ArchiveError) {
      return try ZipWriter.archive(files, compression: compression)
    } catch {
      throw .archive(error.description)
    }
  }
}
