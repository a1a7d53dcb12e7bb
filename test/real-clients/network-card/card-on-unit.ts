/** A unit with a Network Management Card, in real time, and its SNMP port. */
import type { NetworkManagementCard } from '../../../emulators/network-management-card/network-management-card.ts'
import type { NetworkCardConfig } from '../../../src/lab/cards/network-management-card/schema.ts'
import type { DeviceConfig } from '../../../src/lab/lab-file/schema.ts'
import { netSnmp } from '../setup/net-snmp.ts'
import { type LiveUnit, liveUnit, SHORT } from '../support/live-unit.ts'
import type { AtEnd } from '../support/scope.ts'

/** Objects of the PowerNet MIB for a Smart-UPS. */
export const E = '.1.3.6.1.4.1.318.1.1.1'

export interface LiveCard extends LiveUnit {
  readonly card: NetworkManagementCard
  /** Address of its SNMP port: `127.0.0.1:41234`. */
  readonly snmp: string
  /** What snmpget prints of a value below E, such as `Gauge32: 100`. */
  get(object: string, version?: readonly string[]): Promise<string>
  /** Sets a value below E with the community of writers; what snmpset prints, errors too. */
  set(object: string, type: string, value: string | number): Promise<string>
}

/** An SMT1500RM2U at 09.3 with an AP9631 at 6.6.4 and short delays, unless something else is given. */
export async function liveCard(
  options: {
    readonly card?: Partial<NetworkCardConfig>
    readonly unit?: Partial<DeviceConfig>
    readonly speed?: number
    readonly atEnd?: AtEnd
  } = {},
): Promise<LiveCard> {
  const smartslot1 = { card: 'AP9631', firmware: '6.6.4', snmp: '127.0.0.1:0', ...options.card } as const
  const config = {
    model: 'SMT1500RM2U',
    firmware: '09.3',
    settings: { groups: { MOG: SHORT, SOG0: SHORT } },
    ...options.unit,
    smartslot1,
  } as Partial<DeviceConfig>
  const { speed, atEnd } = options
  const unit = await liveUnit({
    config,
    ...(speed === undefined ? {} : { speed }),
    ...(atEnd === undefined ? {} : { atEnd }),
  })
  const device = unit.bench.devices[0]!
  const endpoint = device.endpoints.find(({ port }) => port === 'smartslot1.snmp')!
  const snmp = 'address' in endpoint ? endpoint.address : ''
  return Object.assign(unit, {
    card: device.slots.in('smartslot1')!.card as NetworkManagementCard,
    snmp,
    async get(object: string, version: readonly string[] = ['-v1', '-c', 'public']) {
      const { stdout, stderr } = await netSnmp('snmpget', [...version, snmp, `${E}.${object}`])
      return stdout.replace(/^\S+ = /, '').trim() || stderr.trim()
    },
    async set(object: string, type: string, value: string | number) {
      const { stdout, stderr } = await netSnmp('snmpset', [
        '-v2c',
        '-c',
        'private',
        snmp,
        `${E}.${object}`,
        type,
        String(value),
      ])
      return stdout.replace(/^\S+ = /, '').trim() || stderr.trim()
    },
  })
}
