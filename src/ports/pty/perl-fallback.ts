/**
 * A pty without koffi (no binary for this system): Node opens the master, perl unlocks it and stty makes it raw. Both
 * run for a moment only. Linux alone; macOS unlocks its ptys another way, and koffi has binaries for it.
 */
import { spawnSync } from 'node:child_process'
import { closeSync, constants, openSync, readFileSync } from 'node:fs'
import { PortError } from '../port-error.ts'

/** `ioctl(fd 3, TIOCSPTLCK, 0)`: lets the slave be opened. */
const UNLOCK = 'open(my $pty, "+<&=", 3) or die; my $off = pack("i", 0); ioctl($pty, 0x40045431, $off) or die'

/** @throws PortError `not-installed` when perl or stty is missing or fails */
export function openMasterWithPerl(): { masterFd: number; slavePath: string } {
  const masterFd = openSync('/dev/ptmx', constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK)
  try {
    run('perl', ['-e', UNLOCK], masterFd)
    const index = /^tty-index:\s*(\d+)/m.exec(readFileSync(`/proc/self/fdinfo/${masterFd}`, 'utf8'))?.[1]
    if (index === undefined) throw new PortError('io', 'the system does not tell the number of its new pty')
    const slavePath = `/dev/pts/${index}`
    run('stty', ['-F', slavePath, 'raw', '-echo', '-iexten'], 'ignore')
    return { masterFd, slavePath }
  } catch (error) {
    closeSync(masterFd)
    throw error
  }
}

function run(program: string, args: readonly string[], descriptor3: number | 'ignore'): void {
  const result = spawnSync(program, args, {
    stdio: ['ignore', 'ignore', 'pipe', descriptor3],
    encoding: 'utf8',
  })
  if (result.status === 0) return
  const said = result.error?.message ?? result.stderr.trim()
  throw new PortError(
    'not-installed',
    `a pty needs the package koffi, or else perl and stty; ${program}: ${said}`,
  )
}
