import Foundation
import FoundationXML
import GradientCheck
import Tensors
import Testing

@Suite struct HeatMapSVGTests {
  /// What a parser finds in an SVG element; fails a test for XML that is not well-formed.
  private final class Reader: NSObject, XMLParserDelegate {
    private(set) var elements: [(name: String, attributes: [String: String])] = []
    private(set) var texts: [String: String] = [:]
    private var current = ""

    init(_ svg: String) throws {
      super.init()
      let parser = XMLParser(data: Data(svg.utf8))
      parser.delegate = self
      try #require(parser.parse(), "\(parser.parserError?.localizedDescription ?? "not well-formed")")
    }

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String] = [:]
    ) {
      elements.append((name, attributes))
      current = name
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { texts[current, default: ""] += string }

    /// Squares drawn in a colour.
    func squares(_ color: String) -> Int {
      elements.filter { $0.name == "path" && $0.attributes["fill"] == color }
        .reduce(0) { $0 + ($1.attributes["d"] ?? "").count { $0 == "z" } }
    }
  }

  @Test func snapshot() throws {
    #expect(
      HeatMap(try EvidenceSamples.everyKind()).svg() == """
        <svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 523.2 136" width="523.2" height="136" font-family="sans-serif" font-size="11" fill="#222222">
        <title>The gradient of w, shape [2, 3]: 5 of 6 entries are wrong, 1 undecided.</title>
        <desc>Right entries are pale, wrong ones are darker the larger their deviation is. The largest deviation is 8.</desc>
        <rect width="100%" height="100%" fill="#ffffff"/>
        <text x="10" y="19" font-size="12" font-weight="bold">The gradient of w, shape [2, 3]: 5 of 6 entries are wrong, 1 undecided.</text>
        <text x="38.5" y="46" text-anchor="middle">0</text>
        <text x="54.5" y="46" text-anchor="middle">1</text>
        <text x="70.5" y="46" text-anchor="middle">2</text>
        <text x="26" y="61.5" text-anchor="end">0</text>
        <text x="26" y="77.5" text-anchor="end">1</text>
        <path d="M31 50h15v15h-15z" fill="#ffffff" stroke="#8a94a0" stroke-dasharray="2"/>
        <path d="M47 50h15v15h-15z" fill="#fec44f"/>
        <path d="M63 50h15v15h-15z" fill="#fe9929"/>
        <path d="M31 66h15v15h-15z" fill="#d95f0e"/>
        <path d="M47 66h15v15h-15z" fill="#8c2d04"/>
        <path d="M63 66h15v15h-15z" fill="#111111"/>
        <path d="M63 66l15 15M78 66l-15 15" stroke="#ffffff" fill="none"/>
        <rect x="10" y="88" width="12" height="12" fill="#dde5ee"/>
        <text x="27" y="98">right</text>
        <rect x="70" y="88" width="12" height="12" fill="#ffffff" stroke="#8a94a0" stroke-dasharray="2"/>
        <text x="87" y="98">undecided</text>
        <rect x="154" y="88" width="12" height="12" fill="#111111"/>
        <path d="M154 88l12 12M166 88l-12 12" stroke="#ffffff" fill="none"/>
        <text x="171" y="98">NaN or infinity</text>
        <rect x="10" y="110" width="12" height="12" fill="#fec44f"/>
        <text x="27" y="120">wrong by at most 2</text>
        <rect x="148" y="110" width="12" height="12" fill="#fe9929"/>
        <text x="165" y="120">4</text>
        <rect x="184" y="110" width="12" height="12" fill="#d95f0e"/>
        <text x="201" y="120">6</text>
        <rect x="220" y="110" width="12" height="12" fill="#8c2d04"/>
        <text x="237" y="120">8</text>
        </svg>
        """)
  }

  @Test func cellsHaveTheirColors() throws {
    let evidence = try EvidenceSamples.evidence("w", [6, 9]) { $0[0] == 3 ? Double($0[1]) : 0 }
    let reader = try Reader(HeatMap(evidence).svg())
    #expect(["#dde5ee", "#fec44f", "#fe9929", "#d95f0e", "#8c2d04"].map(reader.squares) == [46, 2, 2, 2, 2])
    #expect(reader.elements[0].name == "svg" && reader.elements[0].attributes["role"] == "img")
    #expect(
      reader.texts["title"]?.hasPrefix("The gradient of w, shape [6, 9]: 8 of 54 entries are wrong.") == true)
    #expect(reader.texts["desc"]?.contains("The largest deviation is 8.") == true)
  }

  @Test func hostileNamesAreText() throws {
    let name = "a<script>alert(\"1\")</script>&\u{1}\u{0}'b\n"
    let svg = HeatMap(try EvidenceSamples.evidence(name, [2]) { _ in 1 }).svg()
    let reader = try Reader(svg)
    #expect(!reader.elements.contains { $0.name == "script" } && !svg.contains("<script"))
    #expect(reader.texts["title"]?.hasPrefix("The gradient of a<script>alert(\"1\")</script>&'b") == true)
    let long = HeatMap(try EvidenceSamples.evidence(String(repeating: "w", count: 5000), [2]) { _ in 1 })
    #expect(long.svg().count < 5000)
  }

  /// Sizes stay bounded, everything lies inside, and nothing is referenced or run.
  @Test(arguments: [
    [], [0], [7], [5000], [64, 64], [1000, 2], [2, 1000], [24, 64], [7, 30, 70], [300, 1, 1],
    [3, 5, 7, 9, 11],
    [2, 3, 28, 28], [16, 3, 3, 3], [20, 5, 1, 100], [99, 50, 1],
  ])
  func boundedAndSelfContained(shape: [Int]) throws {
    let evidence = try EvidenceSamples.evidence("weights", shape) { Double($0.reduce(1, +) % 17) }
    let svg = HeatMap(evidence).svg()
    let reader = try Reader(svg)
    let size = try ["width", "height"].map { key in
      try #require(reader.elements[0].attributes[key].flatMap(Double.init))
    }
    #expect(
      size.allSatisfy { (20...850).contains($0) } && svg.utf8.count < 100_000, "\(size) \(svg.utf8.count)")
    #expect(Set(reader.elements.map(\.name)).isSubset(of: ["svg", "title", "desc", "rect", "text", "path"]))
    #expect(!svg.contains("href") && !svg.contains("id=") && !svg.contains("style") && !svg.contains("nan"))
    for element in reader.elements where element.name == "path" {
      let moves = (element.attributes["d"] ?? "").split(separator: "M").map { move in
        move.split { !"0123456789.-".contains($0) }.prefix(2).compactMap { Double($0) }
      }
      #expect(
        moves.allSatisfy { $0.count == 2 && $0[0] >= 0 && $0[0] <= size[0] - 7 && $0[1] <= size[1] - 7 })
    }
    for element in reader.elements where element.name == "text" {
      let place = ["x", "y"].compactMap { element.attributes[$0].flatMap(Double.init) }
      #expect(
        place.count == 2 && place[0] >= 5 && place[0] <= size[0] && place[1] >= 8 && place[1] <= size[1])
    }
  }

  @Test func ticksAreIndicesOfEntries() throws {
    let svg = HeatMap(try EvidenceSamples.evidence("w", [100, 200]) { _ in 1 }).svg()
    // Blocks of 5×4 entries; a tick at every fifth column and second row of cells.
    for tick in [">20</text>", ">180</text>", ">10</text>", ">90</text>"] { #expect(svg.contains(tick)) }
    #expect(svg.contains("Each cell shows the worst of 5×4 entries."))
  }
}
