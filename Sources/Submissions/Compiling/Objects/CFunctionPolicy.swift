/// Which C functions and variables a compiled submission may refer to.
///
/// An allow-list, generous with what computes, prints, reads files and the clock: all of the mathematics library, strings,
/// characters, `stdlib.h`'s pure functions, `stdio.h`, `time.h`. Names are given by header; a new line here is all that a
/// further function needs. The sandbox is what keeps code harmless: this list keeps an exercise's code to
/// what an exercise is about, and what the others of a submission rely on out of its reach.
enum CFunctionPolicy {
  /// Whether a name that is not Swift's may be referred to.
  static func allows(_ name: String) -> Bool {
    allowed.contains(name) || runtimePrefixes.contains(where: name.hasPrefix)
  }

  /// Why a function is not on the list: what it does; nil for one that is there, or that nobody has thought of.
  static func objection(to name: String) -> String? {
    allows(name) ? nil : objections.first { $0.names.contains(name) }?.reason
  }

  /// The Swift runtime, as the compiler calls it, and the bounds of its sections.
  private static let runtimePrefixes = ["swift_", "_swift", "__swift_", "__start_swift5_", "__stop_swift5_"]

  private static let allowed: Set<String> = {
    let names = [
      compilerRuntime, memoryAndStrings, characters, standardLibrary, inputAndOutput, time, system,
    ]
    return Set(names.flatMap(words) + words(mathematics).flatMap { [$0, $0 + "f", $0 + "l"] })
  }()

