import type { Defect } from '../defect.ts'
import { fromPublished } from './from-published.ts'

/** How long the false low-battery pulse lasts: some hundred milliseconds are published. */
const PULSE_MS = 300

/** Wrong contacts, reports and registers. */
export const WRONG_ON_THE_WIRE: readonly Defect[] = [
  fromPublished('id20-simple-linefail-off', {
    assumed: 'the contact opens whenever the output is off',
    decides: (_options, sound) => ({
      signalContacts: (contacts, context) => {
        const right = sound.signalContacts(contacts, context)
        return context.outputOff ? { ...right, lineFail: false } : right
      },
    }),
  }),
  fromPublished('id20-simple-si-glitch', {
    assumed: 'for 300 ms',
    decides: () => ({ lowBatteryPulseMs: () => PULSE_MS }),
  }),
  fromPublished('c-hid-shutdownimminent', {
    assumed: 'it is never set',
    decides: () => ({ hidShutdownImminent: () => false }),
  }),
  fromPublished('c-hid-swap-limit-alarm', { decides: () => ({ hidSwapsLimitAndAlarm: () => true }) }),
  fromPublished('c-loadshed-modbus', {
    assumed: 'they read as all ones, and a write is refused',
    decides: () => ({ loadShedRegisters: () => 'wrong' }),
  }),
  fromPublished('c-tcp502-single', { decides: () => ({ tcpClientsEver: () => 1 }) }),
]
