import { chmodSync, closeSync, constants, openSync } from 'node:fs'
import { PortError, portErrorFrom } from '../port-error.ts'
import { type Libc, loadLibc } from './libc.ts'
import { openMasterWithPerl } from './perl-fallback.ts'
import { insteadOfPty, whyNoPty } from './why-no-pty.ts'

/** Both ends of a new pty, raw already. Nobody else knows its path yet. */
export interface PtyPair {
  readonly masterFd: number
  readonly slavePath: string
  /** Held open for the life of the port: without it the master reads EIO whenever the last client closes. */
  readonly slaveFd: number
  /** Undefined where the C library could not be loaded: clients coming and going are not noticed then. */
  readonly libc: Libc | undefined
}

/**
 * Opens a pty in this process.
 *
 * @param mode permissions of the slave, such as 0o600
 * @throws PortError `unsupported-platform` where there are none ({@link whyNoPty}), `limit-reached` when the system has no more ptys, ...
 */
export async function openPtyPair(mode: number): Promise<PtyPair> {
  const why = whyNoPty()
  if (why !== undefined) throw new PortError('unsupported-platform', `${why}: ${insteadOfPty()}`)
  const libc = await loadLibc()
  try {
    const { masterFd, slavePath } = libc ? libc.openMaster() : openMasterWithPerl()
    try {
      libc?.makeRaw(masterFd)
      const slaveFd = openSync(slavePath, constants.O_RDWR | constants.O_NOCTTY)
      chmodSync(slavePath, mode)
      return { masterFd, slavePath, slaveFd, libc }
    } catch (error) {
      closeSync(masterFd)
      throw error
    }
  } catch (error) {
    throw portErrorFrom('cannot open a pty', error)
  }
}
