import type { HidBus } from '../../testing/hid-bus.ts'
import type { TestUnit } from '../../testing/test-unit.ts'
import { registersOf } from './registers.ts'

/** What clients see of a unit: JSON of each value, by the expression that a test reads it with, best first. */
export type Sights = ReadonlyMap<string, string>

/** Feature reports of a unit's own USB port: what NUT and apcupsd read. */
const REPORTS = [0x07, 0x08, 0x0b, 0x0c, 0x0d, 0x12, 0x13, 0x14]
/** How a test reads what has happened. */
export const EVENTS = 'unit.events.map(({ type }) => type)'
/** No part of a state that a client would take for the difference. */
const NOT_SHOWN: ReadonlySet<string> = new Set(['id', 'model', 'serial', 'firmware', 'endpoints', 'hosts'])

/** All that the kit for tests shows of a unit at a moment. */
export async function sightsOf(unit: TestUnit, hid: HidBus): Promise<Sights> {
  const { rows, lights, beeper } = unit.ups.panel.view()
  return new Map(
    Object.entries({
      ...ofState(unit),
      ...(await reports(hid)),
      ...registersOf(unit),
      'unit.ups.panel.view().rows': rows,
      'unit.ups.panel.view().lights': lights,
      'unit.ups.panel.view().beeper': beeper,
      [EVENTS]: unit.events.map(({ type }) => type),
    }).map(([expression, value]) => [expression, JSON.stringify(value)]),
  )
}

function ofState({ state }: TestUnit): Record<string, unknown> {
  const shown: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(state)) {
    if (NOT_SHOWN.has(name)) continue
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      shown[`unit.state.${name}`] = value
    else
      for (const [field, inner] of Object.entries(value))
        shown[`unit.state.${name}.${field}`] = inner as unknown
  }
  return shown
}

/** The same as the function `report` that a printed test has. */
async function reports(hid: HidBus): Promise<Record<string, string>> {
  const [first] = hid.devices()
  if (!first?.path) return {}
  const device = await hid.HIDAsync.open(first.path)
  const read: Record<string, string> = {}
  for (const id of REPORTS) {
    const name = `await report(0x${id.toString(16).padStart(2, '0')})`
    read[name] = await device.getFeatureReport(id, 64).then(
      (bytes) => Buffer.from(bytes).toString('hex'),
      () => 'refused',
    )
  }
  await device.close()
  return read
}
