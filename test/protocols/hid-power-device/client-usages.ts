/** Collections of the Power Device page. */
export const WITHIN = {
  summary: 0x24,
  battery: 0x12,
  input: 0x1a,
  output: 0x1c,
  status: 0x02,
  device: 0x04,
} as const

/** A usage that a client looks for, by page and number, and the collection it looks in. */
export type Sought = readonly [page: number, usage: number, within: keyof typeof WITHIN]

const PD = 0x84
const BS = 0x85
const APC = 0xff86

const TEXTS: Sought[] = [
  [PD, 0xfe, 'summary'],
  [PD, 0xff, 'summary'],
  [PD, 0xfd, 'summary'],
  [BS, 0x8f, 'summary'],
  [BS, 0x89, 'summary'],
]
const STATE: Sought[] = [
  ...[0x44, 0x45, 0xd0, 0xd1, 0x42, 0x43, 0x4b].map((usage): Sought => [BS, usage, 'status']),
  ...[0x69, 0x65].map((usage): Sought => [PD, usage, 'status']),
]
const CHARGE: Sought[] = [
  [BS, 0x66, 'summary'],
  [BS, 0x68, 'summary'],
]

/** What each client reads or writes of units of either generation. */
export const BOTH_GENERATIONS: Readonly<Record<string, readonly Sought[]>> = {
  'NUT usbhid-ups': [
    ...TEXTS,
    ...STATE,
    ...CHARGE,
    // Charge limits and their warnings, dates, delays, beeper, nominal and actual volts.
    ...[0x29, 0x8c, 0x2a, 0x85, 0x83, 0x67].map((usage): Sought => [BS, usage, 'summary']),
    ...[0x57, 0x55, 0x5a, 0x40, 0x30].map((usage): Sought => [PD, usage, 'summary']),
    [PD, 0x68, 'status'],
    [PD, 0x73, 'status'],
    [BS, 0xdb, 'status'],
    [APC, 0x80, 'status'],
  ],
  'apcupsd usb': [
    ...TEXTS,
    ...STATE,
    ...CHARGE,
    [BS, 0x29, 'summary'],
    [BS, 0x2a, 'summary'],
    [BS, 0x85, 'summary'],
    [PD, 0x57, 'summary'],
    [PD, 0x55, 'summary'],
    [PD, 0x5a, 'summary'],
    [PD, 0x30, 'summary'],
    [PD, 0x40, 'summary'],
  ],
  UPower: [
    ...TEXTS,
    ...CHARGE,
    [BS, 0x8b, 'summary'],
    [BS, 0x44, 'status'],
    [BS, 0x45, 'status'],
    [BS, 0xd1, 'status'],
  ],
  'the Windows battery driver': [
    ...TEXTS,
    ...CHARGE,
    ...[0x2c, 0x83, 0x67, 0x8b, 0x8d, 0x8e, 0x29, 0x8c].map((usage): Sought => [BS, usage, 'summary']),
    [PD, 0x30, 'summary'],
    [BS, 0x44, 'status'],
    [BS, 0x45, 'status'],
    [BS, 0xd0, 'status'],
  ],
}

/** What they know of the legacy generation besides. */
export const LEGACY_ONLY: Readonly<Record<string, readonly Sought[]>> = {
  'NUT usbhid-ups': [
    [PD, 0x58, 'battery'],
    ...[0x36, 0x30, 0x40].map((usage): Sought => [PD, usage, 'battery']),
    [APC, 0x19, 'battery'],
    [PD, 0x30, 'input'],
    [APC, 0x61, 'input'],
    ...[0x30, 0x40, 0x32, 0x35, 0x53, 0x54, 0x56, 0x57].map((usage): Sought => [PD, usage, 'output']),
    [APC, 0x7e, 'output'],
    [APC, 0x76, 'output'],
    [APC, 0x72, 'device'],
  ],
  'apcupsd usb': [
    ...[0x58, 0x36, 0x30].map((usage): Sought => [PD, usage, 'battery']),
    [BS, 0x85, 'battery'],
    [APC, 0x19, 'battery'],
    [APC, 0x1a, 'battery'],
    [PD, 0x30, 'input'],
    [APC, 0x52, 'input'],
    [APC, 0x61, 'input'],
    ...[0x30, 0x32, 0x35, 0x53, 0x54, 0x56].map((usage): Sought => [PD, usage, 'output']),
    [APC, 0x7e, 'output'],
    [APC, 0x76, 'output'],
    [APC, 0x42, 'device'],
    [APC, 0x79, 'device'],
    [PD, 0x01, 'device'],
  ],
}
