import { Apcupsd, startApcupsd } from '../setup/apcupsd.ts'
import { freeTcpPort } from '../setup/daemon.ts'
import type { LiveUnit } from './live-unit.ts'
import { type AtEnd, atTestEnd } from './scope.ts'

/** Starts apcupsd on a unit's serial port and waits until it is on line; it is stopped at the end. */
export async function apcupsdOn(unit: LiveUnit, atEnd: AtEnd = atTestEnd): Promise<Apcupsd> {
  const daemon = await startApcupsd({ device: unit.pty })
  atEnd(() => daemon.stop())
  await daemon.until('STATUS', 'ONLINE')
  return daemon
}

/** An apcupsd that is configured for a unit but not running, as when its machine halts. */
export async function haltedApcupsd(unit: LiveUnit, atEnd: AtEnd = atTestEnd): Promise<Apcupsd> {
  const daemon = new Apcupsd(await freeTcpPort(), { device: unit.pty })
  atEnd(() => daemon.stop())
  return daemon
}
