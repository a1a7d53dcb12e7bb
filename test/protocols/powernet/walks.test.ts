import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { NetworkManagementCard } from '../../../emulators/network-management-card/network-management-card.ts'
import { Bench } from '../../../src/lab/bench.ts'
import { deviceSchema } from '../../../src/lab/lab-file/schema.ts'
import {
  instanceAfter,
  instanceAt,
  inUnit,
  objectAt,
  readInstance,
} from '../../../src/protocols/powernet/card-objects.ts'
import type { Reading } from '../../../src/protocols/powernet/object.ts'
import { OBJECTS, type ObjectType } from '../../../src/protocols/powernet/objects.ts'
import { oidOf } from '../../../src/protocols/powernet/objects-of-card.ts'
import { DIFFERENCES, MEASURED } from './walk-differences.ts'
import { WALK_UNITS } from './walk-units.ts'

const FOLDER = new URL('./walks/', import.meta.url)

/** Types of snmprec files. */
const TYPES: Readonly<Record<string, ObjectType>> = {
  2: 'integer',
  4: 'text',
  '4x': 'text',
  6: 'oid',
  64: 'address',
  65: 'counter',
  66: 'gauge',
  67: 'ticks',
}

function linesOf(walk: string) {
  const text = readFileSync(new URL(`${walk}.snmprec`, FOLDER), 'utf8')
  return text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => /^([\d.]+)\|(\w+)\|(.*)$/.exec(line)!.slice(1) as [string, string, string])
}

/** The name of an object that the card does not serve. */
function nameOf(oid: string): string {
  const known = Object.entries(OBJECTS).find(([, [above]]) => oid.startsWith(`${above}.`))
  return known?.[0] ?? oid
}

/** Whether a name stands in a list, by itself or by its beginning: `iemConfigProbe*`. */
function matches(entry: string, name: string): boolean {
  return entry.endsWith('*') ? name.startsWith(entry.slice(0, -1)) : entry === name
}

/** What two cards never share: numbers of the card itself, and the rest of its MAC address. */
function comparable(name: string, value: string): string {
  if (name === 'sysDescr') return value.replace(/SN: \S+ MD:[\d/]+/, '')
  if (name === 'ifPhysAddress') return value.slice(0, 6)
  return value
}

function text(reading: Exclude<Reading, undefined>, type: string): string {
  if (reading instanceof Uint8Array) return Buffer.from(reading).toString('hex').toUpperCase()
  return type === '4x'
    ? Buffer.from(String(reading), 'latin1').toString('hex').toUpperCase()
    : String(reading)
}

/** Names of objects in which a card differs from a recording, with the first difference of each. */
function differences(walk: keyof typeof WALK_UNITS): Record<string, string> {
  const device = new Bench().add('unit', deviceSchema.parse(WALK_UNITS[walk]))
  const card = device.slots.in('smartslot1')!.card as NetworkManagementCard
  const at = inUnit(card)!
  const found: Record<string, string> = {}
  for (const [oid, code, value] of linesOf(walk)) {
    const object = objectAt(oidOf(oid))
    const name = object?.name ?? nameOf(oid)
    const instance = instanceAt(at, oidOf(oid))
    const reading = instance && readInstance(at, instance)
    const type = TYPES[code]
    if (reading === undefined) found[name] ??= `${oid} is absent, not ${value}`
    else if (object!.type !== type) found[name] ??= `${oid} is ${object!.type}, not ${type}`
    else if (!(name in MEASURED) && comparable(name, text(reading, code)) !== comparable(name, value))
      found[name] ??= `${oid} is ${JSON.stringify(text(reading, code))}, not ${JSON.stringify(value)}`
  }
  return found
}

test('every recording has its unit', () => {
  const walks = readdirSync(FOLDER).map((file) => file.replace('.snmprec', ''))
  expect(walks.sort()).toEqual(Object.keys(WALK_UNITS).sort())
  expect(walks).toHaveLength(12)
})

test.each(Object.keys(WALK_UNITS) as (keyof typeof WALK_UNITS)[])(
  '%s: the same objects, types and texts, but for what is listed with a reason',
  (walk) => {
    const found = differences(walk)
    const listed = DIFFERENCES[walk] ?? {}
    const unlisted = Object.entries(found).filter(
      ([name]) => !Object.keys(listed).some((entry) => matches(entry, name)),
    )
    const stale = Object.keys(listed).filter(
      (entry) => !Object.keys(found).some((name) => matches(entry, name)),
    )
    expect({ unlisted, stale }).toEqual({ unlisted: [], stale: [] })
  },
)

test('a walk by GETNEXT comes by every object that a GET finds, in order, and ends', () => {
  const device = new Bench().add('unit', deviceSchema.parse(WALK_UNITS['smt1500i-ap9631-7.1.2']))
  const at = inUnit(device.slots.in('smartslot1')!.card as NetworkManagementCard)!
  const walked: string[] = []
  for (let next = instanceAfter(at, [1]); next; next = instanceAfter(at, next.oid))
    walked.push(next.oid.join('.'))
  for (const [oid] of linesOf('smt1500i-ap9631-7.1.2')) expect(walked).toContain(oid)
  for (const oid of walked) expect(readInstance(at, instanceAt(at, oidOf(oid))!)).toBeDefined()
  expect(new Set(walked).size).toBe(walked.length)
  expect(walked.length).toBeGreaterThan(250)
})
