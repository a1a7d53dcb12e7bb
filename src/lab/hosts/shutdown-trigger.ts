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

export function triggerText(trigger: ShutdownTrigger): string {
  return isSignalPort(trigger) ? `${trigger} (low battery)` : WORDS[trigger]
}

/** Whether a shutdown trigger is active at this moment. */
export function isTriggered(trigger: ShutdownTrigger, ups: SmartUps): boolean {
  if (isSignalPort(trigger)) {
    const lines = ups.slots.signalPort(trigger)?.lines
    return lines?.connected === true && lines.lowBattery
  }
  return ups.awake && READINGS[trigger](ups)
}

/** What management software reads of a unit, whatever the protocol. */
const READINGS: Readonly<Record<ReadingTrigger, (ups: SmartUps) => boolean>> = {
  'low-battery': ({ status }) => status.lowBattery,
  'shutdown-imminent': ({ status }) => status.shutdownImminent,
  'on-battery': ({ power }) => power.data.state === 'on-battery',
  nothing: () => false,
}
