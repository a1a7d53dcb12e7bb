// Writes the table of SNMP objects as typed code, from the facts in data/network-management-card/objects.csv.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const SOURCE = new URL('../data/network-management-card/objects.csv', import.meta.url)
export const TARGET = fileURLToPath(new URL('../src/protocols/powernet/objects.ts', import.meta.url))

/** Which SNMP type stands for a syntax of the MIBs. */
const TYPES = {
  INTEGER: 'integer',
  Integer32: 'integer',
  NonNegativeInteger: 'integer',
  PositiveInteger: 'integer',
  TestAndIncr: 'integer',
  'OCTET STRING': 'text',
  DisplayString: 'text',
  SnmpAdminString: 'text',
  'OBJECT IDENTIFIER': 'oid',
  AutonomousType: 'oid',
  IpAddress: 'address',
  Counter32: 'counter',
  Gauge: 'gauge',
  Gauge32: 'gauge',
  Unsigned32: 'gauge',
  TimeTicks: 'ticks',
  TimeStamp: 'ticks',
  TimeInterval: 'ticks',
}

/** The code of the table. */
export function powernetObjects() {
  const lines = readFileSync(SOURCE, 'utf8').trim().split('\n').slice(1).map(fields)
  const rows = lines.map(([oid, name, syntax, access, values]) => {
    const type = TYPES[syntax]
    if (!type) throw new Error(`${name}: no SNMP type for syntax ${syntax}`)
    const allowed = [...(values ?? '').matchAll(/(-?\d+)=/g)].map(([, number]) => number)
    const choices = access === 'read-write' && allowed.length > 0 ? `, [${allowed.join(', ')}]` : ''
    return `  ${name}: ['${oid}', '${type}', '${access === 'read-write' ? 'rw' : 'r'}'${choices}],`
  })
  return [
    '// Made by scripts/write-powernet-objects.mjs from data/network-management-card/objects.csv: not written by hand.',
    '// biome-ignore-all format: one object a line',
    '/** SNMP types of objects. */',
    "export type ObjectType = 'integer' | 'text' | 'oid' | 'address' | 'counter' | 'gauge' | 'ticks'",
    '',
    '/** Every known object by name: OID without instance, type, access, and the values that can be written where they are few. */',
    'export const OBJECTS = {',
    ...rows,
    '} as const satisfies Readonly<',
    '  Record<string, readonly [oid: string, type: ObjectType, access: string, values?: readonly number[]]>',
    '>',
    '',
    'export type ObjectName = keyof typeof OBJECTS',
    '',
  ].join('\n')
}

/** @param {string} line */
function fields(line) {
  return [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, field]) =>
    (field ?? '').replace(/^"|"$/g, ''),
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(TARGET, powernetObjects())
