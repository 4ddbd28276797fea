// swift-tools-version: 6.2
import PackageDescription

/// As in the root package.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let gradientCheck: Target.Dependency = .product(name: "GradientCheck", package: "gradus")
let tensors: Target.Dependency = .product(name: "Tensors", package: "gradus")

let package = Package(
  name: "Mistakes",
  dependencies: [.package(name: "gradus", path: "../..")],
  targets: [
    .target(name: "Components", dependencies: [gradientCheck, tensors], swiftSettings: strict),
    .target(name: "Corpus", dependencies: ["Components", gradientCheck, tensors], swiftSettings: strict),
    .target(
      name: "Measurement", dependencies: ["Components", "Corpus", gradientCheck, tensors],
      swiftSettings: strict),
    .target(
      name: "Naming", dependencies: ["Components", "Corpus", "Measurement", gradientCheck, tensors],
      swiftSettings: strict),
    .target(
      name: "Bank", dependencies: ["Components", "Measurement", gradientCheck, tensors],
      swiftSettings: strict),
    .executableTarget(
      name: "Measure", dependencies: ["Bank", "Corpus", "Measurement", "Naming"], swiftSettings: strict),
    .testTarget(
      name: "ComponentsTests", dependencies: ["Components", gradientCheck, tensors], swiftSettings: strict),
    .testTarget(
      name: "CorpusTests", dependencies: ["Components", "Corpus", gradientCheck, tensors],
      swiftSettings: strict),
    .testTarget(
      name: "BankTests",
      dependencies: ["Bank", "Components", "Corpus", "Measurement", gradientCheck, tensors],
      swiftSettings: strict),
    .testTarget(
      name: "MeasurementTests",
      dependencies: ["Components", "Corpus", "Measurement", gradientCheck, tensors], swiftSettings: strict),
    .testTarget(
      name: "NamingTests",
      dependencies: ["Components", "Corpus", "Measurement", "Naming", gradientCheck, tensors],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
