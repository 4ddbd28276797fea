import Components
import GradientCheck
import Tensors
import Testing

// A key path in place of the closure crashes the compiler, Swift 6.3.1.
private let ids = allComponents.map { $0.id }

/// The component with an id.
private struct Named {
  let component: any Component.Type

  init?(_ id: String) {
    guard let component = allComponents.first(where: { $0.id == id }) else { return nil }
    self.component = component
  }
}

@Suite struct CaseTests {
  @Test(arguments: ids) func sameSeedSameCase(_ id: String) throws {
    let component = try #require(Named(id)).component
    for profile in 0..<component.profileCount {
      let first = component.makeAnyCase(seed: 5, profile: profile)
      let again = component.makeAnyCase(seed: 5, profile: profile)
      let other = component.makeAnyCase(seed: 6, profile: profile)
      #expect(first.arguments == again.arguments)
      #expect(first.arguments != other.arguments)
      #expect(first.arguments.map(\.value.shape) == other.arguments.map(\.value.shape))
    }
  }

  @Test func idsAreUnique() {
    #expect(Set(ids).count == ids.count)
  }

  @Test(arguments: ids) func argumentNamesAreUnique(_ id: String) throws {
    let component = try #require(Named(id)).component
    let names = component.makeAnyCase(seed: 1, profile: 0).arguments.map(\.name)
    #expect(Set(names).count == names.count)
  }

  @Test(arguments: ids) func blocksDivideTheirAxes(_ id: String) throws {
    let sample = try #require(Named(id)).component.makeAnyCase(seed: 4, profile: 1)
    for (name, blocks) in sample.blocks {
      let argument = try #require(sample.arguments.first { $0.name == name })
      for block in blocks { #expect(argument.value.shape[block.axis] % block.names.count == 0) }
    }
  }

  /// Mistakes that are no mistakes at a point are not measured by it.
  @Test(arguments: ids) func gradientsDependOnTheCotangent(_ id: String) throws {
    let component = try #require(Named(id)).component
    let sample = component.makeAnyCase(seed: 8, profile: 1)
    let shape = sample.forward(sample.point).shape
    var rng = SplitMix64.stream(secret: 8, "cotangent")
    let first = sample.pullback(sample.point, .normal(shape, using: &rng))
    let second = sample.pullback(sample.point, .normal(shape, using: &rng))
    #expect(first != second)
    let related = sample.related(.normal(shape, using: &rng))
    #expect(related.allSatisfy { $0.value.storage.allSatisfy(\.isFinite) })
  }
}
