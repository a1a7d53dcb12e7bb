import type { DeviceState } from '../../../client/types.ts'
import { duration, percent, volts, watts, words } from '../../words/format.ts'
import { groupName, outputWords, pendingWords } from '../../words/names.ts'

/** A row of readings: its name, and what each unit has; undefined where a unit has no such thing. */
export interface FactRow {
  readonly name: string
  readonly values: readonly (string | undefined)[]
  readonly differs: boolean
}

/** What units have, beside each other. */
export function factRows(units: readonly DeviceState[]): FactRow[] {
  const all = units.map(factsOf)
  const names = [...new Set(all.flatMap((facts) => [...facts.keys()]))]
  return names.map((name) => {
    const values = all.map((facts) => facts.get(name))
    return { name, values, differs: new Set(values).size > 1 }
  })
}

function factsOf(unit: DeviceState): Map<string, string> {
  const { input, output, battery, outletGroups, hosts, alarms, smartslot1 } = unit
  return new Map([
    ['State', `${outputWords(unit)[0]}, ${words(output.cause)}`],
    ['Input', volts(input.voltage)],
    ['Output', volts(output.voltage)],
    ['Load', `${watts(output.watts)}, ${percent(output.load)}`],
    ['Battery', percent(battery.charge)],
    ['Runtime', output.state === 'off' ? 'output off' : duration(battery.runtime)],
    ...outletGroups.map(({ name, output: on, pending }): [string, string] => [
      groupName(name),
      pending ? `${on}, ${pendingWords(pending, on)} ${pending.seconds ?? ''}` : on,
    ]),
    // Hosts of several units are called otherwise: they are compared in their order.
    ...hosts.map(({ state, verdict }, index): [string, string] => [
      `Host ${index + 1}`,
      verdict ? `${words(state)}, ${words(verdict)}` : words(state),
    ]),
    ['Card', smartslot1 ? smartslot1.card : 'none'],
    ['Alarms', alarms.map(words).join(', ') || 'none'],
  ])
}
