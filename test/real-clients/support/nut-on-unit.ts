import { type NutRelease, type NutServer, startNut } from '../setup/nut.ts'
import type { LiveUnit } from './live-unit.ts'
import type { Link } from './registers.ts'
import { type AtEnd, atTestEnd } from './scope.ts'

/** What NUT knows the unit by. */
export const UPS = 'rack'

/** Starts NUT on a unit; it is stopped with the running test, or when `atEnd` says. */
export async function nutOn(
  unit: LiveUnit,
  release: NutRelease,
  link: Link,
  atEnd: AtEnd = atTestEnd,
): Promise<NutServer> {
  const where =
    link === 'Modbus TCP'
      ? { port: `127.0.0.1:${unit.tcpPort}`, porttype: 'tcp' }
      : { port: unit.pty, porttype: 'serial' }
  const server = await startNut(release, { ups: { [UPS]: { ...where, slaveid: 1 } } })
  atEnd(() => server.stop())
  return server
}
