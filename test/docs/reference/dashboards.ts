import type { NetworkManagementCard } from '../../../emulators/network-management-card/network-management-card.ts'
import { BenchCore } from '../../../src/lab/bench-core.ts'
import { OBJECTS } from '../../../src/protocols/powernet/objects.ts'
import { PowernetView } from '../../../src/protocols/powernet/view.ts'
import { code, table } from './table.ts'

/** Where an object below the MIB's Smart-UPS branch is: `.1.3.6.1.4.1.318.1.1.1`. */
const objects = (...names: readonly (keyof typeof OBJECTS)[]) =>
  names.map((name) => [name, OBJECTS[name][0]] as const)

/** What each tool asks of a Smart-UPS; an object by its name, a table or branch by its root. */
export const DASHBOARDS = {
  // templates/power/apc/apc_ups_smart_*_snmp of zabbix/zabbix, README at 0007823c (7.0): items, and item prototypes.
  Zabbix: [
    ...objects('upsBasicIdentModel', 'upsAdvIdentSerialNumber', 'upsBasicBatteryStatus'),
    ...objects(
      'upsHighPrecBatteryCapacity',
      'upsAdvBatteryRunTimeRemaining',
      'upsHighPrecBatteryActualVoltage',
    ),
    ...objects(
      'upsBasicBatteryLastReplaceDate',
      'upsAdvBatteryReplaceIndicator',
      'upsAdvBatteryNumOfBattPacks',
    ),
    ...objects('upsHighPrecBatteryTemperature', 'upsHighPrecInputLineVoltage', 'upsHighPrecInputFrequency'),
    ...objects('upsAdvInputLineFailCause', 'upsHighPrecOutputVoltage', 'upsHighPrecOutputLoad'),
    ...objects('upsHighPrecOutputCurrent', 'upsBasicOutputStatus', 'sysUpTime', 'sysLocation', 'sysContact'),
    ...objects('sysObjectID', 'sysName', 'sysDescr', 'upsAdvBatteryNumOfBadBattPacks'),
    ['hrSystemUptime', '1.3.6.1.2.1.25.1.1'],
    ['upsPhaseInputTable', '1.3.6.1.4.1.318.1.1.1.9.2.3'],
    ['upsPhaseOutputTable', '1.3.6.1.4.1.318.1.1.1.9.3.3'],
    ['upsHighPrecBatteryPackTable', '1.3.6.1.4.1.318.1.1.1.2.3.10'],
    ['uioSensorStatusTable', '1.3.6.1.4.1.318.1.1.25.1.2'],
  ],
  // includes/definitions/discovery/apc.yaml of librenms/librenms at fd80a954, and its pollers (dossier, section 3).
  LibreNMS: [
    ...objects('upsBasicOutputStatus', 'upsAdvInputLineFailCause', 'upsAdvTestDiagnosticsResults'),
    ...objects(
      'upsAdvBatteryRunTimeRemaining',
      'upsAdvBatteryReplaceIndicator',
      'upsAdvBatteryNumOfBattPacks',
    ),
    ...objects('upsAdvBatteryNumOfBadBattPacks', 'upsAdvBatteryRecommendedReplaceDate'),
    ...objects('upsBasicBatteryLastReplaceDate', 'upsAdvOutputActivePower'),
    ['upsHighPrecBattery', '1.3.6.1.4.1.318.1.1.1.2.3'],
    ['upsHighPrecInput', '1.3.6.1.4.1.318.1.1.1.3.3'],
    ['upsHighPrecOutput', '1.3.6.1.4.1.318.1.1.1.4.3'],
    ['upsOutletGroupControlTable', '1.3.6.1.4.1.318.1.1.1.12.3.2'],
    ['uioSensorStatusTable', '1.3.6.1.4.1.318.1.1.25.1.2'],
    ['iemStatusProbesTable', '1.3.6.1.4.1.318.1.1.10.2.3.2'],
  ],
  // Module apcups of prometheus/snmp_exporter, generator/generator.yml at 005ee4ff; without its parts for PDUs.
  snmp_exporter: [
    ['upsBattery', '1.3.6.1.4.1.318.1.1.1.2'],
    ['upsInput', '1.3.6.1.4.1.318.1.1.1.3'],
    ['upsOutput', '1.3.6.1.4.1.318.1.1.1.4'],
    ['upsAdvTest', '1.3.6.1.4.1.318.1.1.1.7.2'],
    ['upsCommStatus', '1.3.6.1.4.1.318.1.1.1.8.1'],
    ['upsOutletGroups', '1.3.6.1.4.1.318.1.1.1.12'],
    ['iemStatusProbesTable', '1.3.6.1.4.1.318.1.1.10.2.3.2'],
  ],
} as const satisfies Readonly<Record<string, readonly (readonly [name: string, oid: string])[]>>

const SENSORS = [{ port: 1, temperature: 21 }]

/** Units of each generation, with a card of the time. */
export const UNITS = {
  'SMT1500RM2U, AP9631 6.6.4': {
    model: 'SMT1500RM2U',
    card: { card: 'AP9631', firmware: '6.6.4', sensors: SENSORS },
  },
  'SRT3000XLA, AP9641': { model: 'SRT3000XLA', card: { card: 'AP9641', sensors: SENSORS } },
  'SUA1500, AP9619': { model: 'SUA1500', card: { card: 'AP9619' } },
} as const

/** How many instances a card has at or below an OID. */
export function answered(view: PowernetView, oid: string): number {
  const root = oid.split('.').map(Number)
  const isBelow = (at: readonly number[]) => root.every((part, index) => at[index] === part)
  let count = 0
  for (let next = view.next(root); next && isBelow(next.oid); next = view.next(next.oid)) count++
  return count
}

export function viewOf(unit: keyof typeof UNITS): PowernetView {
  const { model, card } = UNITS[unit]
  const device = new BenchCore({ seed: 1 }).add('rack1', { model, smartslot1: card as never })
  return new PowernetView(device.slots.in('smartslot1')!.card as NetworkManagementCard)
}

/** What the tools ask, and how many values each unit has for it. */
export function dashboards(): string {
  const units = Object.keys(UNITS) as (keyof typeof UNITS)[]
  const views = units.map(viewOf)
  return Object.entries(DASHBOARDS)
    .map(([tool, items]) => {
      const rows = items.map(([name, oid]) => [
        name,
        code(`.${oid}`),
        ...views.map((view) => String(answered(view, oid) || 'no')),
      ])
      return `## ${tool}\n\n${table(['object', 'OID', ...units], rows)}`
    })
    .join('\n\n')
}
