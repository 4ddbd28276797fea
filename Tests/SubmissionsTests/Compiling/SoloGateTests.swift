import Foundation
import Synchronization
import Testing

@testable import Submissions

@Suite("Work side by side and alone") struct SoloGateTests {
  @Test("whoever is alone sees nobody, and everybody gets a turn")
  func exclusion() {
    let gate = SoloGate()
    let inside = Mutex((together: 0, alone: 0, violations: 0, done: 0))
    DispatchQueue.concurrentPerform(iterations: 64) { index in
      if index % 8 == 0 {
        gate.alone {
          inside.withLock { state in
            state.alone += 1
            if state.together > 0 || state.alone > 1 { state.violations += 1 }
          }
          usleep(200)
          inside.withLock { state in
            if state.together > 0 || state.alone > 1 { state.violations += 1 }
            state.alone -= 1
            state.done += 1
          }
        }
      } else {
        gate.together {
          inside.withLock { state in
            state.together += 1
            if state.alone > 0 { state.violations += 1 }
          }
          usleep(200)
          inside.withLock { state in
            state.together -= 1
            state.done += 1
          }
        }
      }
    }
    #expect(inside.withLock { $0.violations } == 0)
    #expect(inside.withLock { $0.done } == 64)
  }

  @Test("an error leaves the gate open")
  func errors() {
    struct Failure: Error {}
    let gate = SoloGate()
    #expect(throws: Failure.self) { try gate.alone { throw Failure() } }
    #expect(throws: Failure.self) { try gate.together { throw Failure() } }
    #expect(gate.alone { 1 } + gate.together { 2 } == 3)
  }
}
