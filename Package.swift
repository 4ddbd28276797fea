// swift-tools-version: 6.2
import Foundation
import PackageDescription

/// Settings of every Swift target of ours.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  // One optimised build serves the command and the tests, which look at internals too.
  .unsafeFlags(["-enable-testing"], .when(configuration: .release)),
]

/// SwiftSyntax as the toolchain ships it, beside the compiler that reads this manifest: no build.
let swiftSyntax: String = {
  let path = Context.environment["PATH"] ?? ""
  let compilers = path.split(separator: ":").map { "\($0)/swiftc" }
  let found = compilers.first { FileManager.default.isExecutableFile(atPath: $0) } ?? "/usr/bin/swiftc"
  return URL(filePath: found).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "lib/swift/host").path
}()

/// SwiftPM links C programs like Swift ones. Without the start file that registers Swift types, and with the
/// static runtime, of which nothing is then taken, they start inside a sandbox that holds no Swift runtime.
let plainC: [LinkerSetting] = [.unsafeFlags(["-nostartfiles", "-static-stdlib"])]

/// A compiled submission finds LabKit, Exercises and Tensors in the worker that loads it.
let exportedSymbols: [LinkerSetting] = [.unsafeFlags(["-Xlinker", "--export-dynamic"])]

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let subprocess: Target.Dependency = .product(name: "Subprocess", package: "swift-subprocess")
let systemPackage: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")

/// A Swift target of ours.
func module(
  _ name: String, path: String? = nil, exclude: [String] = [], _ dependencies: Target.Dependency...,
  settings: [SwiftSetting] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, path: path, exclude: exclude, swiftSettings: strict + settings)
}

/// Tests of ours.
func tests(
  _ name: String, _ dependencies: Target.Dependency..., exclude: [String] = [], resources: [Resource] = []
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies, exclude: exclude, resources: resources, swiftSettings: strict)
}

/// What students and graders compute with.
let numerics: [Target] = [
  .systemLibrary(name: "COpenBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"])]),
  .target(
    name: "CVectorMath", dependencies: ["COpenBLAS"],
    // A package that uses Tensors alone, without Foundation, gets no mathematics library otherwise.
    linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),
  // `Extern`: C functions are declared in Swift, so that student code needs no C headers to import Tensors.
  module("Tensors", "CVectorMath", settings: [.enableExperimentalFeature("Extern")]),
  module("NumericalDifferentiation", "Tensors"),
  module("GradientDiagnosis", "NumericalDifferentiation", "Tensors"),
  module("BackwardContracts", "NumericalDifferentiation", "Tensors"),
  module("StatisticalTests", "Tensors"),
  module(
    "GradientCheck", "BackwardContracts", "GradientDiagnosis", "NumericalDifferentiation", "StatisticalTests",
    "Tensors"),
]

/// The exercises, and how calls cross between grader and student code.
let exercises: [Target] = [
  module("Exercises", "Tensors"),
  module("LabKit", "Exercises", "Tensors"),
  module("ShortTexts"),
  module("WorkerProtocol", "ShortTexts", "Tensors"),
  module("ExerciseBridges", "Exercises", "Tensors", "WorkerProtocol"),
  .target(name: "CWorkerSupport"),
  module("WorkerService", "CWorkerSupport", "ExerciseBridges", "LabKit", "WorkerProtocol"),
  .executableTarget(
    name: "gradus-worker", dependencies: ["ExerciseBridges", "WorkerService"], swiftSettings: strict,
    linkerSettings: exportedSymbols),
]

/// Writes proxies, dispatchers and starters from the exercises' protocols.
let generator: [Target] = [
  .target(
    name: "ExerciseGenerator", swiftSettings: strict + [.unsafeFlags(["-I", swiftSyntax])],
    linkerSettings: [
      .unsafeFlags(["-L", swiftSyntax, "-lSwiftSyntax", "-lSwiftParser", "-Xlinker", "-rpath=\(swiftSyntax)"])
    ]),
  .executableTarget(
    name: "gradus-generate", dependencies: ["ExerciseGenerator"],
    swiftSettings: strict + [.unsafeFlags(["-I", swiftSyntax])]),
]

