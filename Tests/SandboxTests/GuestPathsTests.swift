import Testing

@testable import Sandbox

@Suite struct GuestPathsTests {
  private let paths = GuestPaths(
    [
      Command.Mount("/home/ada/swift/usr/lib/swift/linux", at: "/toolchain/lib/swift/linux"),
      Command.Mount("/home/ada/course", at: "/course"), Command.Mount("/usr/lib"),
    ], temporary: "/tmp/scratch")

  @Test(arguments: [
    ("/course", "/home/ada/course"), ("/course/a.swift", "/home/ada/course/a.swift"),
    ("/courses", "/courses"),
    ("/toolchain/lib/swift/linux/x86_64", "/home/ada/swift/usr/lib/swift/linux/x86_64"),
    ("/toolchain/lib/swift", "/home/ada/swift/usr/lib/swift"), ("/toolchain", "/home/ada/swift/usr"),
    ("/usr", "/usr"), ("/", "/"), ("", ""), ("/tmp/x.o", "/tmp/scratch/x.o"), ("-o", "-o"),
    ("a/course", "a/course"),
  ])
  func hostPath(guest: String, host: String) { #expect(paths.hostPath(guest) == host) }

  @Test func listsOfPaths() {
    #expect(paths.hostPaths("/course:/usr/lib:") == "/home/ada/course:/usr/lib:")
  }
}
