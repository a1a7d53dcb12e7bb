/** Nagios plugins: programs that print a line and tell how it is by their exit status. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ClientRoot } from './client-root.ts'
import { type RunResult, runProgram } from './daemon.ts'
import { CACHE, type Clients } from './ensure-clients.ts'

/** Exit statuses of plugins. */
export const STATE = { ok: 0, warning: 1, critical: 2, unknown: 3 } as const

const ROOT = join(CACHE, 'monitoring-plugins')
/** A new root for one program, which an ordinary user may have in a namespace of its own. */
const IN_ROOT = process.getuid?.() === 0 ? ['chroot'] : ['unshare', '--map-root-user', 'chroot']

/** check_snmp starts `/usr/bin/snmpget`, whatever is there: its root has to be the packages'. */
export function canEnterRoots(): Clients {
  const [command = '', ...args] = [...IN_ROOT, '/', 'true']
  return spawnSync(command, args).status === 0
    ? { available: true }
    : { available: false, reason: `${IN_ROOT.join(' ')} is not allowed here` }
}

/** Runs check_snmp once. */
export function checkSnmp(args: readonly string[]): Promise<RunResult> {
  const [command = '', ...rest] = [...IN_ROOT, ROOT, '/usr/lib/nagios/plugins/check_snmp', ...args]
  return runProgram([command, ...rest])
}

/** Runs check_ups once: it asks NUT's server. */
export function checkUps(args: readonly string[]): Promise<RunResult> {
  return runProgram(new ClientRoot(ROOT).argv('check_ups', args))
}
