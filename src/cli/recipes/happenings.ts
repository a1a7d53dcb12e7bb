import type { UpsModel } from '../../../emulators/smart-ups/models/model.ts'
import type { Step } from './step.ts'

/** What is done to a unit of a model; each `look` is a moment at which clients may see the difference. */
type Happening = (model: UpsModel) => readonly Step[]

const DAY = 24 * 3600
const NO_AC: Step = { input: { voltage: 0 } }
const AC: Step = { input: { voltage: 1 } }
const MENU: Step = { setting: 'menuType', to: 'advanced' }
const OFF: Step = { command: { action: 'off', targets: 'all', source: 'rj45' } }
const ON: Step = { command: { action: 'on', targets: 'all', source: 'rj45' } }
const OFF_AT_THE_PANEL: Step = { command: { action: 'off', targets: 'all', source: 'lcd' } }

function sleepFor(seconds: number): Step {
  return { command: { action: 'sleep', targets: 'all', source: 'rj45', seconds } }
}

function passing(...seconds: readonly number[]): Step[] {
  return seconds.flatMap((each): Step[] => [{ seconds: each }, 'look'])
}

/** An outage of a minute. */
const OUTAGE: readonly Step[] = [NO_AC, 'look', ...passing(60), AC, 'look', ...passing(600)]
const SELF_TEST: readonly Step[] = [{ selfTest: 'rj45' }, ...passing(0.5, 2, 15, 30, 1300)]

/** Everything that a published difference may need, by the name that `SHOWN_BY` gives it. */
export const HAPPENINGS = {
  outage: () => OUTAGE,
  offAndOn: () => [OFF, ...passing(5), ON, ...passing(0.1, 600)],
  /** A sleep of a minute. */
  sleep: () => [sleepFor(60), ...passing(5, 120)],
  longSleep: () => [sleepFor(1800), ...passing(1200, 3600)],
  sleepCancelled: () => [
    sleepFor(600),
    { seconds: 120 },
    { command: { action: 'cancel', targets: 'all', source: 'rj45' } },
    ...passing(10),
  ],
  outageInSleep: () => [sleepFor(3600), { seconds: 120 }, NO_AC, { seconds: 30 }, AC, ...passing(120)],
  /** The battery runs empty; the utility comes back low. */
  emptyThenLow: () => [
    NO_AC,
    { seconds: 2 * DAY },
    { input: { voltage: 0.87 } },
    ...passing(600),
    AC,
    ...passing(600),
  ],
  selfTest: () => SELF_TEST,
  asItIs: () => ['look'],
  onBattery: () => [NO_AC, 'look'],
  scheduledTest: () => passing(14 * DAY + 120, 3600),
  twoDays: () => [{ seconds: DAY }, ...SELF_TEST, { seconds: DAY }, ...SELF_TEST],
  withCard: () => [{ card: 'management' }, 'look'],
  /** With an Interface Expander 2, off by a command while AC is good. */
  offBesideCard: () => [
    { card: 'expander' },
    { command: { action: 'off', targets: 'all', source: 'lcd', useDelay: true } },
    ...passing(300, 600),
  ],
  /** The output goes off during an outage. */
  offInOutage: () => [NO_AC, OFF, ...passing(30, 400)],
  weakSelfTest: () => [{ battery: { health: 40 } }, ...SELF_TEST],
  loadDropped: () => [{ load: 0.6 }, { seconds: 1 }, { load: 0 }, 'look', ...passing(60)],
  heavyLoad: () => [{ load: 1 }, 'look'],
  lightLoad: () => [{ load: 0.02 }, 'look'],
  cardTaken: () => [{ card: 'expander' }, { card: null }, 'look'],
  legacyCard: () => [MENU, { card: 'legacy' }, 'look'],
  advancedMenu: () => [MENU, 'look'],
  overtemperature: () => [{ fault: 'overtemperature', active: true }, 'look'],
  offAtThePanel: () => [{ setting: 'modbusEnabled', to: true }, OFF_AT_THE_PANEL, ...passing(5)],
  frost: () => [{ battery: { temperature: -12 } }, 'look'],
  /** The first group is turned off in its menu. */
  outletMenu: () => [
    MENU,
    ...(['ok', 'down', 'ok', 'ok', 'ok', 'down', 'ok'] as const).flatMap((key): Step[] => [{ key }, 'look']),
    ...passing(1),
  ],
  /** Shut down on battery; the utility comes back. */
  shutdownInOutage: () => [
    NO_AC,
    { command: { action: 'shutdown', targets: 'all', source: 'rj45' } },
    { seconds: 60 },
    AC,
    ...passing(600),
  ],
  fairQuality: () => [{ setting: 'powerQuality', to: 'fair' }, ...OUTAGE],
  lowSensitivity: () => [{ setting: 'sensitivity', to: 'low' }, ...OUTAGE],
  veryHighLine: () => [{ input: { voltage: 1.6 } }, ...passing(2, 2, 2, 2, 2)],
  /** Where the window of the input ends at Poor quality. */
  atTheLowerLimit: ({ nominalVoltage }) => [
    { setting: 'powerQuality', to: 'poor' },
    { input: { voltage: 60 / nominalVoltage } },
    { ramp: { from: 60 / nominalVoltage, to: 1, by: 0.5 / nominalVoltage } },
  ],
  offFrequency: () => [{ input: { frequency: 49.2 } }, 'look'],
  /** The lower transfer point is lowered, and the input falls below the old one. */
  lowerTransferPoint: ({ nominalVoltage }) => [
    { setting: 'transferLow', to: Math.ceil(nominalVoltage * 0.75) },
    { ramp: { from: 1, to: 0.5, by: -0.02 } },
  ],
  outageWithPacks: () => [{ battery: { packs: 6 } }, ...OUTAGE],
  siteWiring: () => [{ seconds: 600 }, { fault: 'site-wiring', active: true }, 'look', ...passing(1)],
  alarmOver: () => [
    { fault: 'site-wiring', active: true },
    { seconds: 5 },
    { fault: 'site-wiring', active: false },
    ...passing(5),
  ],
  /** A self-test, read at the console of a card. */
  testedByCard: () => [{ card: 'management' }, { selfTest: 'lcd' }, ...passing(60)],
  packs: () => [{ battery: { packs: 3 } }, 'look'],
  disconnected: () => [{ fault: 'disconnected', active: true }, 'look'],
  newBattery: () => [{ installed: 'today' }, 'look'],
  months: () => passing(120 * DAY),
  /** Turned on at the panel, from the battery, while the input is distorted. */
  distorted: () => [
    OFF_AT_THE_PANEL,
    { seconds: 30 },
    { input: { distorted: true } },
    { command: { action: 'on', targets: 'all', source: 'lcd', coldBoot: true } },
    ...passing(30),
  ],
  lastMinute: () => [NO_AC, { runtimeLeft: 20 }, 'look'],
} as const satisfies Readonly<Record<string, Happening>>

export type HappeningName = keyof typeof HAPPENINGS