/// Makes mutants of the exercises' references.
let mutations: [Target] = [
  .target(
    name: "Mutations", dependencies: ["CourseModel"],
    swiftSettings: strict + [.unsafeFlags(["-I", swiftSyntax])],
    linkerSettings: [
      .unsafeFlags([
        "-L", swiftSyntax, "-lSwiftSyntax", "-lSwiftParser", "-lSwiftOperators", "-Xlinker",
        "-rpath=\(swiftSyntax)",
      ])
    ]),
  .executableTarget(
    name: "gradus-mutate", dependencies: ["Mutations"],
    swiftSettings: strict + [.unsafeFlags(["-I", swiftSyntax])]),
]

/// What the checks of an exercise are made of.
let checks: [Target] = [
  module("CourseModel", "ShortTexts"),
  module(
    "Checks", "ContentHash", "CourseModel", "CSodium", "ExerciseBridges", "Exercises", "GradientCheck",
    "ShortTexts", "Tensors", "WorkerProtocol"),
]

/// Limits, isolation, processes; finding, unpacking and compiling submissions.
let submissions: [Target] = [
  .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
  .systemLibrary(name: "CSeccomp", pkgConfig: "libseccomp", providers: [.apt(["libseccomp-dev"])]),
  .executableTarget(
    name: "gradus-confine", dependencies: ["CSeccomp"], cSettings: [.define("_GNU_SOURCE")],
    linkerSettings: plainC),
  module("ContentHash", "CSodium"),
  .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
  module("Archives", "CArchive"),
  .executableTarget(name: "gradus-unpack", dependencies: ["Archives"], swiftSettings: strict),
  module("TensorFiles", "Archives", "Tensors"),
  module("Sandbox", "CourseModel", "gradus-confine", subprocess, systemPackage),
  module("Submissions", "Archives", "ContentHash", "CourseModel", "Sandbox"),
]

/// The exercises: folder, and the type that a student writes.
let exerciseTypes: [(id: String, type: String)] = [
  // gradus-generate: begin
  ("activations", "Activations"),
  ("losses", "Losses"),
  ("mlp", "MLP"),
  ("perceptron", "Perceptron"),
  ("predictions", "Predictions"),
  // gradus-generate: end
]

/// Two modules an exercise, so that none sees another's names, and what students see nothing of what they do not.
let exerciseChecks: [Target] = exerciseTypes.flatMap { id, type in
  [
    module(
      "Public\(type)", path: "grading/public/\(id)", "Checks", "CourseModel", "ExerciseBridges", "Exercises",
      "GradientCheck", "LabKit", "Tensors"),
    module(
      "Hidden\(type)", path: "grading/hidden/\(id)", "Checks", "CourseModel", "Exercises", "GradientCheck",
      "LabKit", .byName(name: "Public\(type)"), "Tensors"),
  ]
}

/// The lists of all exercises.
let registries: [Target] = ["Public", "Hidden"].map { half in
  .target(
    name: "\(half)Checks",
    dependencies: ["Checks"] + exerciseTypes.map { _, type in .byName(name: "\(half)\(type)") },
    swiftSettings: strict)
}

/// The engine that runs the checks, and what comes out.
let grading: [Target] = [
  module("CourseFiles", "CourseModel", "Submissions", yams),
  module(
    "Grading", "Archives", "Checks", "ContentHash", "CourseFiles", "CourseModel", "ExerciseBridges",
    "GradientDiagnosis", "NumericalDifferentiation", "Sandbox", "Submissions", "Tensors", "WorkerProtocol",
    "gradus-unpack", "gradus-worker"),
  module("Gradebook", "CourseModel", grdb),
  module("Reports", "CourseModel"),
  module(
    "ClassGrading", "Checks", "ContentHash", "CourseModel", "Gradebook", "Grading", "Reports", "Submissions"),
  .executableTarget(
    name: "gradus",
    dependencies: [
      "Checks", "ClassGrading", "CourseFiles", "CourseModel", "ExerciseBridges", "Exercises", "Gradebook",
      "Grading", "HiddenChecks", "Reports", "Sandbox", "Submissions", "TensorFiles", "Tensors",
      "WorkerProtocol", "gradus-mutate", argumentParser,
    ],
    swiftSettings: strict),
]