  private static func words(_ text: String) -> [String] {
    text.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  /// math.h and fenv.h; each name also with the suffixes `f` and `l`.
  private static let mathematics = """
    acos acosh asin asinh atan atan2 atanh cbrt ceil copysign cos cosh erf erfc exp exp2 exp10 expm1 fabs fdim floor fma
    fmax fmin fmod frexp hypot ilogb ldexp lgamma lgamma_r llrint llround log log10 log1p log2 logb lrint lround modf nan
    nearbyint nextafter nexttoward pow pow10 remainder remquo rint round scalb scalbln scalbn significand sin sincos sinh
    sqrt tan tanh tgamma trunc j0 j1 jn y0 y1 yn gamma gamma_r drem finite isinf isnan roundeven nextup nextdown llogb
    canonicalize fmaximum fminimum fmaximum_num fminimum_num fmaximum_mag fminimum_mag fmaxmag fminmag fromfp ufromfp
    fromfpx ufromfpx getpayload setpayload setpayloadsig totalorder totalordermag exp2m1 exp10m1 log2p1 log10p1 logp1
    sinpi cospi tanpi asinpi acospi atanpi atan2pi rsqrt compoundn pown powr rootn
    lgammaf_r lgammal_r gammaf_r gammal_r __fpclassify __finite __isinf __isnan __signbit __issignaling __iseqsig signgam
    feclearexcept fegetenv fegetexceptflag fegetround feholdexcept feraiseexcept fesetenv fesetexceptflag fesetround
    fetestexcept feupdateenv
    """

  private static let memoryAndStrings = """
    memccpy memchr memcmp memcpy memmem memmove mempcpy memrchr memset rawmemchr explicit_bzero bcmp bcopy bzero swab
    stpcpy stpncpy strcasecmp strcasestr strcat strchr strchrnul strcmp strcoll strcpy strcspn strdup strerror strerror_r
    __xpg_strerror_r strerrorname_np strerrordesc_np strlcat strlcpy strlen strncasecmp strncat strncmp strncpy strndup
    strnlen strpbrk strrchr strsep strsignal strspn strstr strtok strtok_r strverscmp strxfrm strcoll_l strxfrm_l
    strcasecmp_l strncasecmp_l basename __xpg_basename dirname index rindex ffs ffsl ffsll
    wcscat wcschr wcscmp wcscpy wcscspn wcslen wcsncat wcsncmp wcsncpy wcsnlen wcspbrk wcsrchr wcsspn wcsstr wcstok
    wcscoll wcsxfrm wcsdup wcscasecmp wcsncasecmp wmemchr wmemcmp wmemcpy wmemmove wmemset wcstod wcstof wcstold wcstol
    wcstoll wcstoul wcstoull wcsftime wcswidth wcwidth btowc wctob mbrlen mbrtowc wcrtomb mbsrtowcs wcsrtombs mbsinit
    """

  /// ctype.h and wctype.h.
  private static let characters = """
    isalnum isalpha isascii isblank iscntrl isdigit isgraph islower isprint ispunct isspace isupper isxdigit toascii
    tolower toupper _tolower _toupper __ctype_b_loc __ctype_tolower_loc __ctype_toupper_loc isalnum_l isalpha_l isdigit_l
    isspace_l islower_l isupper_l tolower_l toupper_l iswalnum iswalpha iswblank iswcntrl iswdigit iswgraph iswlower
    iswprint iswpunct iswspace iswupper iswxdigit iswctype towlower towupper towctrans wctype wctrans
    """

  /// stdlib.h, inttypes.h, locale.h, search.h.
  private static let standardLibrary = """
    abort exit _exit _Exit quick_exit abs labs llabs imaxabs div ldiv lldiv imaxdiv bsearch qsort qsort_r lfind lsearch
    arc4random arc4random_buf arc4random_uniform rand rand_r srand random random_r srandom srandom_r initstate
    initstate_r setstate setstate_r drand48 erand48 lrand48 nrand48 mrand48 jrand48 srand48 seed48 lcong48 drand48_r
    erand48_r lrand48_r nrand48_r mrand48_r jrand48_r srand48_r seed48_r lcong48_r
    atof atoi atol atoll strtod strtof strtold strtol strtoll strtoul strtoull strtoq strtouq strtoimax strtoumax
    strtod_l strtof_l strtold_l strtol_l strtoll_l strtoul_l strtoull_l __isoc23_strtol __isoc23_strtoll
    __isoc23_strtoul __isoc23_strtoull __isoc23_strtoimax __isoc23_strtoumax __isoc23_wcstol __isoc23_wcstoll
    __isoc23_wcstoul __isoc23_wcstoull strfromd strfromf strfroml a64l l64a ecvt fcvt gcvt ecvt_r fcvt_r qecvt qfcvt
    qgcvt crypt mblen mbtowc wctomb mbstowcs wcstombs
    malloc calloc realloc reallocarray free aligned_alloc posix_memalign memalign valloc pvalloc malloc_usable_size
    getenv secure_getenv setenv unsetenv putenv clearenv environ __environ realpath getloadavg getsubopt
    setlocale localeconv newlocale duplocale uselocale freelocale nl_langinfo nl_langinfo_l
    """

  /// stdio.h, wchar.h, and the plain calls on files.
  private static let inputAndOutput = """
    stdin stdout stderr fopen freopen fclose fflush setbuf setbuffer setlinebuf setvbuf fread fwrite fgetc getc getchar
    fgets gets getline getdelim fputc putc putchar fputs puts ungetc fseek fseeko ftell ftello fgetpos fsetpos rewind
    clearerr feof ferror fileno perror remove rename flockfile funlockfile ftrylockfile fmemopen open_memstream
    fread_unlocked fwrite_unlocked fgetc_unlocked getc_unlocked getchar_unlocked fgets_unlocked fputc_unlocked
    putc_unlocked putchar_unlocked fputs_unlocked fflush_unlocked feof_unlocked ferror_unlocked clearerr_unlocked
    fileno_unlocked printf fprintf sprintf snprintf asprintf dprintf vprintf vfprintf vsprintf vsnprintf vasprintf
    vdprintf scanf fscanf sscanf vscanf vfscanf vsscanf __isoc99_vscanf __isoc99_vfscanf __isoc99_vsscanf
    __isoc23_vscanf __isoc23_vfscanf __isoc23_vsscanf fgetwc getwc getwchar fgetws fputwc putwc putwchar fputws ungetwc
    fwide wprintf fwprintf swprintf vwprintf vfwprintf vswprintf
    open openat creat close read write pread pwrite readv writev lseek lseek64 open64 openat64 creat64 pread64 pwrite64
    fsync fdatasync access faccessat stat lstat fstat fstatat stat64 lstat64 fstat64 fstatat64 unlink unlinkat mkdir
    rmdir chdir getcwd opendir readdir readdir_r closedir rewinddir dirfd isatty ttyname glob globfree fnmatch
    """

  private static let time = """
    time times clock clock_getres clock_gettime clock_nanosleep nanosleep usleep sleep gettimeofday ftime difftime
    mktime gmtime gmtime_r localtime localtime_r timegm timelocal asctime asctime_r ctime ctime_r strftime strftime_l
    strptime tzset tzname timezone daylight timespec_get timespec_getres
    """

  /// Who and where a program is, and locks; no threads of its own.
  private static let system = """
    __errno_location program_invocation_name program_invocation_short_name getpid getppid getuid geteuid getgid getegid
    sysconf confstr pathconf fpathconf getpagesize gethostname uname sysinfo get_nprocs get_nprocs_conf getrusage
    pthread_self pthread_equal pthread_once sched_yield
    pthread_mutex_init pthread_mutex_destroy pthread_mutex_lock pthread_mutex_trylock pthread_mutex_unlock
    pthread_mutexattr_init pthread_mutexattr_destroy pthread_mutexattr_settype pthread_rwlock_init
    pthread_rwlock_destroy pthread_rwlock_rdlock pthread_rwlock_wrlock pthread_rwlock_unlock pthread_cond_init
    pthread_cond_destroy pthread_cond_wait pthread_cond_timedwait pthread_cond_signal pthread_cond_broadcast
    """

  /// What the compiler calls by itself: wide integers, half precision, checks of the stack, blocks.
  private static let compilerRuntime = """
    __stack_chk_fail __stack_chk_guard __assert_fail _GLOBAL_OFFSET_TABLE_ __dso_handle __ehdr_start _Unwind_Resume
    __divti3 __modti3 __udivti3 __umodti3 __divmodti4 __udivmodti4 __multi3 __muloti4 __mulodi4 __mulosi4 __ashlti3
    __ashrti3 __lshrti3 __negti2 __clzti2 __ctzti2 __ffsti2 __popcountti2 __popcountdi2 __popcountsi2 __parityti2
    __floattihf __floattisf __floattidf __floattixf __floattitf __floatuntihf __floatuntisf __floatuntidf
    __floatuntixf __floatuntitf __fixhfti __fixsfti __fixdfti __fixxfti __fixtfti __fixunshfti __fixunssfti
    __fixunsdfti __fixunsxfti __fixunstfti __extendhfsf2 __extendhfdf2 __extendhfxf2 __extendhftf2 __extendsftf2
    __extenddftf2 __extendxftf2 __truncsfhf2 __truncdfhf2 __truncxfhf2 __trunctfhf2 __trunctfsf2 __trunctfdf2
    __trunctfxf2 __extendbfsf2 __truncsfbf2 __truncdfbf2 __gnu_h2f_ieee __gnu_f2h_ieee __powihf2 __powisf2 __powidf2
    __powixf2 __powitf2 __addtf3 __subtf3 __multf3 __divtf3 __eqtf2 __netf2 __lttf2 __letf2 __gttf2 __getf2
    __unordtf2 __mulsc3 __muldc3 __mulxc3 __divsc3 __divdc3 __divxc3 __atomic_load __atomic_store __atomic_exchange
    __atomic_compare_exchange _NSConcreteStackBlock _NSConcreteGlobalBlock _Block_copy _Block_release
    _Block_object_assign _Block_object_dispose
    """

  /// Why the functions that hostile code reaches for first are missing above.
  private static let objections: [(names: Set<String>, reason: String)] = [
    (
      """
      fork vfork clone clone3 __clone execl execle execlp execv execve execvp execvpe execveat fexecve posix_spawn
      posix_spawnp system popen pclose wait waitpid wait3 wait4 waitid daemon setsid setpgid
      """, "starts other programs"
    ),
    (
      "dlopen dlmopen dlsym dlvsym dlclose dladdr dladdr1 dlinfo dl_iterate_phdr",
      "reaches into the grader's libraries"
    ),
    (
      "syscall __syscall vsyscall prctl arch_prctl ptrace personality",
      "speaks to the system behind Swift's back"
    ),
    (
      "mmap mmap64 munmap mprotect mremap madvise msync mlock mlockall brk sbrk shm_open shmget shmat memfd_create",
      "changes the program's memory behind Swift's back"
    ),
    (
      """
      kill tkill tgkill killpg raise signal sigaction sigprocmask sigaltstack sigqueue sigwait sigsuspend bsd_signal
      sysv_signal __sysv_signal alarm setitimer timer_create pause pthread_kill pthread_sigmask setjmp _setjmp
      sigsetjmp __sigsetjmp longjmp siglongjmp
      """, "interrupts programs"
    ),
    (
      "pthread_create pthread_join pthread_detach pthread_cancel pthread_exit pthread_attr_init thrd_create",
      "starts threads; `async` functions need none of its kind"
    ),
    (
      """
      socket socketpair connect bind listen accept accept4 send sendto sendmsg recv recvfrom recvmsg getaddrinfo
      gethostbyname
      """, "opens network connections"
    ),
    (
      """
      dup dup2 dup3 fcntl fcntl64 ioctl pipe pipe2 poll ppoll select pselect epoll_create epoll_create1 epoll_ctl
      epoll_wait eventfd fdopen sendfile splice tee close_range
      """, "manipulates files that are already open"
    ),
    ("atexit on_exit at_quick_exit __cxa_atexit", "runs code when the program has ended"),
    (
      "setrlimit prlimit setpriority nice sched_setaffinity chroot mount umount umount2 unshare setns",
      "changes limits"
    ),
    ("symlink link mknod mkfifo symlinkat linkat mknodat mkfifoat", "makes links and special files"),
  ].map { (names: Set(words($0.0)), reason: $0.1) }
}
