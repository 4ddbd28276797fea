import Archives
import Glibc

/// Reads a request and an archive from standard input and writes what is in it to standard output, as `UnpackRequest`
/// and `UnpackedStream` describe. Meant to run inside the sandbox: it opens no file and takes no argument.
///
/// Exits with 0 when it has answered, be it that the archive is unreadable, and with 1 otherwise. It needs the locale
/// C.UTF-8, which glibc keeps in `/usr/lib/locale`.
@main
enum UnpackCommand {
  static func main() {
    do {
      // Whoever sends the archive keeps its limit; this one keeps memory from running out.
      let input = try StandardStreams.read(upTo: 1 << 30)
      try StandardStreams.write(UnpackedStream.reply(to: input))
    } catch {
      StandardStreams.complain("gradus-unpack: \(error)\n")
      exit(1)
    }
  }
}
