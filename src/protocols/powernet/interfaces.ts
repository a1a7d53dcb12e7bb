import { LOOPBACK } from '../../../emulators/network-management-card/firmware/card-traits.ts'
import { type CardInUnit, constant, numbered, type ServedObjects, scalars, table } from './object.ts'
import { macBytes } from './system.ts'

/** Loopback and Ethernet, in that order. */
const interfaces = () => numbered(2)
const ethernet = (row: number) => row === 2

/** The MIB modules that the card names, with the OIDs of their identities. */
const MODULES = [
  ['1.3.6.1.6.3.1', 'The MIB Module from SNMPv2 entities'],
  ['1.3.6.1.6.3.10.3.1.1', 'SNMP Management Architecture MIB'],
  ['1.3.6.1.6.3.11.3.1.1', 'Message Processing and Dispatching MIB'],
  ['1.3.6.1.6.3.15.2.1.1', 'USM User MIB'],
  ['1.3.6.1.6.3.16.2.1.1', 'VACM MIB'],
] as const
const modules = () => numbered(MODULES.length)

const MEGABIT = 1_000_000

const ifType = { loopback: 24, ethernet: 6 } as const

/** Interfaces of the card, and the modules it names. */
export const INTERFACE_OBJECTS: ServedObjects = {
  ...scalars({ ifNumber: constant(2), sysORLastChange: constant(0) }),
  ...table(modules, {
    sysORID: (_at, row) => MODULES[row - 1]![0],
    sysORDescr: (_at, row) => MODULES[row - 1]![1],
    sysORUpTime: constant(0),
  }),
  ...table(interfaces, {
    ifIndex: (_at, row) => row,
    ifDescr: ({ traits }, row) => (ethernet(row) ? traits.interfaceName : LOOPBACK),
    ifType: (_at, row) => (ethernet(row) ? ifType.ethernet : ifType.loopback),
    ifMtu: constant(1500),
    ifSpeed: ({ traits }, row) => (ethernet(row) ? traits.interfaceSpeed : 0),
    ifPhysAddress: (at: CardInUnit, row) => (ethernet(row) ? macBytes(at) : ''),
    ifAdminStatus: constant(1),
    ifOperStatus: constant(1),
  }),
  // No recording has this table: it repeats what the first one says.
  ...table(interfaces, {
    ifName: ({ traits }, row) => (ethernet(row) ? traits.interfaceName : LOOPBACK),
    ifLinkUpDownTrapEnable: constant(2),
    ifHighSpeed: ({ traits }, row) => (ethernet(row) ? traits.interfaceSpeed / MEGABIT : 0),
    ifPromiscuousMode: constant(2),
    ifConnectorPresent: (_at, row) => (ethernet(row) ? 1 : 2),
    ifAlias: constant(''),
  }),
}
