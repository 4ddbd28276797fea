import Grading
import Synchronization
import Testing

@Suite struct WorkQueueTests {
  @Test(arguments: [(0, 3), (1, 4), (200, 1), (200, 7), (3, 0)])
  func everyPositionIsHandedOutOnce(_ count: Int, _ threads: Int) {
    let taken = Mutex<[Int]>([])
    let handedOut = WorkQueue(count: count).run(threads: threads) { position in
      taken.withLock { $0.append(position) }
    }
    #expect(handedOut == count)
    #expect(taken.withLock { $0.sorted() } == Array(0..<count))
  }

  @Test func nothingIsBegunAfterAStop() {
    let queue = WorkQueue(count: 100)
    let taken = Mutex<[Int]>([])
    let handedOut = queue.run(threads: 1) { position in
      taken.withLock { $0.append(position) }
      if position == 4 { queue.stop() }
    }
    #expect(handedOut == 5)
    #expect(taken.withLock { $0 } == [0, 1, 2, 3, 4])
    #expect(queue.isStopping)
  }
}
