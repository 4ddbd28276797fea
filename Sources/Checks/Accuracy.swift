/// The share of predictions that are right, from 0 to 1; one that is missing is wrong.
///
/// - Parameter gold: the right classes; at least one.
public func accuracy(of predictions: [Int], _ gold: [Int]) -> Double {
  precondition(!gold.isEmpty, "there is nothing to predict")
  return Double(zip(predictions, gold).count { $0 == $1 }) / Double(gold.count)
}
