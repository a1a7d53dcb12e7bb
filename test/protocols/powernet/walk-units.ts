/** The units that the recordings were taken of, as lab files: what a recording tells of its unit is set, nothing else. */

const serial = 'AS0000000001'
const online = { fitted: true }

/** The unit behind each recording. */
export const WALK_UNITS = {
  'smt1500i-ap9631-7.1.2': {
    model: 'SMT1500I',
    input: { voltage: 247.6, frequency: 50 },
    battery: { temperature: 30 },
    load: { MOG: 169, SOG0: 0 },
    settings: {
      unit: { batteryInstalledOn: days('2023-11-11') },
      groups: { MOG: { shedTime: 32_767 }, SOG0: { shedTime: 32_767 } },
    },
    smartslot1: {
      card: 'AP9631',
      firmware: '7.1.2',
      name: 'name',
      sensors: [
        { port: 1, temperature: 30 },
        { port: 2, temperature: 21 },
      ],
    },
  },
  'smx750-ap9631-7.0.8': {
    model: 'SMX750',
    serial,
    firmware: { version: '09.8', id: 20 },
    input: { voltage: 119.1, frequency: 60 },
    battery: { temperature: 23.4 },
    load: { MOG: 0, SOG0: 0 },
    smartslot1: { card: 'AP9631', firmware: '7.0.8', ...named(), sensors: [{ port: 1, temperature: 20 }] },
  },
  'smtl1000-ap9641-2.3.1.1': {
    model: 'SMTL1000RM2UC',
    serial,
    firmware: { version: '16.0', id: 1047 },
    input: { voltage: 118, frequency: 60 },
    battery: { temperature: 28 },
    load: { MOG: 302 },
    smartslot1: {
      card: 'AP9641',
      firmware: '2.3.1.1',
      ...named(),
      sensors: [
        { port: 1, temperature: 27, humidity: 32 },
        { port: 2, temperature: 28 },
      ],
    },
  },
  'smx750i-ap9631-6.7.2': {
    model: 'SMX750I',
    serial,
    firmware: { version: '09.9', id: 20 },
    input: { voltage: 246, frequency: 49.9 },
    battery: { temperature: 20.9, packs: 3 },
    load: { MOG: 333, SOG0: 0 },
    history: { transfers: 1, lastTransfer: 'automatic-test' },
    settings: { unit: { batteryInstalledOn: days('2022-03-05') } },
    smartslot1: { card: 'AP9631', firmware: '6.7.2', ...named(), sensors: [{ port: 1, temperature: 25 }] },
  },
  'smx750i-ap9631-6.6.4': {
    model: 'SMX750I',
    serial,
    firmware: { version: '09.9', id: 20 },
    input: { voltage: 232, frequency: 50 },
    battery: { temperature: 31 },
    load: { MOG: 121, SOG0: 0 },
    smartslot1: { card: 'AP9631', firmware: '6.6.4', ...named() },
  },
  'sua1500rmi2u-ap9619-3.7.3': {
    model: 'SUA1500RMI2U',
    serial,
    firmware: { version: '3', id: 617 },
    input: { voltage: 239, frequency: 50 },
    battery: { temperature: 26.1 },
    load: { MOG: 165 },
    smartslot1: {
      card: 'AP9619',
      firmware: '3.7.3',
      defects: { 'card-name-in-model': true },
      ...named(),
    },
  },
  'sua750i-ap9619-3.7.3': {
    model: 'SUA750I',
    serial,
    firmware: { version: '12', id: 651 },
    input: { voltage: 243.3, frequency: 50 },
    battery: { temperature: 36.9 },
    load: { MOG: 100 },
    smartslot1: { card: 'AP9619', firmware: '3.7.3', ...named() },
  },
  'surt3000xl-ap9619-3.9.4': {
    model: 'SURT3000XLI',
    serial,
    input: { voltage: 223, frequency: 50 },
    battery: { temperature: 21, packs: 3 },
    load: { MOG: 300 },
    history: { transfers: 1, lastTransfer: 'automatic-test' },
    smartslot1: { card: 'AP9619', firmware: '3.9.4', ...named() },
  },
  'sua5000rmi5u-ap9630-5.1.7-rfc1628': {
    model: 'SUA5000RMI5U',
    serial,
    firmware: { version: '19', id: 657 },
    input: { voltage: 221, frequency: 50 },
    battery: { temperature: 19 },
    load: { MOG: 880 },
    smartslot1: { card: 'AP9630', firmware: '5.1.7', contact: 'contact', location: 'location' },
  },
  'su1400i-ap9606-powernet': {
    model: 'SU1400I',
    serial: 'QS0000000001',
    manufactured: '1999-11-11',
    firmware: { version: '11', id: 70 },
    input: { voltage: 231, frequency: 50 },
    battery: { temperature: 39 },
    load: { MOG: 200 },
    history: { transfers: 1, lastTransfer: 'automatic-test' },
    settings: { unit: { transferLow: 196, batteryInstalledOn: days('1999-11-11') } },
    smartslot1: { card: 'AP9617', firmware: '3.5.5' },
  },
  'srt3000rmxla-ap9641-1.3.3.1-printed': {
    model: 'SRT3000RMXLA',
    serial,
    manufactured: '2021-07-18',
    firmware: { version: '08.2', id: 1025 },
    input: { voltage: 122, frequency: 60 },
    battery: { temperature: 28 },
    load: { SOG0: 294, SOG1: 0 },
    history: { transfers: 1, lastTransfer: 'automatic-test' },
    settings: { unit: { name: 'UPS_IDEN' } },
    smartslot1: {
      card: 'AP9641',
      firmware: '1.3.3.1',
      contact: 'contact',
      location: 'location',
      sensors: [{ port: 1, temperature: 29 }],
    },
  },
  'srt3000xla-ap9630-6.7.2-printed': {
    model: 'SRT3000XLA',
    serial,
    manufactured: '2018-09-29',
    firmware: { version: '06.0', id: 1010 },
    input: { voltage: 117, frequency: 59 },
    load: { SOG0: 733, SOG1: 0 },
    settings: { unit: { name: 'UPS_IDEN' } },
    smartslot1: { card: 'AP9630', firmware: '6.7.2', contact: 'contact', location: 'location' },
  },
} as const

function named() {
  return { name: 'name', contact: 'contact', location: 'location', ...online }
}

/** Days since 2000-01-01. */
function days(date: string): number {
  return Math.round((Date.parse(date) - Date.UTC(2000, 0, 1)) / 86_400_000)
}
