// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "GradientCheckBenchmark",
  dependencies: [.package(name: "gradus", path: "../..")],
  targets: [
    .executableTarget(
      name: "GradientCheckBenchmark",
      dependencies: [
        .product(name: "GradientCheck", package: "gradus"), .product(name: "Tensors", package: "gradus"),
      ],
      swiftSettings: [.treatAllWarnings(as: .error), .strictMemorySafety()])
  ],
  swiftLanguageModes: [.v6]
)
