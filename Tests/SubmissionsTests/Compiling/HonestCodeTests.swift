import Foundation
import Sandbox
import Testing

@testable import Submissions

/// Code as students write it: a refusal of any of it would be a wrong mark.
@Suite(.serialized, .enabled(if: Course.isTested)) struct HonestCodeTests {
  private let course: Course

  init() throws { course = try #require(Course.shared) }

  struct Sample: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String

    init(_ description: String, _ text: String) { (testDescription, self.text) = (description, text) }
  }

  @Test(arguments: samples) func isNotRefused(sample: Sample) throws {
    let text = Course.alphaText + "\n" + sample.text + "\n"
    // Alone and together, plain and optimized, the compiler makes different symbols of it.
    var beta = Course.beta
    beta.contents = Array((Course.betaText + "\n" + sample.text + "\n").utf8)
    beta.isOptimized = true
    let product = try course.compiler().compile(
      CompilationRequest(sources: [Course.source("alpha", text), beta]))
    #expect(product.files.count == 2)
    for (exercise, status) in product.files where !status.isCompiled {
      Issue.record("\(exercise): \(status)")
    }
  }

  static let samples = [
    Sample(
      "mathematics",
      """
      import Foundation
      public func all(_ x: Double, _ y: Double, _ f: Float) -> [Double] {
        var sign: Int32 = 0
        return [
          sqrt(x), pow(x, y), exp(x), exp2(x), expm1(x), log(x), log2(x), log10(x), log1p(x), tgamma(x), erf(x), erfc(x),
          fmod(x, y), hypot(x, y), atan2(x, y), floor(x), ceil(x), round(x), trunc(x), rint(x), cbrt(x), fma(x, y, x),
          ldexp(x, 3), frexp(x).0, modf(x).0, copysign(x, y), remainder(x, y), nearbyint(x), j0(x), logb(x), scalbn(x, 2),
          Double(ilogb(x)), fdim(x, y), fmax(x, y), fmin(x, y), sin(x), cos(x), tan(x), asin(x), acos(x), atan(x), sinh(x),
          cosh(x), tanh(x), asinh(x), acosh(x), atanh(x), fabs(x), x.squareRoot(), x.rounded(.toNearestOrEven), abs(x),
          lgamma_r(x, &sign), x.truncatingRemainder(dividingBy: y), Double.pi, x.ulp, x.nextUp, -x.magnitude,
          Double(sqrtf(f) + powf(f, f) + expf(f) + logf(f) + tanhf(f) + fabsf(f) + sinf(f) + cosf(f) + fmodf(f, f)),
          Double(sin(f) + exp(f) + tanh(f) + pow(f, f)),
        ]
      }
      """),
    Sample(
      "printing",
      """
      import Foundation
      struct Layer { var weights: [Double] }
      public func show(_ x: Double) throws {
        print("a", x, terminator: ""); debugPrint([1: 2]); dump(Layer(weights: [x]))
        fputs("x\\n", stderr); fflush(stdout); setbuf(stdout, nil); puts("x"); putchar(65); perror("x")
        print(String(format: "%.3f %d %@", x, 3, "s"), String(x), x.description, "\\(Layer(weights: []))")
        withVaList([x]) { arguments in _ = vprintf("%f\\n", arguments); _ = vfprintf(stderr, "%f\\n", arguments) }
        FileHandle.standardError.write(Data("x".utf8)); NSLog("%f", x)
        var text = ""; print(x, to: &text); write(1, "x", 1)
        precondition(x == x, "no number \\(x)"); assert(x > 0); if x == 77 { fatalError("x") }
        if x == 78 { exit(1) }; if x == 79 { abort() }
        print(#line, #file, #function, readLine() ?? "", CommandLine.arguments, String(cString: strerror(errno)))
      }
      """),
    Sample(
      "time, random numbers, environment",
      """
      import Foundation
      public func now() -> [Double] {
        srand48(1); srand(1); srandom(1)
        var time1 = timespec(); clock_gettime(CLOCK_MONOTONIC, &time1); var time2 = timeval(); gettimeofday(&time2, nil)
        usleep(1); sleep(0); Thread.sleep(forTimeInterval: 0)
        var usage = rusage(); getrusage(0, &usage)
        var generator = SystemRandomNumberGenerator()
        let start = ContinuousClock.now; print(start.duration(to: .now), Date(), Date().formatted(), getpid(), isatty(1))
        print(getenv("HOME") as Any, ProcessInfo.processInfo.environment["HOME"] ?? "", [1, 2].shuffled(using: &generator))
        return [drand48(), Double(lrand48()), Double(rand()), Double(random()), Double(clock()), Double(time(nil)),
          .random(in: 0..<1), Double(Int.random(in: 0...3)), Double(arc4random()), Double(arc4random_uniform(3)),
          CFAbsoluteTimeGetCurrentLike(), ProcessInfo.processInfo.systemUptime, Double(usage.ru_maxrss)]
      }
      func CFAbsoluteTimeGetCurrentLike() -> Double { Date().timeIntervalSinceReferenceDate }
      struct LCG: RandomNumberGenerator { var s: UInt64; mutating func next() -> UInt64 { s = s &* 636413 &+ 1; return s } }
      public func seeded() -> [Int] { var g = LCG(s: 1); return (0..<9).map { _ in .random(in: 0..<9, using: &g) }.shuffled(using: &g) }
      """),
    Sample(
      "memory and C strings",
      """
      import Foundation
      public func memory() -> Int {
        let p = UnsafeMutablePointer<Double>.allocate(capacity: 4); p.initialize(repeating: 0, count: 4)
        memset(p, 0, 32); memcpy(p, p + 1, 8); memmove(p, p, 8); defer { p.deallocate() }
        let q = malloc(10); free(q); let z = calloc(1, 2); let y = realloc(z, 20); free(y)
        var a = [3.0, 1, 2]; a.withUnsafeBufferPointer { print($0[0]) }; a.withUnsafeMutableBufferPointer { $0[0] = 1 }
        withUnsafeTemporaryAllocation(of: Int.self, capacity: 3) { $0.initialize(repeating: 0) }
        withUnsafeBytes(of: a.count) { print($0.count) }; var x: [Int32] = [3, 1]
        qsort(&x, 2, 4) { a, b in (a?.load(as: Int32.self) ?? 0) - (b?.load(as: Int32.self) ?? 0) }
        print(strtod("1.5", nil), strtol("12", nil, 10), atof("1"), atoi("1"), toupper(97), isalpha(97), strcmp("a", "b"))
        return strlen("abc") + Int(memcmp(p, p, 8)) + MemoryLayout<Double>.stride + labs(-3)
      }
      """),
    Sample(
      "files",
      """
      import Foundation
      public func files() throws {
        print(FileManager.default.fileExists(atPath: "/tmp"), FileManager.default.currentDirectoryPath, NSTemporaryDirectory())
        print(try String(contentsOfFile: "/tmp/x", encoding: .utf8), try Data(contentsOf: URL(fileURLWithPath: "/tmp/x")))
        if let file = fopen("/tmp/x", "w") { fwrite("x", 1, 1, file); fputs("x", file); fseek(file, 0, SEEK_SET); fclose(file) }
        let descriptor = open("/tmp/y", O_RDONLY); close(descriptor)
        var status = stat(); _ = stat("/tmp", &status); print(status.st_size, sysconf(Int32(_SC_PAGESIZE)))
        try "x".write(toFile: "/tmp/z", atomically: true, encoding: .utf8)
      }
      """),
    Sample(
      "the C library by name, as portable code imports it",
      """
      #if canImport(Darwin)
      import Darwin
      #elseif canImport(Glibc)
      import Glibc
      #elseif canImport(Musl)
      import Musl
      #elseif os(Windows)
      import ucrt
      #endif
      public func portable(_ x: Double) -> Double { exp(x) + Glibc.log(x) + Double(rand()) + sqrt(x) }
      """),
    Sample(
      "concurrency",
      """
      import Foundation
      actor Counter { var n = 0; func increment() -> Int { n += 1; return n } }
      @MainActor final class Model { var x = 0 }
      struct Box: Sendable { let value: Double }
      public func work() async throws -> Int {
        let counter = Counter()
        async let x = counter.increment()
        try await withThrowingTaskGroup(of: Int.self) { group in
          for i in 0..<3 { group.addTask { i } }
          for try await _ in group {}
        }
        for await v in AsyncStream(Int.self, { c in c.yield(1); c.finish() }) { print(v) }
        try await Task.sleep(nanoseconds: 1); await Task.yield(); let task = Task.detached { Box(value: 1) }
        let lock = NSLock(); lock.withLock { print(1) }; await MainActor.run { print(Model().x) }
        return await x + Int(await task.value.value) + (await withCheckedContinuation { $0.resume(returning: 1) })
      }
      """),
    Sample(
      "generics, protocols, existentials",
      """
      protocol Layer { associatedtype Input; func forward(_ x: Input) -> [Double]; var name: String { get } }
      extension Layer { var name: String { "\\(Self.self)" } }
      struct Dense<Scalar: BinaryFloatingPoint>: Layer {
        var w: [Scalar]
        func forward(_ x: [Scalar]) -> [Double] { zip(w, x).map { Double($0 * $1) } }
      }
      func anything() -> any Layer { Dense<Float>(w: [1]) }
      func opaque() -> some Layer { Dense<Double>(w: [1]) }
      public func names() -> [String] { [anything().name, opaque().name] }
      extension Collection where Element: FloatingPoint { public func average() -> Element { reduce(0, +) / Element(count) } }
      extension Array where Element == Double { static func * (a: Self, b: Self) -> Self { zip(a, b).map(*) } }
      extension Double { var squared: Double { self * self } }
      extension Tensor: CustomStringConvertible { public var description: String { "\\(storage)" } }
      extension Tensor { public static func + (a: Tensor, b: Tensor) -> Tensor { Tensor(a.storage + b.storage) } }
      extension AlphaExercise { public func helper() -> Int { 3 } }
      extension Optional where Wrapped == Double { var orZero: Double { self ?? 0 } }
      infix operator **: MultiplicationPrecedence
      public func ** (a: Double, b: Int) -> Double { (0..<b).reduce(1) { x, _ in x * a } }
      public func count<each T>(_ x: repeat each T) -> Int { var n = 0; for _ in repeat each x { n += 1 }; return n }
      public func rethrowing<T, E: Error>(_ f: () throws(E) -> T) throws(E) -> T { try f() }
      public func cast(_ x: Any) -> Int { (x as? any BinaryInteger).map { Int($0) } ?? (x is String ? 1 : 2) }
      """),
    Sample(
      "classes, wrappers, builders, key paths",
      """
      class Node { weak var parent: Node?; unowned var root: Node?; var kids: [Node] = []; deinit { print("bye") } }
      final class Leaf: Node { override init() { super.init() }; lazy var cached = [1.0].map { $0 * 2 } }
      indirect enum Tree<T> { case node(Tree, T, Tree), leaf }
      @propertyWrapper struct Clamped<T: Comparable> { var wrappedValue: T; var projectedValue: T { wrappedValue } }
      @resultBuilder enum Builder { static func buildBlock(_ x: Int...) -> [Int] { x } }
      @Builder func built() -> [Int] { 1; 2 }
      @dynamicMemberLookup struct Bag { subscript(dynamicMember name: String) -> Int { name.count } }
      @dynamicCallable struct Call { func dynamicallyCall(withArguments a: [Int]) -> Int { a.count } }
      struct Unique: ~Copyable { var x = 1; deinit { print(x) }; consuming func end() {} }
      struct Point: Hashable, Comparable { var x = 1.0, y = 2.0; static func < (a: Self, b: Self) -> Bool { a.x < b.x } }
      struct Model { @Clamped var rate = 3; lazy var twice = rate * 2; static let shared = Model() }
      let table: [String: (Double) -> Double] = ["sin": sin, "exp": exp, "sqrt": { $0.squareRoot() }]
      nonisolated(unsafe) var calls = 0
      let tree = Tree.node(.leaf, 3, .leaf); let lazyGlobal = (0..<10).map { Double($0) * 2 }
      public func use() -> [Double] {
        let path = \\Point.x; calls += 1; let u = Unique(); u.end(); print(Bag().abc, Call()(1, 2), built(), Leaf().kids, tree)
        return [Point()[keyPath: path]] + [Point()].map(\\.y) + lazyGlobal + [table["exp"]?(1) ?? 0] + [Double(Model.shared.rate)]
      }
      """),
    Sample(
      "text and regular expressions",
      """
      import Foundation
      public func text(_ s: String) throws -> [String] {
        if let m = s.firstMatch(of: #/(\\d+)-(?<name>\\w+)/#) { print(m.name, m.1) }
        let pattern = try NSRegularExpression(pattern: "a+"); print(pattern.numberOfCaptureGroups)
        print(s.replacing("a", with: "b"), s.lowercased(), s.hashValue, s.utf8.count, Array(s), s.unicodeScalars.map(\\.value))
        print(s.split(separator: ",").map(String.init), s.padding(toLength: 9, withPad: " ", startingAt: 0), s.capitalized)
        let number = 3.5; print(number.formatted(.number.precision(.fractionLength(2))), s.components(separatedBy: ","))
        return [s.replacingOccurrences(of: "a", with: "b"), s.trimmingCharacters(in: .whitespaces)]
      }
      """),
    Sample(
      "Foundation's types",
      """
      import Foundation
      struct Config: Codable, Hashable { var a: Int; var b: [String: Double]; var u: UUID; var d: Date; var e: String? }
      func values(_ c: Config) throws -> Config {
        let encoder = JSONEncoder(); encoder.outputFormatting = .prettyPrinted
        let data = try encoder.encode(c); print(data.base64EncodedString(), Calendar.current.component(.year, from: c.d))
        let f = NumberFormatter(); f.maximumFractionDigits = 2; print(f.string(from: 3.14159) ?? "", NSNumber(value: 3))
        let df = DateFormatter(); df.dateFormat = "yyyy"; print(df.string(from: c.d), Locale.current.identifier, TimeZone.current)
        print(Measurement(value: 1, unit: UnitLength.meters), URL(string: "a://b") as Any, IndexSet(1...3), CharacterSet.letters)
        print(Decimal(string: "1.5") as Any, NSString(string: "x"), (["a": 1] as NSDictionary).count, NSArray(array: [1]))
        print(Notification(name: .init("x")), Bundle.main, Mirror(reflecting: c).children.count, ObjectIdentifier(encoder))
        return try JSONDecoder().decode(Config.self, from: data)
      }
      """),
    Sample(
      "collections and vectors",
      """
      public func collections(_ a: [Double]) -> [Double] {
        var b = a.sorted(by: >) + a.reversed() + a.prefix(2); b.sort(); b.swapAt(0, 1); b.reserveCapacity(9); b.removeAll { $0 > 3 }
        print(Set(a).union([2]), Dictionary(grouping: a) { $0 }, a.enumerated().max { $0.element < $1.element } as Any, a[1...])
        print(Array(a.lazy.filter { $0 > 1 }.map { $0 * 2 }), a.min() as Any, a.firstIndex(of: 2) as Any, a.chunked())
        let v = SIMD4<Double>(1, 2, 3, 4); print(v * 2, v.sum(), v .> 2, SIMD8<Float>(repeating: 1).max(), v[0])
        print(Int128(1) * 3 / 2, UInt64.max.multipliedFullWidth(by: 3), Float16(1.5) + 2, Float80(1), Double(Float16(3)))
        print(UInt8(truncatingIfNeeded: 300), Int("3") ?? 0, Double("3.5") ?? 0, 7.isMultiple(of: 2), 5.quotientAndRemainder(dividingBy: 2))
        return stride(from: 0, to: 1, by: 0.1).map { $0 } + zip(a, a).map(*) + [zip(a, a).map { $0 * $1 }.reduce(0, +)]
      }
      extension Array { func chunked() -> [[Element]] { stride(from: 0, to: count, by: 2).map { Array(self[$0..<Swift.min($0 + 2, count)]) } } }
      public func matrix(_ n: Int) -> [[Double]] { .init(repeating: .init(repeating: 0, count: n), count: n) }
      public func half(_ x: Float16, _ y: Int128) -> Double { Double(x) * Double(y % 7) + Double(Int64(y / 3)) }
      """),
    Sample(
      "errors and control",
      """
      enum Failure: Error, Equatable { case shape([Int], String), other }
      public func checked(_ x: Int) throws -> Int {
        defer { print("end") }
        guard x > 0 else { throw Failure.shape([x], "x") }
        do { return try checked(x - 1) } catch let Failure.shape(s, _) where s.count == 1 { return s[0] } catch { throw error }
      }
      public func result(_ r: Result<Int, any Error>) -> Int { switch r { case .success(let x): x; case .failure: (try? checked(3)) ?? 0 } }
      @available(*, deprecated) func old() {}
      @discardableResult @inline(never) public func label(_ n: Int) -> Int { outer: for i in 0... { if i > n { break outer } }; return n }
      """),
    Sample("an entry point of one's own", "@main struct Main { static func main() async { print(1) } }"),
    Sample(
      "locks and threads of Foundation",
      """
      import Foundation
      public func locked() {
        let lock = NSRecursiveLock(); lock.lock(); lock.unlock(); let ops = OperationQueue(); ops.addOperation { print(1) }
        ops.waitUntilAllOperationsAreFinished(); let t = Thread { print(2) }; t.start(); _ = Timer(timeInterval: 1, repeats: false) { _ in }
        var mutex = pthread_mutex_t(); pthread_mutex_init(&mutex, nil); pthread_mutex_lock(&mutex); pthread_mutex_unlock(&mutex)
      }
      """),
    Sample("a byte order mark in the middle", "let mark = \"\u{feff}\"; let é = \"ü\"; let π = 3.14"),
  ]
}