/// Tests mirror the sources; helpers that a test needs are targets beside it.
let testing: [Target] = [
  tests(
    "TensorsTests", "Tensors", exclude: ["Golden/exponential_polynomial.py", "Golden/make_golden.py"],
    resources: [.copy("Golden/golden.json")]),
  tests(
    "GradientCheckTests", "BackwardContracts", "GradientCheck", "GradientDiagnosis",
    "NumericalDifferentiation",
    "StatisticalTests", "Tensors", exclude: ["Golden/generate.py"],
    resources: [.copy("Golden/golden.json")]),
  tests("LabKitTests", "Exercises", "LabKit", "Tensors", resources: [.copy("Golden")]),
  .target(
    name: "EverythingFixture", dependencies: ["ExerciseBridges", "Exercises", "Tensors", "WorkerProtocol"],
    path: "Tests/EverythingFixture", swiftSettings: strict),
  .executableTarget(
    name: "everything-worker", dependencies: ["EverythingFixture", "ExerciseBridges", "WorkerService"],
    path: "Tests/EverythingWorker", swiftSettings: strict, linkerSettings: exportedSymbols),
  .target(
    name: "WorkerTestSupport", dependencies: ["ExerciseBridges", "WorkerProtocol"],
    path: "Tests/WorkerTestSupport", swiftSettings: strict),
  .target(
    name: "InProcessWorker", dependencies: ["ExerciseBridges", "WorkerProtocol"],
    path: "Tests/InProcessWorker", swiftSettings: strict),
  tests("ShortTextsTests", "ShortTexts"),
  tests("WorkerProtocolTests", "Tensors", "WorkerProtocol"),
  tests(
    "ExerciseBridgesTests", "EverythingFixture", "everything-worker", "ExerciseBridges", "InProcessWorker",
    "LabKit", "Tensors", "WorkerProtocol", "WorkerTestSupport"),
  tests(
    "WorkerServiceTests", "ExerciseBridges", "Exercises", "gradus-worker", "Tensors", "WorkerProtocol",
    "WorkerTestSupport", exclude: ["Hostile.swift.txt"]),
  .testTarget(
    name: "ExerciseGeneratorTests", dependencies: ["ExerciseGenerator"],
    swiftSettings: strict + [.unsafeFlags(["-I", swiftSyntax])]),
  .testTarget(
    name: "MutationsTests", dependencies: ["CourseModel", "Mutations"],
    swiftSettings: strict + [.unsafeFlags(["-I", swiftSyntax])]),
  tests(
    "ChecksTests", "Checks", "CourseModel", "ExerciseBridges", "Exercises", "GradientCheck",
    "InProcessWorker", "Tensors", "WorkerProtocol"),
  tests("CourseModelTests", "CourseModel"),
  tests("CourseFilesTests", "CourseFiles", "CourseModel"),
  .target(
    name: "ReferenceSolutions", dependencies: ["LabKit"], path: "Tests/ReferenceSolutions",
    swiftSettings: strict),
  tests(
    "GradingTests", "Checks", "CourseModel", "ExerciseBridges", "Exercises", "GradientCheck", "Grading",
    "HiddenChecks", "InProcessWorker", "LabKit", "PublicChecks", "ReferenceSolutions", "Submissions",
    "Tensors", "WorkerProtocol"),
  .executableTarget(
    name: "sandbox-probe", path: "Tests/sandbox-probe",
    // Unoptimised: a compiler may leave out memory that is only wasted.
    cSettings: [.define("_GNU_SOURCE"), .unsafeFlags(["-O0"])],
    linkerSettings: plainC),
  tests("ContentHashTests", "ContentHash"),
  tests("SandboxTests", "Sandbox", "sandbox-probe"),
  tests("SubmissionsTests", "Archives", "ContentHash", "CourseModel", "Sandbox", "Submissions"),
  tests("ArchivesTests", "Archives", "gradus-unpack"),
  tests("TensorFilesTests", "Archives", "TensorFiles", "Tensors", resources: [.copy("Golden")]),
  tests("GradebookTests", "CourseModel", "Gradebook", grdb, exclude: ["Fixtures"]),
  tests("ReportsTests", "CourseModel", "Reports", exclude: ["Golden"]),
  tests(
    "ClassGradingTests", "Checks", "ClassGrading", "CourseModel", "Gradebook", "Grading", "Reports",
    "Submissions"),
  tests("CommandTests", "ExerciseBridges", "Grading", "gradus", "TensorFiles", "Tensors", "WorkerProtocol"),
]

let package = Package(
  name: "Gradus",
  products: [
    .library(name: "GradientCheck", targets: ["GradientCheck"]),
    .library(name: "LabKit", targets: ["LabKit"]),
    .library(name: "Tensors", targets: ["Tensors"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
  ],
  targets: numerics + exercises + generator + mutations + checks + exerciseChecks + registries + submissions
    + grading + testing,
  swiftLanguageModes: [.v6]
)
