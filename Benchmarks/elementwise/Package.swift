// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "ElementwiseBenchmark",
  dependencies: [.package(name: "gradus", path: "../..")],
  targets: [
    .executableTarget(
      name: "ElementwiseBenchmark", dependencies: [.product(name: "Tensors", package: "gradus")])
  ],
  swiftLanguageModes: [.v6]
)
