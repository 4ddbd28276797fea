import CourseModel
import Foundation
import Synchronization
import WorkerProtocol

/// Workers of the references. Each starts when first needed, at most a bounded
/// number live, and the one that was not used for longest ends first.
///
/// Compiling and starting hold no lock but the one of the worker in question, so that nobody waits for what he does not
/// need. A worker that somebody holds is not ended, since objects may live in it.
final class WorkerPool: Sendable {
  /// Compiles the reference of an exercise, and gives a channel to it.
  typealias Start = @Sendable (Exercise) throws -> any CourseChannel

  private let start: Start
  private let capacity: Int
  private let state = Mutex(State())

  private struct State {
    var workers: [String: PooledWorker] = [:]
    var uses = 0
  }

  /// - Parameter capacity: how many workers live at most, besides those that are being used.
  init(capacity: Int = WorkerPool.defaultCapacity(), start: @escaping Start) {
    self.capacity = capacity
    self.start = start
  }

  /// A dozen, or as many as somebody wishes, and fewer where the process may open few files: a worker takes three
  /// descriptors here, and a few more while it starts.
  static func defaultCapacity(atMost wish: Int = 12) -> Int {
    var limit = rlimit()
    guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return wish }
    return max(1, min(wish, (Int(clamping: limit.rlim_cur) - 128) / 8))
  }

  /// How many workers live.
  var count: Int { state.withLock { $0.workers.count } }

  /// The right to use the worker of an exercise's reference, started when it is first needed.
  func reference(of exercise: Exercise) throws -> WorkerLease {
    let worker = state.withLock { state in
      let worker = state.workers[exercise.id] ?? PooledWorker()
      state.workers[exercise.id] = worker
      worker.holders += 1
      return worker
    }
    let lease = WorkerLease(worker, in: self)
    try worker.startUnlessRunning { try start(exercise) }
    return lease
  }

  /// Ends what is too many, once somebody has given a worker back. One that failed is forgotten, so that the next to
  /// ask begins anew: what failed once may have been the moment's fault.
  fileprivate func giveBack(_ worker: PooledWorker) {
    let ended = state.withLock { state -> [PooledWorker] in
      state.uses += 1
      worker.holders -= 1
      worker.lastUse = state.uses
      let idle = state.workers.filter { $0.value.holders == 0 }
      let broken = idle.filter(\.value.isBroken)
      let usable = idle.filter { !$0.value.isBroken }.sorted { $0.value.lastUse < $1.value.lastUse }
      let surplus = Array(broken) + usable.prefix(max(0, state.workers.count - broken.count - capacity))
      for (key, _) in surplus { state.workers[key] = nil }
      return surplus.map(\.value)
    }
    for worker in ended { worker.close() }
  }
}

/// A channel to code of the course's own, with a worker that can be ended.
protocol CourseChannel: TimedChannel {
  /// Ends the worker.
  func close()
}

extension WorkerSession: CourseChannel {}

/// A worker that several threads may use: one call at a time, callbacks included.
private final class PooledWorker: @unchecked Sendable {
  /// Guarded by the pool's lock, like `lastUse`.
  var holders = 0
  var lastUse = 0

  private let lock = NSRecursiveLock()
  private var channel: (any CourseChannel)?
  private let broken = Atomic(false)

  /// Whether it could not be started, or failed by a fault that is not the code's.
  var isBroken: Bool { broken.load(ordering: .relaxed) }

  func startUnlessRunning(_ start: () throws -> any CourseChannel) throws {
    lock.lock()
    defer { lock.unlock() }
    guard channel == nil else { return }
    do {
      channel = try start()
    } catch {
      broken.store(true, ordering: .relaxed)
      throw error
    }
  }

  func call(_ call: EntryCall) throws -> CallOutcome {
    lock.lock()
    defer { lock.unlock() }
    guard let channel else {
      throw CallFailure.harness(reason: "a worker of the course's own is not running")
    }
    do {
      return try channel.call(call)
    } catch CallFailure.harness(let reason) {
      broken.store(true, ordering: .relaxed)
      throw CallFailure.harness(reason: reason)
    }
  }

  func close() {
    lock.lock()
    defer { lock.unlock() }
    channel?.close()
    channel = nil
  }
}

/// The right to use a worker, given back when the last reference to it goes.
final class WorkerLease: CallChannel {
  private let worker: PooledWorker
  private let pool: WorkerPool

  fileprivate init(_ worker: PooledWorker, in pool: WorkerPool) {
    self.worker = worker
    self.pool = pool
  }

  deinit { pool.giveBack(worker) }

  func call(_ call: EntryCall) throws -> CallOutcome { try worker.call(call) }
}
