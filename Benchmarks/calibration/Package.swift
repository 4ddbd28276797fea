// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Calibration",
  dependencies: [.package(name: "gradus", path: "../..")],
  targets: [
    // `MLP.swift` is a link to the reference solution, compiled here like a student's file.
    .executableTarget(name: "Calibration", dependencies: [.product(name: "LabKit", package: "gradus")])
  ],
  swiftLanguageModes: [.v6]
)
