import { InterfaceExpander2 } from '../../../../../emulators/interface-expander-2/interface-expander-2.ts'
import { LegacyCommunicationsCard } from '../../../../../emulators/legacy-communications-card/legacy-communications-card.ts'
import { NetworkManagementCard } from '../../../../../emulators/network-management-card/network-management-card.ts'
import type { Key } from '../../../../../emulators/smart-ups/front-panel/front-panel.ts'
import { configurationMenu } from '../../../../../emulators/smart-ups/front-panel/menus/configuration.ts'
import type { SlotCard } from '../../../../../emulators/smart-ups/slots/slot-card.ts'
import type { UnitUnderTest } from '../../../../support/unit.ts'

/** What is done to a unit; `look` takes down what its clients see. */
type Happening = (made: UnitUnderTest, look: () => void) => void

const DAYS = 24 * 3600

/** As much of a management card as its unit notices. */
const MANAGEMENT_CARD: SlotCard = {
  card: 'a management card',
  managesUnit: true,
  insert: () => {},
  remove: () => {},
  step: () => false,
  nextDueAt: () => undefined,
  save: () => null,
  load: () => {},
  describe: () => ({}),
}

/** An outage of a minute. */
const outage: Happening = ({ ups, pass }, look) => {
  ups.setInput({ voltage: 0 })
  look()
  pass(60)
  look()
  ups.setInput({ voltage: ups.model.nominalVoltage })
  look()
  pass(600)
  look()
}

/** Off and on again by a command; looked at as it goes on. */
const offAndOn: Happening = ({ ups, pass }, look) => {
  ups.command({ action: 'off', targets: 'all', source: 'rj45' })
  pass(5)
  look()
  ups.command({ action: 'on', targets: 'all', source: 'rj45' })
  pass(0.1)
  look()
  pass(600)
  look()
}

/** A sleep of a minute. */
const sleep: Happening = ({ ups, pass }, look) => {
  ups.command({ action: 'sleep', targets: 'all', source: 'rj45', seconds: 60 })
  pass(5)
  look()
  pass(120)
  look()
}

/** The battery runs empty; the utility comes back low. */
const emptyThenLow: Happening = ({ ups, pass }, look) => {
  ups.setInput({ voltage: 0 })
  pass(2 * DAYS)
  ups.setInput({ voltage: ups.model.nominalVoltage * 0.87 })
  pass(600)
  look()
  ups.setInput({ voltage: ups.model.nominalVoltage })
  pass(600)
  look()
}

const selfTest: Happening = ({ ups, pass }, look) => {
  ups.startSelfTest('rj45')
  pass(0.5)
  look()
  for (const seconds of [2, 15, 30, 1300]) {
    pass(seconds)
    look()
  }
}

