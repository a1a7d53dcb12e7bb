import type { CardCommand } from '../../../emulators/network-management-card/card-commands.ts'
import { type CardInUnit, type Reading, type SetRefusal, scalars, type Writing } from './object.ts'

/** What a written number does; false when the unit refuses. */
type Actions = Readonly<Record<number, (at: CardInUnit) => boolean>>

/** Written 1, a control object does nothing; it always reads 1. */
const NOTHING = 1

/**
 * A control object: it reads 1, and does what is written.
 *
 * @param refuses why it cannot be done now
 */
export function control(
  actions: Actions,
  refuses?: (at: CardInUnit, value: number) => SetRefusal | undefined,
): readonly [() => Reading, Writing] {
  return [
    () => NOTHING,
    {
      refuses: (at, value) => {
        const number = Number(value)
        if (number === NOTHING) return undefined
        return actions[number] ? refuses?.(at, number) : 'wrong-value'
      },
      apply: (at, value) => {
        actions[Number(value)]?.(at)
      },
    },
  ]
}

const now = (command: CardCommand) => (at: CardInUnit) => at.card.command(command).accepted
const graceful = (command: CardCommand) => (at: CardInUnit) => at.card.command(command, true).accepted

/** On line there is no battery to conserve. */
function onLine({ unit, decide }: CardInUnit): SetRefusal | undefined {
  if (unit.power.data.state === 'on-battery') return undefined
  return decide.conserveRefusal === 'general' ? 'general' : 'wrong-value'
}

/** Commands of the whole unit. Numbers of synchronized control groups are refused: there is none. */
export const CONTROL_OBJECTS = scalars({
  upsBasicControlConserveBattery: control({ 2: now('conserve') }, onLine),
  upsAdvControlUpsOff: control({ 2: now('off'), 3: graceful('off') }),
  upsAdvControlRebootShutdownUps: control({ 2: now('reboot'), 3: graceful('reboot') }),
  upsAdvControlUpsSleep: control({ 2: now('sleep'), 3: graceful('sleep') }),
  // What it simulates is the run on battery of a self-test, as UPS-Link does.
  upsAdvControlSimulatePowerFail: control({ 2: ({ host }) => host.startSelfTest() }),
  upsAdvControlFlashAndBeep: control({
    2: ({ host }) => {
      host.testAlarm()
      return true
    },
  }),
  upsAdvControlTurnOnUPS: control({ 2: ({ card }) => card.turnOn().accepted }),
  upsAdvControlBypassSwitch: control(
    { 2: ({ host }) => host.setBypass(true), 3: ({ host }) => host.setBypass(false) },
    ({ unit }) => (unit.traits.bypass ? undefined : 'general'),
  ),
  upsAdvControlRebootUpsWithOrWithoutAC: control({
    2: now('reboot-without-ac'),
    3: graceful('reboot-without-ac'),
  }),
  upsPhaseResetMaxMinValues: control({
    2: ({ card }) => {
      card.resetInputRange()
      return true
    },
  }),
})
