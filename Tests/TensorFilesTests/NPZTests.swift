import Archives
import TensorFiles
import Tensors
import Testing

struct NPZTests {
  static let members = [
    NPZ.Member(name: "x", array: NPYArray(Tensor([[1.0, 2.0], [3.0, 4.0]]))),
    NPZ.Member(name: "labels", array: NPYArray([3, 1])),
  ]

  @Test(arguments: ["stored.npz", "deflated.npz"])
  func readsWhatNumPyWrote(name: String) throws {
    let npz = try NPZ(npz: Golden.bytes(name))
    #expect(npz.members == Self.members)
    #expect(npz.names == ["x", "labels"])
    #expect(npz["labels"]?.integers == [3, 1])
    #expect(npz["absent"] == nil)
  }

  @Test(arguments: ["zip64.npz", "no_ending.npz"])
  func readsWhatOtherWritersWrote(name: String) throws {
    #expect(try NPZ(npz: Golden.bytes(name)).members == [Self.members[0]])
  }

  @Test func namesMayDifferByCaseOnly() throws {
    let npz = try NPZ(npz: Golden.bytes("case.npz"))
    #expect(npz["w"]?.tensor == Tensor([0]) && npz["W"]?.tensor == Tensor([1]))
  }

  @Test func aSingleArrayIsToldWhatToDo() throws {
    let bytes = try Golden.bytes("scalar.npy")
    let error = #expect(throws: NPYError.singleArray) { try NPZ(npz: bytes) }
    #expect(error?.description.contains("numpy.savez(path, name=array)") == true)
  }

  @Test(arguments: [ZipWriter.Compression.stored, .deflate])
  func roundTrip(compression: ZipWriter.Compression) throws {
    let npz = try NPZ(Self.members)
    #expect(try NPZ(npz: npz.npz(compression: compression)) == npz)
  }

  @Test func anEmptyFileHasNoMembers() throws {
    #expect(try NPZ(npz: NPZ([]).npz()).members.isEmpty)
  }

  @Test func refusesNamesThatAreEmptyOrOccurTwice() {
    let array = NPYArray([1])
    #expect(throws: NPYError.archive("the name 'a' occurs twice")) {
      try NPZ([.init(name: "a", array: array), .init(name: "a", array: array)])
    }
    #expect(throws: NPYError.archive("an array has an empty name")) {
      try NPZ([.init(name: "", array: array)])
    }
  }

  @Test func namesTheMemberThatCannotBeRead() throws {
    let bytes = try ZipWriter.archive([
      .init(path: "w.npy", bytes: try Golden.bytes("refused_complex128.npy"))
    ])
    #expect(throws: NPYError.member("w", .unsupportedType("<c16"))) { try NPZ(npz: bytes) }
  }

  @Test func refusesOtherFilesLinksAndGarbage() throws {
    let text = try ZipWriter.archive([.init(path: "notes.txt", bytes: [1])])
    #expect(throws: NPYError.self) { try NPZ(npz: text) }
    #expect(throws: NPYError.self) { try NPZ(npz: [1, 2, 3]) }
    let stored = try Golden.bytes("stored.npz")
    let damaged = stored.indices.map { $0 == 130 ? stored[$0] ^ 0xFF : stored[$0] }
    #expect(throws: NPYError.self) { try NPZ(npz: damaged) }
  }

  @Test func keepsLimits() throws {
    var limits = ArchiveLimits.trusted
    limits.fileBytes = 100
    let bytes = try NPZ(Self.members).npz()
    #expect(throws: NPYError.self) { try NPZ(npz: bytes, limits: limits) }
  }
}
