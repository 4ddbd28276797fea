import Components

/// The components that have known mistakes, in the order of the lecture.
package let componentsWithKnownMistakes = allComponents.compactMap { $0 as? any HasKnownMistakes.Type }
