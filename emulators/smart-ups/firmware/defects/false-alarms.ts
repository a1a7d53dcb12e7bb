import type { Fault } from '../../faults.ts'
import type { AlarmMoment, FalseAlarm } from '../circumstances.ts'
import type { Defect } from '../defect.ts'
import { fromPublished } from './from-published.ts'

/** How long an alarm without a cause stands: no source tells. */
const STANDS_SECONDS = 5
const ASSUMED = 'when it comes, which bit it has and how long it stands: the notes name the alarm alone'

/** Versions that raise an alarm though nothing is wrong, and clear it again. */
function falseAlarm(
  id: string,
  fault: Fault,
  at: AlarmMoment,
  { packs = 0, seconds = STANDS_SECONDS }: { packs?: number; seconds?: FalseAlarm['seconds'] } = {},
): Defect {
  return fromPublished(id, {
    assumed: ASSUMED,
    decides: (_options, sound) => ({
      falseAlarms: (moment, when) => {
        const others = sound.falseAlarms(moment, when)
        return moment === at && when.packs >= packs ? [...others, { fault, seconds }] : others
      },
    }),
  })
}

export const FALSE_ALARMS: readonly Defect[] = [
  falseAlarm('id23-inverter-low', 'inverter', 'turned-on'),
  falseAlarm('id23-backfeed-false', 'backfeed-relay', 'to-battery'),
  falseAlarm('srt-check-battery-cable', 'disconnected-frame', 'to-line'),
  falseAlarm('srt-pack-disconnected-events', 'communication', 'to-line'),
  falseAlarm('srt-inverter-event', 'inverter', 'to-battery'),
  // Error 00800 as a bit mask is bit 11 of the power system.
  falseAlarm('srt8-power-sys-00800', 'pfc', 'to-battery'),
  falseAlarm('srt8-charger-ov', 'charger', 'to-line'),
  falseAlarm('srt8-dcbus-uv', 'dc-bus-converter', 'to-line'),
  falseAlarm('srt8-output-distorted', 'measurement-mismatch', 'to-battery'),
  falseAlarm('srt8-backfeed-weld', 'bypass-relay', 'to-battery'),
  falseAlarm('srt8-site-wiring', 'site-wiring', 'to-line'),
  falseAlarm('srt8-1021-regress', 'measurement-mismatch', 'to-battery'),
  falseAlarm('srt-miswired', 'site-wiring', 'turned-on'),
  falseAlarm('srt-li-charger-event', 'charger', 'to-line'),
  falseAlarm('srtl-p12', 'dc-bus-overvoltage', 'load-dropped'),
  falseAlarm('srtl-d04', 'internal-communication', 'turned-on'),
  falseAlarm('srtl-event154', 'internal-communication', 'to-line'),
  falseAlarm('srtl-b04', 'charger', 'to-line'),
  falseAlarm('srtl-p05', 'backfeed-relay', 'to-battery'),
  falseAlarm('srt5-pack-comm', 'communication', 'to-battery', { packs: 1 }),
  falseAlarm('srt8-6packs-comm', 'communication', 'to-battery', { packs: 6 }),
  falseAlarm('srt-battery-presence-standby', 'disconnected', 'turned-off', { seconds: 'while-off' }),
  falseAlarm('smc-green-selftest', 'green-relay', 'test-in-green'),
  falseAlarm('smc-green-messages', 'green-relay', 'alarm-in-green'),
]
