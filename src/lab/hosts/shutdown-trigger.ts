import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import { isSignalPort, type READING_TRIGGERS, type ShutdownTrigger } from '../lab-file/host-schema.ts'

type ReadingTrigger = (typeof READING_TRIGGERS)[number]

/** What a host reads of the unit, in words. */
const WORDS: Readonly<Record<ReadingTrigger, string>> = {
  'low-battery': 'the unit (low battery)',
  'shutdown-imminent': 'the unit (shutdown imminent)',
  'on-battery': 'the unit (on battery)',
  nothing: 'nothing',
}

export function triggerText(teller: ShutdownTrigger): string {
  return isSignalPort(teller) ? `${teller} (low battery)` : WORDS[teller]
}

/** Whether a host that listens to `teller` is being told to shut down at this moment. */
export function isTriggered(teller: ShutdownTrigger, ups: SmartUps): boolean {
  if (isSignalPort(teller)) {
    const lines = ups.slots.signalPort(teller)?.lines
    return lines?.connected === true && lines.lowBattery
  }
  return ups.awake && READINGS[teller](ups)
}

/** What management software reads of a unit, whatever the protocol. */
const READINGS: Readonly<Record<ReadingTrigger, (ups: SmartUps) => boolean>> = {
  'low-battery': ({ status }) => status.lowBattery,
  'shutdown-imminent': ({ status }) => status.shutdownImminent,
  'on-battery': ({ power }) => power.data.state === 'on-battery',
  nothing: () => false,
}