/** Everything that a published difference may need, by the name that the table of tests gives it. */
export const HAPPENINGS = {
  outage,
  offAndOn,
  sleep,
  emptyThenLow,
  selfTest,
  asItIs: (_made, look) => look(),
  onBattery: ({ ups }, look) => {
    ups.setInput({ voltage: 0 })
    look()
  },
  scheduledTest: ({ pass }, look) => {
    pass(14 * DAYS + 120)
    look()
    pass(3600)
    look()
  },
  twoDays: (made, look) => {
    for (let day = 0; day < 2; day++) {
      made.pass(DAYS)
      selfTest(made, look)
    }
  },
  withCard: ({ ups }, look) => {
    ups.fit(MANAGEMENT_CARD)
    look()
  },
  /** The output goes off during an outage. */
  offInOutage: ({ ups, pass }, look) => {
    ups.setInput({ voltage: 0 })
    ups.command({ action: 'off', targets: 'all', source: 'rj45' })
    pass(30)
    look()
    pass(400)
    look()
  },
  weakSelfTest: (made, look) => {
    made.ups.setBattery({ health: 40 })
    selfTest(made, look)
  },
  loadDropped: ({ ups, pass }, look) => {
    ups.setLoad({ [ups.model.groups[0]!]: ups.model.watts * 0.6 })
    pass(1)
    ups.setLoad({ [ups.model.groups[0]!]: 0 })
    look()
    pass(60)
    look()
  },
  heavyLoad: ({ ups }, look) => {
    ups.setLoad({ [ups.model.groups[0]!]: ups.model.watts })
    look()
  },
  lightLoad: ({ ups }, look) => {
    ups.setLoad(Object.fromEntries(ups.model.groups.map((group) => [group, 0])))
    ups.setLoad({ [ups.model.groups[0]!]: ups.model.watts * 0.02 })
    look()
  },
  cardTaken: ({ ups }, look) => {
    ups.fit(new InterfaceExpander2())
    ups.fit(undefined)
    look()
  },
  legacyCard: ({ ups }, look) => {
    ups.settings.setUnit('menuType', 'advanced')
    ups.fit(new LegacyCommunicationsCard())
    look()
  },
  advancedMenu: ({ ups }, look) => {
    ups.settings.setUnit('menuType', 'advanced')
    look()
  },
  greenModeInMenu: ({ ups, pass }, look) => {
    ups.settings.setUnit('menuType', 'advanced')
    const entry = configurationMenu().entries.find(({ label }) => label === 'Green Mode')
    if (entry?.kind === 'choice') entry.set(ups, String(!ups.settings.unit.greenMode))
    pass(600)
    look()
  },
  overtemperature: ({ ups }, look) => {
    ups.setFault('overtemperature', true)
    look()
  },
  offAtThePanel: ({ ups, pass }, look) => {
    ups.settings.setUnit('modbusEnabled', true)
    ups.command({ action: 'off', targets: 'all', source: 'lcd' })
    pass(5)
    look()
  },
  frost: ({ ups }, look) => {
    ups.setBattery({ temperature: -12 })
    look()
  },
  /** The first group is turned off in its menu. */
  outletMenu: ({ ups, pass }, look) => {
    ups.settings.setUnit('menuType', 'advanced')
    const keys: Key[] = ['ok', 'down', 'ok', 'ok', 'ok', 'down', 'ok']
    for (const key of keys) {
      ups.panel.press(key)
      look()
    }
    pass(1)
    look()
  },
  /** Shut down on battery; the utility comes back. */
  shutdownInOutage: ({ ups, pass }, look) => {
    ups.setInput({ voltage: 0 })
    ups.command({ action: 'shutdown', targets: 'all', source: 'rj45' })
    pass(60)
    ups.setInput({ voltage: ups.model.nominalVoltage })
    pass(600)
    look()
  },
  fairQuality: (made, look) => {
    made.ups.settings.setUnit('powerQuality', 'fair')
    outage(made, look)
  },
  lowSensitivity: (made, look) => {
    made.ups.settings.setUnit('sensitivity', 'low')
    outage(made, look)
  },
  veryHighLine: ({ ups, pass }, look) => {
    ups.setInput({ voltage: ups.model.nominalVoltage * 1.6 })
    for (let second = 0; second < 10; second += 2) {
      pass(2)
      look()
    }
  },
  /** Where the window of the input ends at Poor quality. */
  atTheLowerLimit: ({ ups, pass }, look) => {
    ups.settings.setUnit('powerQuality', 'poor')
    for (let voltage = ups.model.nominalVoltage; voltage > 60; voltage -= 0.5)
      ups.setInput({ voltage: voltage })
    for (let voltage = 60; voltage < ups.model.nominalVoltage; voltage += 0.5) {
      ups.setInput({ voltage })
      pass(1)
      look()
    }
  },
  offFrequency: ({ ups }, look) => {
    ups.setInput({ frequency: 49.2 })
    look()
  },
  /** The lower transfer point is lowered, and the input falls below the old one. */
  lowerTransferPoint: ({ ups, pass }, look) => {
    ups.settings.setUnit('transferLow', Math.ceil(ups.model.nominalVoltage * 0.75))
    for (let share = 1; share > 0.5; share -= 0.02) {
      ups.setInput({ voltage: ups.model.nominalVoltage * share })
      pass(1)
      look()
    }
  },
  outageWithPacks: (made, look) => {
    made.ups.setBattery({ packs: 6 })
    outage(made, look)
  },
  siteWiring: ({ ups, pass }, look) => {
    pass(600)
    ups.setFault('site-wiring', true)
    look()
    pass(1)
    look()
  },
  alarmOver: ({ ups, pass }, look) => {
    ups.setFault('site-wiring', true)
    pass(5)
    ups.setFault('site-wiring', false)
    pass(5)
    look()
  },
  longSleep: ({ ups, pass }, look) => {
    ups.command({ action: 'sleep', targets: 'all', source: 'rj45', seconds: 1800 })
    pass(1200)
    look()
    pass(3600)
    look()
  },
  /** A self-test and a calibration, read at the console of a card. */
  testedByCard: ({ ups, pass }, look) => {
    ups.fit(new NetworkManagementCard({ model: 'AP9631' }))
    ups.startSelfTest('lcd')
    pass(60)
    look()
  },
  packs: ({ ups }, look) => {
    ups.setBattery({ packs: 3 })
    look()
  },
  disconnected: ({ ups }, look) => {
    ups.setFault('disconnected', true)
    look()
  },
  newBattery: ({ ups, clock }, look) => {
    ups.settings.setUnit('batteryInstalledOn', Math.floor((clock.now - Date.UTC(2000, 0, 1)) / 86_400_000))
    look()
  },
  months: ({ pass }, look) => {
    pass(120 * DAYS)
    look()
  },
  /** Turned on at the panel, from the battery, while the input is distorted. */
  distorted: ({ ups, pass }, look) => {
    ups.command({ action: 'off', targets: 'all', source: 'lcd' })
    pass(30)
    ups.setInput({ distorted: true })
    ups.command({ action: 'on', targets: 'all', source: 'lcd', coldBoot: true })
    pass(30)
    look()
  },
  lastMinute: ({ ups, pass }, look) => {
    ups.setInput({ voltage: 0 })
    pass(Math.max(1, ups.measurements.runtime - 20))
    look()
  },
} as const satisfies Readonly<Record<string, Happening>>

export type HappeningName = keyof typeof HAPPENINGS
