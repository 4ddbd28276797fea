/// What a compiled object may hold and refer to.
///
/// The import policy reads the source, and so could be talked around by text that it reads otherwise than the compiler
/// does. This policy looks at what the compiler has made of it, before it is linked. An object may
/// - define Swift's names in its own module, the entry points that were generated for it, and what the compiler makes
///   in every object (weak symbols); not a C function, with which it could take the place of another exercise's;
/// - refer to the allowed modules' names, the Swift runtime, and the C functions of `CFunctionPolicy`;
/// - hold code and data, but nothing that the loader runs by itself: Swift initialises lazily, so no honest code does.
struct ObjectPolicy {
  /// The name of the module that was compiled.
  var moduleName: String
  /// The C names that generated code defines in it.
  var entrySymbols: Set<String>
  /// The modules that its sources may import.
  var allowedImports: Set<String>

  /// More than that says nothing new.
  private static let mostFindings = 10
  private static let longestName = 80

  /// Whatever Foundation and LabKit consist of, and what the compiler imports by itself.
  private static let impliedModules: Set = [
    "Swift", "_Concurrency", "_StringProcessing", "_RegexParser", "SwiftOnoneSupport", "_Builtin_float",
    "Exercises", "Tensors", "FoundationEssentials", "FoundationInternationalization", "Glibc", "SwiftGlibc",
    "CoreFoundation", "__C", "__C_Synthesized",
  ]
  /// Modules of the toolchain and of the worker that extend the standard library's types.
  private static let foreignModules = [
    "_Differentiation", "Dispatch", "Distributed", "Observation", "Synchronization", "WorkerProtocol",
    "WorkerService", "ExerciseBridges",
  ]

  /// Everything in an object that is not allowed, without the place where the source says so.
  func findings(in object: [UInt8]) -> [Refusal.Subject] {
    let file: ObjectFile
    do {
      file = try ObjectFile(object)
    } catch {
      return [.object("\(error)")]
    }
    var found: [Refusal.Subject] = []
    func add(_ subject: Refusal.Subject) {
      if found.count < Self.mostFindings, !found.contains(subject) { found.append(subject) }
    }
    for section in file.sections where !Self.allows(section) { add(.section(Self.shortened(section.name))) }
    for symbol in file.symbols {
      if let subject = symbol.isDefined ? objection(toDefinition: symbol) : objection(toUse: symbol.name) {
        add(subject)
      }
    }
    return found
  }

  private static func shortened(_ name: String) -> String {
    String(DiagnosticText.cleaned(name).prefix(longestName))
  }

  private func objection(toDefinition symbol: ObjectFile.Symbol) -> Refusal.Subject? {
    let indirectFunction: UInt8 = 10
    if symbol.kind == indirectFunction { return .definition(Self.shortened(symbol.name)) }
    if symbol.isWeak || entrySymbols.contains(symbol.name) { return nil }
    // `@` would give a symbol a version, which the linker obeys.
    if let name = SwiftSymbol(symbol.name), name.mentions(moduleName), !symbol.name.contains("@") {
      return nil
    }
    return .definition(Self.shortened(symbol.name))
  }

  private func objection(toUse name: String) -> Refusal.Subject? {
    guard let symbol = SwiftSymbol(name) else {
      if CFunctionPolicy.allows(name) { return nil }
      return SwiftSymbol.isDerivative(name) ? .module("_Differentiation") : .function(Self.shortened(name))
    }
    if let function = symbol.nameInCLibrary {
      // Macros and constants of the headers are there too; only functions have an objection.
      return CFunctionPolicy.objection(to: function) != nil ? .function(Self.shortened(function)) : nil
    }
    if let module = symbol.module {
      return isAllowed(module) ? nil : .module(Self.shortened(module))
    }
    return Self.foreignModules.first { !isAllowed($0) && symbol.mentions($0) }.map { .module($0) }
  }

  private func isAllowed(_ module: String) -> Bool {
    module == moduleName || Self.impliedModules.contains(module) || allowedImports.contains(module)
  }

  private static func allows(_ section: ObjectFile.Section) -> Bool {
    let dependentLibraries: UInt32 = 0x6fff_4c04
    let constructors: ClosedRange<UInt32> = 14...16
    if section.kind == dependentLibraries || constructors.contains(section.kind) { return false }
    let isLoaded: UInt64 = 2
    guard section.flags & isLoaded != 0 else { return true }
    return section.name.hasPrefix("swift5_")
      || loadedSections.contains { section.name == $0 || section.name.hasPrefix($0 + ".") }
  }

  /// What compilers put code and data into; `.text.$s…` and the like are parts of these.
  private static let loadedSections = [
    ".text", ".data", ".rodata", ".bss", ".tdata", ".tbss", ".ltext", ".ldata", ".lrodata", ".lbss",
    ".eh_frame", ".gcc_except_table", ".note", ".comment", ".got", ".swift_modhash",
    ".swift1_autolink_entries", ".group",
  ]
}
