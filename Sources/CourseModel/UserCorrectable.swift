/// An error that whoever runs a command can correct: a wrong path, a file that cannot be read, a program that is not
/// installed.
///
/// Its description says what is wrong, where, and what to do. A command that ends with one exits with another status
/// than with an error that is the tool's own.
public protocol UserCorrectable: Error, CustomStringConvertible {}
