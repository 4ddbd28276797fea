// Whoever imports GradientCheck has all of it.
@_exported public import BackwardContracts
@_exported public import GradientDiagnosis
@_exported public import NumericalDifferentiation
@_exported public import StatisticalTests
