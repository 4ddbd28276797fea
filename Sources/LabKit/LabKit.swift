@_exported public import Exercises
@_exported public import Tensors
