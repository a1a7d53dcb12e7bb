import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import type { Device } from '../device.ts'
import { isBasicPort, type Teller } from '../lab-file/host-schema.ts'

/** How a host is told, in words. */
const WORDS: Readonly<Record<Teller, string>> = {
  basic1: 'basic1 (low battery)',
  basic2: 'basic2 (low battery)',
  'low-battery': 'the unit (low battery)',
  'shutdown-imminent': 'the unit (shutdown imminent)',
  'on-battery': 'the unit (on battery)',
  nothing: 'nothing',
}

export function tellerText(teller: Teller): string {
  return WORDS[teller]
}

/** Whether a host that listens to `teller` is being told to shut down at this moment. */
export function isTelling(teller: Teller, { ups, expander }: Pick<Device, 'ups' | 'expander'>): boolean {
  if (isBasicPort(teller)) {
    const data = expander?.port(teller)?.data
    return data?.connected === true && data.lowBattery
  }
  return ups.awake && READINGS[teller](ups)
}

/** What management software reads of a unit, whatever the protocol. */
const READINGS: Readonly<Record<Exclude<Teller, 'basic1' | 'basic2'>, (ups: SmartUps) => boolean>> = {
  'low-battery': ({ status }) => status.lowBattery,
  'shutdown-imminent': ({ status }) => status.shutdownImminent,
  'on-battery': ({ power }) => power.data.state === 'on-battery',
  nothing: () => false,
}
