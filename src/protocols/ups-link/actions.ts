import { MINUTE, SECOND } from '../../../emulators/clock/clock.ts'
import { isSlot, type UpsCommand } from '../../../emulators/smart-ups/commands.ts'
import { longest } from './eeprom.ts'
import type { UnitPort } from './unit-port.ts'

/** What an action answers: a text, or nothing at all. */
export type Action = (port: UnitPort) => string | undefined

/** `@nnn` counts in steps of six minutes. */
const SLEEP_STEP_SECONDS = (6 * MINUTE) / SECOND

const OK = 'OK'
const REFUSED = 'NO'

/** Actions that one character starts. */
export const ACTIONS: Readonly<Record<string, Action>> = {
  A: ({ ups }) => {
    ups.panel.testAlarm('short')
    return OK
  },
  D: ({ ups, source }) =>
    answer(ups.diagnostics.calibration.active ? ups.abortCalibration() : ups.startCalibration(source)),
  // Units answer NO, NA or nothing to an S on line; what counts is that they do nothing.
  S: (port) => (port.ups.power.data.state === 'on-battery' ? shutdown(port, 0) : REFUSED),
  // The failure it simulates is the run on battery of a self-test (assumed); the result shows in X.
  U: ({ ups, source }) => answer(ups.startSelfTest(source)),
  W: ({ ups, source }) =>
    answer(ups.diagnostics.selfTest.active ? ups.abortSelfTest() : ups.startSelfTest(source)),
  z: ({ ups }) => {
    ups.settings.restoreFactory()
    return 'CLEAR'
  },
  '^': ({ ups, source }) => {
    const into = !ups.power.data.bypassCommanded
    if (!ups.setBypass(into, source)) return 'ERR'
    return into ? 'BYP' : 'INV'
  },
  '\u007f': (port) => answer(command(port, { action: 'cancel' })),
}

/** Actions that want their character twice, with a pause between. */
export const REPEATED: Readonly<Record<string, Action>> = {
  K: (port) => answer(command(port, { action: 'off', offDelaySeconds: graceDelay(port) })),
  Z: (port) => {
    command(port, { action: 'off' })
    return undefined
  },
  // Through a card the configured delay counts (leaflet of the Legacy Communications Card).
  '\u000e': (port) =>
    answer(command(port, { action: 'on', coldBoot: true, useOnDelay: isSlot(port.source) })),
}

/** Whether `@` is taken at all: a unit that is off already says NA to its first character. */
export function mayOff({ ups }: UnitPort): boolean {
  return ups.outlets.anyOn
}

/** `@nnn`: off after the grace delay; back so many times six minutes after AC, later by the wake-up delay. */
export function offAndReturn(port: UnitPort, steps: number): string {
  return shutdown(port, steps * SLEEP_STEP_SECONDS)
}

function shutdown(port: UnitPort, laterSeconds: number): string {
  const { ups } = port
  const wakeUpDelay = longest(ups, 'turnOnDelay')
  const command_ = {
    action: 'shutdown',
    offDelaySeconds: graceDelay(port),
    onDelaySeconds: laterSeconds + wakeUpDelay,
  } as const
  return answer(command(port, command_))
}

/** `p`: every group waits as long as the slowest, for all go off together. */
function graceDelay({ ups }: UnitPort): number {
  return longest(ups, 'turnOffDelay')
}

function command({ ups, source }: UnitPort, what: Omit<UpsCommand, 'targets' | 'source'>): boolean {
  return ups.command({ ...what, targets: 'all', source }).accepted
}

function answer(done: boolean): string {
  return done ? OK : REFUSED
}
