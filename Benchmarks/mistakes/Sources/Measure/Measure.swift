import Bank
import Corpus
import Foundation
import Measurement
import Naming

/// Measures how many wrong gradients are caught and how many are named.
///
///     swift run -c release Measure [--seeds 3] [--verbose | --json | --screen | --reports]
///
/// With `--screen` nothing is named: every mutant is put to the screen and the contracts at so many seeds. With
/// `--reports` each is checked once as a package's own test would, and what the report says is printed.
///
/// Ends with status 1 when a mutant was not caught or a right gradient was refused.
@main struct Measure {
  /// What names mistakes, the most trusted first.
  private static let namer = JoinedNamer([BankNamer(), SignatureNamer()])

  static func main() throws {
    guard let options = Options(Array(CommandLine.arguments.dropFirst())) else {
      let usage = "usage: Measure [--seeds 3] [--verbose | --json | --screen | --reports]\n"
      FileHandle.standardError.write(Data(usage.utf8))
      exit(2)
    }
    if options.isScreen {
      let screening = Screening(mutants: allMutants, seeds: options.seeds)
      print(screening.table)
      exit(screening.isComplete ? 0 : 1)
    }
    if options.showsReports {
      print(Reports(mutants: allMutants).text)
      return
    }
    let measurement = Measurement(seeds: (1...UInt64(options.seeds)).map { $0 }, namer: namer)
    if options.isJSON {
      print(try measurement.json())
    } else {
      if options.isVerbose { print(measurement.details, terminator: "\n\n") }
      print(measurement.table)
    }
    if !measurement.isComplete { exit(1) }
  }
}

/// The command line; nil when it is not understood.
private struct Options {
  var seeds = 3
  var isVerbose = false
  var isJSON = false
  var isScreen = false
  var showsReports = false

  init?(_ arguments: [String]) {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--verbose": isVerbose = true
      case "--json": isJSON = true
      case "--screen": isScreen = true
      case "--reports": showsReports = true
      case "--seeds":
        guard let count = rest.popFirst().flatMap({ Int($0) }), count > 0 else { return nil }
        seeds = count
      default: return nil
      }
    }
    if [isVerbose, isJSON, isScreen, showsReports].count(where: \.self) > 1 { return nil }
  }
}
