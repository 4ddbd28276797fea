import Testing

@testable import Grading

@Suite struct StudentOutputTests {
  @Test func theRuntimesWordsAreLeftOut() {
    let printed = """
      epoch 1
      Swift/ContiguousArrayBuffer.swift:600: Fatal error: Index out of range
      Tensors/Tensor+Indexing.swift:38: Fatal error: index [0, 3] is out of bounds for shape [1, 3]
      Fatal error: Division by zero
      Activations.swift:12: Precondition failed: no rows
      Current stack trace:
      0    libswiftCore.so                    0x00007f5d5c2e1f90 _swift_stdlib_reportFatalErrorInFile + 109
      epoch 2

      """
    #expect(studentOutput(of: printed) == "epoch 1\nepoch 2\n")
  }

  @Test(arguments: [
    "the loss is fatal", "no Fatal error: here", "0 1 2", "Loss.swift is mine", "12 apples 0xff", "",
    "a\n\nb",
  ]) func whatTheStudentPrintedStays(_ printed: String) {
    #expect(studentOutput(of: printed) == printed)
  }
}
