/** Why a port could not be had. */
export type PortErrorCode =
  | 'address-in-use'
  | 'address-unavailable'
  | 'permission-denied'
  | 'path-occupied'
  | 'no-such-path'
  | 'port-busy'
  | 'limit-reached'
  | 'not-installed'
  | 'unsupported-platform'
  | 'io'

/** A port or socket could not be had, or was lost. */
export class PortError extends Error {
  override readonly name = 'PortError'
  readonly code: PortErrorCode

  constructor(code: PortErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
  }
}

const CODE_OF_ERRNO: Readonly<Record<string, PortErrorCode>> = {
  EADDRINUSE: 'address-in-use',
  EADDRNOTAVAIL: 'address-unavailable',
  ENOTFOUND: 'address-unavailable',
  EAI_AGAIN: 'address-unavailable',
  EACCES: 'permission-denied',
  EPERM: 'permission-denied',
  EROFS: 'permission-denied',
  ENOENT: 'no-such-path',
  ENOTDIR: 'no-such-path',
  EBUSY: 'port-busy',
  EMFILE: 'limit-reached',
  ENFILE: 'limit-reached',
  ENOSPC: 'limit-reached',
}

const WORDS: Readonly<Record<PortErrorCode, string>> = {
  'address-in-use': 'another program listens there; choose another port, or 0 for any free one',
  'address-unavailable': 'this computer has no such address',
  'permission-denied': 'permission denied',
  'path-occupied': 'something else is at that path',
  'no-such-path': 'no such file or folder',
  'port-busy': 'another program has it open',
  'limit-reached': 'the operating system has no more to give (open files or ptys)',
  'not-installed': 'a package is missing',
  'unsupported-platform': 'not possible on this operating system',
  io: 'input/output error',
}

/** What the operating system means by a code of its own, `no such file or folder (ENOENT)`; undefined where no words are known. */
export function errnoInWords(errno: string): string | undefined {
  const code = CODE_OF_ERRNO[errno]
  return code && `${WORDS[code]} (${errno})`
}

/** Turns what the operating system said into a {@link PortError} whose message starts with `what` was attempted. */
export function portErrorFrom(what: string, error: unknown): PortError {
  if (error instanceof PortError) return error
  const errno = error instanceof Error && 'code' in error ? String(error.code) : ''
  const code = CODE_OF_ERRNO[errno] ?? 'io'
  const said = errnoInWords(errno) ?? String(error instanceof Error ? error.message : error)
  return new PortError(code, `${what}: ${said}`, error)
}
