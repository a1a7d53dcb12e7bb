/** net-snmp's command line tools. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ClientRoot } from './client-root.ts'
import { type RunResult, runProgram } from './daemon.ts'
import { CACHE } from './ensure-clients.ts'

/** Runs a tool of net-snmp once, with numbers for OIDs, and without MIB files or settings of this machine. */
export async function netSnmp(program: string, args: readonly string[]): Promise<RunResult> {
  const folder = mkdtempSync(join(tmpdir(), 'upslab-net-snmp-'))
  try {
    return await runProgram(
      new ClientRoot(join(CACHE, 'net-snmp')).argv(program, ['-On', '-m', '', ...args]),
      {
        env: { SNMPCONFPATH: folder, SNMP_PERSISTENT_DIR: folder, MIBDIRS: folder },
      },
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
