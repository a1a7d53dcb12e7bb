import type { GroupName } from '../../../emulators/smart-ups/commands.ts'
import type { Fault } from '../../../emulators/smart-ups/faults.ts'
import { isSameVersion } from '../../../emulators/smart-ups/firmware/version.ts'
import type { Device } from '../device.ts'
import type { SignalLog } from '../wiring/signal-log.ts'
import type { Condition } from './condition-schema.ts'
import { ScenarioError } from './scenario-error.ts'

/** A device, and what its clients have been signalled. */
export interface Watched {
  readonly device: Device
  readonly signals: SignalLog
}

/** One thing that was asked for: how it is said, and how it is instead; `instead` is undefined when it holds. */
interface ConditionResult {
  readonly text: string
  readonly instead: string | undefined
}

/** What a condition says, in words. */
export function conditionText(condition: Condition, watched: readonly Watched[]): string {
  const texts = watched.flatMap((each) => ask(condition, each).map(({ text }) => text))
  return [...new Set(texts)].join(', ')
}

/** What does not hold of it, in words; undefined when all of it holds of all. */
export function whyNot(condition: Condition, watched: readonly Watched[]): string | undefined {
  const many = watched.length > 1
  for (const each of watched)
    for (const { instead } of ask(condition, each))
      if (instead !== undefined) return many ? `${each.device.id}: ${instead}` : instead
  return undefined
}

/** A condition on something that changes without an event: it has to be looked at again and again. */
export function isContinuous({ charge, runtime }: Condition): boolean {
  return charge !== undefined || runtime !== undefined
}

function ask(condition: Condition, { device, signals }: Watched): ConditionResult[] {
  const { ups } = device
  const asked: (ConditionResult | undefined)[] = [
    condition.state && said('output', condition.state, ups.power.data.state),
    condition.utility && said('utility', condition.utility, ups.power.inputOk ? 'good' : 'bad'),
    condition.lowBattery === undefined
      ? undefined
      : said('battery', low(condition.lowBattery), low(ups.status.lowBattery)),
    condition.firmware === undefined
      ? undefined
      : said(
          'firmware',
          isSameVersion(condition.firmware, ups.firmware.version) ? ups.firmware.version : condition.firmware,
          ups.firmware.version,
        ),
    condition.update && said('update', condition.update, ups.update.phase),
    between('charge', '%', condition.charge, ups.battery.charge),
    between('runtime', 's', condition.runtime, ups.measurements.runtime),
    ...entries(condition.outlets).map(([name, wanted]) =>
      said(name, wanted, groupOf(device, name).on ? 'on' : 'off'),
    ),
    ...entries(condition.pending).map(([name, wanted]) => pending(device, name, wanted)),
    ...entries(condition.alarms).map(([name, wanted]) => alarm(device, name, wanted)),
    ...entries(condition.hosts).map(([name, wanted]) => host(device, name, wanted)),
    ...entries(condition.verdicts).map(([name, wanted]) => verdict(device, name, wanted)),
    ...entries(condition.signalled).map(([port, wanted]) =>
      said(`${port} signalled`, wanted, signals.signalledText(port, wanted)),
    ),
  ]
  return asked.filter((each) => each !== undefined)
}

function said(what: string, wanted: string, is: string): ConditionResult {
  return { text: `${what} ${wanted}`, instead: wanted === is ? undefined : `${what} is ${is}` }
}

function between(
  what: string,
  unit: string,
  range: { below?: number | undefined; above?: number | undefined } | undefined,
  value: number,
): ConditionResult | undefined {
  if (!range) return undefined
  const { below = Number.POSITIVE_INFINITY, above = Number.NEGATIVE_INFINITY } = range
  const bounds = [
    range.above === undefined ? [] : [`above ${range.above}`],
    range.below === undefined ? [] : [`below ${range.below}`],
  ]
  const holds = value < below && value > above
  return {
    text: `${what} ${bounds.flat().join(' and ')} ${unit}`,
    instead: holds ? undefined : `${what} is ${Math.round(value * 10) / 10} ${unit}`,
  }
}

function pending(device: Device, name: GroupName, wanted: string): ConditionResult {
  const is = groupOf(device, name).pending(device.ups.power.inputOk)?.action ?? 'none'
  return said(`${name} pending`, wanted, is)
}

function alarm({ ups }: Device, name: Fault, wanted: boolean): ConditionResult {
  return said(`alarm ${name}`, raised(wanted), raised(ups.faults.has(name)))
}

/** A host by name; one that lives behind another device is none of this one's. */
function host(device: Device, name: string, wanted: string): ConditionResult | undefined {
  const found = device.hosts.find(name)
  return found && said(name, wanted, found.data.state)
}

function verdict(device: Device, name: string, wanted: string): ConditionResult | undefined {
  const found = device.hosts.find(name)
  if (!found) return undefined
  const is = found.data.verdict ?? 'none'
  // A host that nothing happened to came through as well as one can.
  return said(`verdict on ${name}`, wanted, is === 'none' && wanted === 'clean' ? 'clean' : is)
}

function groupOf({ id, ups }: Device, name: GroupName) {
  const group = ups.outlets.get(name)
  if (group) return group
  throw new ScenarioError(
    `${id}: ${ups.model.name} has no outlet group ${name}; it has ${ups.model.groups.join(', ')}`,
  )
}

function low(is: boolean): string {
  return is ? 'low' : 'not low'
}

function raised(is: boolean): string {
  return is ? 'raised' : 'clear'
}

/** The entries of an object whose names are known. */
function entries<K extends string, V>(values: { readonly [N in K]?: V | undefined } | undefined): [K, V][] {
  return Object.entries(values ?? {}).filter(([, value]) => value !== undefined) as [K, V][]
}
