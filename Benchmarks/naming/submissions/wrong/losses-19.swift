import Foundation
import LabKit

struct Losses: LossesExercise {
  func R(_ l: [Double], _ r: Reduction) -> Tensor { r == .none ? Tensor(l) : Tensor(l.reduce(0, +) / (r == .mean ? Double(l.count) : 1)) }
  func G(_ t: Tensor, _ r: Reduction) -> Tensor { r == .mean ? t / Double(t.shape[0]) : t }
  func margins(_ w: Tensor, _ gold: [Int], _ no: Int) throws -> [(m: Double, y: Double)] {
    guard w.shape == [gold.count] else { throw LabError.shapeMismatch("w") }
    guard gold.count > 0 else { throw LabError.invalidArgument("empty") }
    return try zip(w.storage, gold).map { v, g in
      guard g == 1 || g == no else { throw LabError.invalidArgument("label") }
      return g == 1 ? (v, 1) : (-v, -1)
    }
  }
  func sp(_ u: Double) -> Double { max(u, 0) + log1p(exp(-abs(u))) }
  func binaryHinge01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { R(try margins(w, gold, 0).map { max(0, 1 - $0.m) }, reduction) }
  func binaryHinge01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { G(Tensor(try margins(w, gold, 0).map { $0.m < 1 ? -$0.y : 0 }), reduction) }
  func binaryHingeSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { R(try margins(w, gold, -1).map { max(0, 1 - $0.m) }, reduction) }
  func binaryHingeSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { G(Tensor(try margins(w, gold, -1).map { $0.m < 1 ? -$0.y : 0 }), reduction) }
  func binaryNLL01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { R(try margins(w, gold, 0).map { sp(-$0.m) }, reduction) }
  func binaryNLL01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { G(Tensor(try margins(w, gold, 0).map { -$0.y / (1 + exp($0.m)) }), reduction) }
  func binaryNLLSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { R(try margins(w, gold, -1).map { sp(-$0.m) }, reduction) }
  func binaryNLLSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { G(Tensor(try margins(w, gold, -1).map { -$0.y / (1 + exp($0.m)) }), reduction) }
  func table(_ w: Tensor, _ gold: [Int]) throws -> [[Double]] {
    guard w.rank == 2, w.shape[0] == gold.count else { throw LabError.shapeMismatch("w") }
    guard gold.count > 0, gold.allSatisfy({ $0 >= 0 && $0 < w.shape[1] }) else { throw LabError.invalidArgument("gold") }
    return gold.indices.map { w.row($0).storage }
  }
  func bestWrong(_ r: [Double], _ y: Int) -> Double { r.enumerated().filter { $0.offset != y }.map(\.element).max()! }
  func multiclassHinge(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
    let t = try table(w, gold)
    guard margin >= 0, w.shape[1] > 1 else { throw LabError.invalidArgument("margin") }
    return R(zip(t, gold).map { max(0, margin - $0[$1] + bestWrong($0, $1)) }, reduction)
  }
  func multiclassHingeGradient(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
    let t = try table(w, gold)
    guard margin >= 0, w.shape[1] > 1 else { throw LabError.invalidArgument("margin") }
    return G(Tensor(zip(t, gold).map { r, y in
      let b = bestWrong(r, y)
      guard margin - r[y] + b > 0 else { return r.map { _ in 0 } }
      return r.enumerated().map { $0 == y ? -1 : $1 == b ? 1 : 0 }
    }), reduction)
  }
  func lse(_ r: [Double]) -> Double { r.max()! + log(r.map { exp($0 - r.max()!) }.reduce(0, +)) }
  func multiclassNLL(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { R(zip(try table(w, gold), gold).map { lse($0) - $0[$1] }, reduction) }
  func multiclassNLLGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    G(Tensor(zip(try table(w, gold), gold).map { r, y in r.enumerated().map { exp($1 - lse(r)) - ($0 == y ? 1 : 0) } }), reduction)
  }
  func d(_ w: Tensor, _ y: Tensor) throws -> [Double] {
    guard w.rank == 1, w.shape == y.shape else { throw LabError.shapeMismatch("w") }
    guard w.count > 0 else { throw LabError.invalidArgument("empty") }
    return (w - y).storage
  }
  func quadratic(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { R(try d(w, gold).map { $0 * $0 }, reduction) }
  func quadraticGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { G(Tensor(try d(w, gold)) * 2, reduction) }
  func absolute(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { R(try d(w, gold).map(\.magnitude), reduction) }
  func absoluteGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { G(sign(Tensor(try d(w, gold))), reduction) }
}
