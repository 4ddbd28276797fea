import EverythingFixture
import ExerciseBridges
import Testing
import WorkerProtocol
import WorkerTestSupport

@Suite("Objects stay in the worker", .serialized)
struct ObjectTests {
  @Test("and are the same object each time", arguments: Way.allCases)
  func identity(way: Way) throws {
    try way.withProxy { proxy in
      let one = try proxy.constant(1)
      let two = try proxy.constant(2)
      let sum = try proxy.add([one, two, one], to: nil)
      let inputs = try proxy.inputs(of: sum)
      #expect(inputs.count == 3 && inputs[0] === one && inputs[1] === two && inputs[2] === one)
      #expect(one !== two)
      #expect(try proxy.value(proxy.add([sum], to: one)) == 5)
      let named = try proxy.named(one)
      #expect(named?.node === one && named?.name == "node")
      #expect(try proxy.named(proxy.constant(-1)) == nil)
      #expect(try proxy.nodes(made: { _ in two }, from: one) === two)
      #expect(try proxy.nodes(made: { _ in nil }, from: one) === one)
    }
  }

  @Test("and a struct keeps its value semantics", arguments: Way.allCases)
  func valueSemantics(way: Way) throws {
    try way.withProxy { proxy in
      var notebook = try proxy.emptyNotebook()
      let empty = notebook
      #expect(try proxy.write(5, in: &notebook) == 1)
      #expect(try proxy.write(6, in: &notebook) == 2)
      #expect(try proxy.notes(in: notebook) == [5, 6])
      #expect(try proxy.notes(in: empty) == [])
    }
  }

  @Test("and one of an earlier worker is recognised as lost")
  func generations() throws {
    let first = try WorkerProcess("everything-worker", submission: Way.submission.get())
    _ = try first.connection.start(generation: 1)
    let node = try EverythingProxy(channel: first.connection).constant(1)
    _ = first.end()
    let second = try WorkerProcess("everything-worker", submission: Way.submission.get())
    defer { _ = second.end() }
    _ = try second.connection.start(generation: 2)
    let proxy = EverythingProxy(channel: second.connection)
    _ = try proxy.constant(2)
    #expect(throws: CallFailure.lostObject) { try proxy.value(node) }
  }
}
