import { constants } from 'node:fs'
import { bindInotify, type OpenFileEvents } from './inotify.ts'

/** The few C library calls a pty needs and Node does not offer. Failures throw an Error with the system's `code`. */
export interface Libc {
  /** A new master descriptor, unlocked, that never blocks, and the path of its slave. */
  openMaster(): { readonly masterFd: number; readonly slavePath: string }
  /** Every byte passes both ways as it is: no echo, no line editing, no translation. */
  makeRaw(fd: number): void
  /** Ends the exclusive use a client asked for (`TIOCEXCL`) and may have died with. */
  endExclusiveUse(slaveFd: number): void
  /** Throws away what was written to the master and nobody has read from the slave. */
  discardUnread(masterFd: number, slaveFd: number): void
  /** Tells of opened and closed files, where the system has inotify (Linux). */
  readonly openFileEvents: OpenFileEvents | undefined
}

/** Numbers that differ between systems; x64 and arm64 agree on each. macOS: from its headers, never run there. */
const NUMBERS = {
  linux: { tiocnxcl: 0x540d, inputQueue: 0, outputQueue: 1, closeOnExec: 0o2000000 },
  darwin: { tiocnxcl: 0x2000740e, inputQueue: 1, outputQueue: 2, closeOnExec: 0 },
} as const

/** More than any system's `struct termios` (60 bytes with glibc, 72 on macOS); its insides are left to `cfmakeraw`. */
const TERMIOS_BYTES = 256
const TCSANOW = 0
const F_GETFL = 3
const F_SETFL = 4

let loaded: Promise<Libc | undefined> | undefined

/**
 * Loads the C library through koffi, once per process.
 *
 * @returns undefined where koffi has no binary for this system; the caller has another way then
 */
export function loadLibc(): Promise<Libc | undefined> {
  loaded ??= import('koffi').then(
    ({ default: koffi }) => bindLibc(koffi),
    () => undefined,
  )
  return loaded
}

function bindLibc(koffi: typeof import('koffi').default): Libc {
  const numbers = process.platform === 'darwin' ? NUMBERS.darwin : NUMBERS.linux
  // The running program has a C library loaded already, whatever its file is called (glibc, musl, libSystem).
  const library = koffi.load(null)
  const openpt = library.func('int posix_openpt(int flags)')
  const grantpt = library.func('int grantpt(int fd)')
  const unlockpt = library.func('int unlockpt(int fd)')
  const ptsname = library.func('const char *ptsname(int fd)')
  const tcgetattr = library.func('int tcgetattr(int fd, _Out_ uint8_t *termios)')
  const tcsetattr = library.func('int tcsetattr(int fd, int when, const uint8_t *termios)')
  const cfmakeraw = library.func('void cfmakeraw(_Inout_ uint8_t *termios)')
  const tcflush = library.func('int tcflush(int fd, int queue)')
  const fcntl = library.func('int fcntl(int fd, int command, ...)')
  const ioctl = library.func('int ioctl(int fd, unsigned long request, ...)')

  function check(call: string, result: number): number {
    if (result >= 0) return result
    const errno = koffi.errno()
    const code = Object.entries(koffi.os.errno).find(([, value]) => value === errno)?.[0] ?? `errno ${errno}`
    throw Object.assign(new Error(`${call} failed: ${code}`), { code })
  }

  return {
    openMaster() {
      const masterFd = check(
        'posix_openpt',
        openpt(constants.O_RDWR | constants.O_NOCTTY | numbers.closeOnExec),
      )
      const flags = check('fcntl', fcntl(masterFd, F_GETFL))
      check('fcntl', fcntl(masterFd, F_SETFL, 'int', flags | constants.O_NONBLOCK))
      check('grantpt', grantpt(masterFd))
      check('unlockpt', unlockpt(masterFd))
      return { masterFd, slavePath: String(ptsname(masterFd)) }
    },
    makeRaw(fd) {
      const termios = Buffer.alloc(TERMIOS_BYTES)
      check('tcgetattr', tcgetattr(fd, termios))
      cfmakeraw(termios)
      check('tcsetattr', tcsetattr(fd, TCSANOW, termios))
    },
    endExclusiveUse(slaveFd) {
      check('ioctl(TIOCNXCL)', ioctl(slaveFd, numbers.tiocnxcl))
    },
    discardUnread(masterFd, slaveFd) {
      // First what is on its way across, then what has arrived: in the other order the first would slip in behind.
      check('tcflush', tcflush(masterFd, numbers.outputQueue))
      check('tcflush', tcflush(slaveFd, numbers.inputQueue))
    },
    openFileEvents: process.platform === 'linux' ? bindInotify(library, check) : undefined,
  }
}
