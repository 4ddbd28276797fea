import CourseModel

extension Item.Visibility {
  /// Which tests decide, for tables.
  var word: String {
    switch self {
    case .visible: "public"
    case .hidden: "hidden"
    case .both: "public + hidden"
    }
  }
}
