import Dispatch
import Foundation
import Synchronization

/// Runs the tasks that start and kill processes, one at a time, on a thread of its own; none of them blocks.
///
/// A dispatch queue would not do: on Linux the cooperative pool's threads come from dispatch's pool, so queues
/// starve when callers block those.
final class SpawnExecutor: TaskExecutor {
  static let shared = SpawnExecutor()
  private let jobs = Mutex<[UnownedJob]>([])
  private let available = DispatchSemaphore(value: 0)

  private init() {
    let thread = Thread { [unowned self] in while true { runNext() } }
    thread.name = "gradus-spawn"
    thread.start()
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    jobs.withLock { $0.append(job) }
    available.signal()
  }

  private func runNext() {
    available.wait()
    let job = jobs.withLock { $0.removeFirst() }
    unsafe job.runSynchronously(on: asUnownedTaskExecutor())
  }
}
