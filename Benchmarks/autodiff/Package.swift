// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "AutodiffBenchmark",
  dependencies: [.package(name: "gradus", path: "../..")],
  targets: [
    .executableTarget(
      name: "AutodiffBenchmark",
      dependencies: [
        .product(name: "Autodiff", package: "gradus"), .product(name: "Tensors", package: "gradus"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
