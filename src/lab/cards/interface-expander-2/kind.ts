import { checkConfiguration } from '../../../../emulators/interface-expander-2/configuration-check.ts'
import { type CardSettings, readDip } from '../../../../emulators/interface-expander-2/dip-switches.ts'
import { InterfaceExpander2 } from '../../../../emulators/interface-expander-2/interface-expander-2.ts'
import { defined } from '../../defined.ts'
import type { CardFlags, CardKind } from '../card-kind.ts'
import { expanderMemory } from './memory-schema.ts'
import { expanderPorts } from './ports.ts'
import { type ExpanderConfig, expanderChanges, expanderSchema, expanderState } from './schema.ts'

/** The AP9624 on the bench. */
export const interfaceExpander2 = {
  card: 'AP9624',
  title: 'Interface Expander 2',
  schema: expanderSchema,
  state: expanderState,
  memory: expanderMemory,
  changes: expanderChanges,
  signalPorts: ['basic1', 'basic2'],
  serialPorts: ['basic1', 'basic2'],
  wires: [],
  languages: [],
  make,
  ports: expanderPorts,
  change: (card, { dip }) => card.setDip(dip as string),
  described,
  summary: ({ settings }) => `AP9624 in ${settings.mode} mode`,
  warnings({ settings }, { model, rj45 }) {
    const warning = checkConfiguration(model, settings, rj45 !== undefined)
    return warning ? [warning] : []
  },
  fromFlags,
} as const satisfies CardKind<InterfaceExpander2, ExpanderConfig>

function make(config: ExpanderConfig): InterfaceExpander2 {
  const { dip, commandInstant, pollSeconds, mode, timerSeconds, lowBatterySignalSeconds } = config
  const settings: Partial<CardSettings> = defined({
    mode,
    timerSeconds,
    lowBatterySignalSeconds,
    advancedPortAlwaysConfirmed: config.advancedPortAlwaysConfirmed,
  })
  const card = new InterfaceExpander2({ ...defined({ dip, commandInstant, pollSeconds }), settings })
  for (const port of card.signalPorts) {
    const wanted = config[port.name]
    port.connect(wanted !== undefined && (wanted?.connected ?? true))
  }
  return card
}

/** With switch 4 down the card would wait for ever on units of today (FA176957), so it is up unless switches are given. */
function fromFlags({ mode, dip }: CardFlags): ExpanderConfig {
  return defined({
    card: 'AP9624',
    mode,
    dip,
    advancedPortAlwaysConfirmed: dip === undefined ? true : undefined,
    basic1: {},
    basic2: {},
  }) as ExpanderConfig
}

/** Switches and cables as they are: settings that no switches come to stay as they were given. */
function described({
  card,
  config,
}: {
  readonly card: InterfaceExpander2
  readonly config: ExpanderConfig
}): ExpanderConfig {
  const { mode, timerSeconds, lowBatterySignalSeconds, advancedPortAlwaysConfirmed, ...rest } = config
  const { dip } = card.describe()
  const given = defined({ mode, timerSeconds, lowBatterySignalSeconds, advancedPortAlwaysConfirmed })
  const bySwitches = Object.entries(readDip(dip)).every(
    ([name, value]) => card.settings[name as keyof CardSettings] === value,
  )
  const ports = card.signalPorts.map(({ name, lines }) => [name, cableOf(config[name], lines.connected)])
  return defined({
    ...rest,
    ...(bySwitches ? { dip } : given),
    ...Object.fromEntries(ports),
  }) as ExpanderConfig
}

function cableOf(given: ExpanderConfig['basic1'], connected: boolean): ExpanderConfig['basic1'] {
  if (given === undefined) return connected ? {} : undefined
  const { connected: _before, ...port } = given ?? {}
  return connected ? port : { ...port, connected }
}
