import type { Item } from '../../../emulators/usb-hid-emulator-lite/src/hid/items.ts'
import * as hid from '../../../emulators/usb-hid-emulator-lite/src/hid/items.ts'
import { STRING_INDEX } from './reports-5g.ts'

const POWER_DEVICE = 0x84
const BATTERY_SYSTEM = 0x85
const APC = 0xff86
const SECONDS = 0x1001
const VOLTS = 0xf0d121

const { constant, variable, noPreferred, volatile } = hid.FLAG
const FIXED = constant | variable | noPreferred
const MEASURED = FIXED | volatile
const SETTING = variable | noPreferred
const MOVING = SETTING | volatile
const PADDING = constant

/** A feature field of the usage. */
const feature = (usage: number, flags: number): Item[] => [hid.usage(usage), hid.feature(flags)]
/** The same field as input and feature. */
const both = (usage: number, inputFlags: number, featureFlags: number): Item[] => [
  hid.usage(usage),
  hid.input(inputFlags),
  ...feature(usage, featureFlags),
]
const text = (id: number, usage: number, index: number): Item[] => [
  hid.reportId(id),
  hid.usage(usage),
  hid.stringIndex(index),
  hid.feature(FIXED),
]

/** PowerSummary strings and capacities, up to the manufacture date. */
const identity: Item[] = [
  hid.reportSize(8),
  hid.reportCount(1),
  hid.logicalMinimum(0),
  hid.logicalMaximum(255),
  ...text(0x01, 0xfe, STRING_INDEX.product),
  ...text(0x02, 0xff, STRING_INDEX.serial),
  ...text(0x03, 0xfd, STRING_INDEX.manufacturer),
  hid.usagePage(BATTERY_SYSTEM),
  ...text(0x04, 0x8f, STRING_INDEX.manufacturer),
  ...text(0x05, 0x89, STRING_INDEX.chemistry),
  hid.reportId(0x06),
  ...feature(0x8b, FIXED),
  ...feature(0x2c, FIXED),
  hid.reportId(0x0e),
  hid.usage(0x83),
  hid.logicalMaximum(100),
  hid.feature(FIXED),
  ...feature(0x67, FIXED),
  hid.reportId(0x0c),
  ...both(0x66, FIXED, MEASURED),
  hid.reportId(0x10),
  ...feature(0x8d, SETTING),
  ...feature(0x8e, FIXED),
  hid.reportId(0x0f),
  ...feature(0x8c, MOVING),
  hid.reportId(0x11),
  ...feature(0x29, MOVING),
  hid.reportId(0x09),
  hid.usage(0x85),
  hid.reportSize(16),
  hid.logicalMaximum(0xffff),
  hid.feature(MEASURED),
]

/** Runtime and countdowns; `wrong` limits are those of C models before 04.1. */
function timers(limits: 'right' | 'wrong'): Item[] {
  const right = limits === 'right'
  return [
    hid.reportId(0x0d),
    hid.usage(0x68),
    // As 16 bits, 0xffff is -1: below its own minimum.
    ...(right ? [] : [hid.logicalMaximum(-1, 2)]),
    hid.unit(SECONDS),
    hid.input(MEASURED),
    ...feature(0x68, MEASURED),
    hid.usagePage(POWER_DEVICE),
    hid.reportId(0x12),
    hid.usage(0x57),
    ...(right
      ? [hid.logicalMinimum(-1, 2), hid.logicalMaximum(32_767)]
      : [hid.logicalMinimum(0), hid.logicalMaximum(0xffff)]),
    hid.feature(MOVING),
    hid.reportId(0x13),
    hid.usage(0x55),
    hid.reportSize(24),
    ...(right ? [] : [hid.logicalMinimum(-1, 2)]),
    hid.logicalMaximum(0x7fffff),
    hid.feature(MOVING),
    hid.usagePage(BATTERY_SYSTEM),
    hid.reportId(0x08),
    hid.usage(0x2a),
    hid.reportSize(16),
    hid.logicalMaximum(1380, 4),
    hid.logicalMinimum(120, 2),
    hid.input(SETTING),
    ...feature(0x2a, MOVING),
  ]
}

const voltagesAndAlarm: Item[] = [
  hid.usagePage(POWER_DEVICE),
  hid.reportId(0x0a),
  hid.usage(0x40),
  hid.logicalMinimum(0),
  hid.logicalMaximum(0xffff),
  hid.unit(VOLTS, 4),
  hid.unitExponent(5),
  hid.feature(FIXED),
  hid.reportId(0x0b),
  ...feature(0x30, MEASURED),
  hid.reportId(0x14),
  hid.usage(0x5a),
  hid.reportSize(8),
  hid.logicalMinimum(1),
  hid.logicalMaximum(3),
  hid.unit(0),
  hid.unitExponent(0),
  hid.input(SETTING),
  ...feature(0x5a, MOVING),
]

/** PresentStatus: thirteen bits and padding. Page changes stand where real units have them. */
const presentStatus: Item[] = [
  hid.usage(0x02),
  ...hid.collection(
    'logical',
    hid.reportId(0x07),
    hid.usagePage(BATTERY_SYSTEM),
    hid.usage(0x44),
    hid.reportSize(1),
    hid.logicalMinimum(0),
    hid.logicalMaximum(1),
    hid.input(MEASURED),
    feature(0x44, MEASURED),
    ...[0x45, 0xd0, 0xd1, 0x42].map((usage) => both(usage, MOVING, MOVING)),
    hid.usagePage(POWER_DEVICE),
    ...[0x68, 0x69].map((usage) => both(usage, MOVING, MOVING)),
    hid.usagePage(BATTERY_SYSTEM),
    both(0x43, MOVING, MOVING),
    hid.usagePage(POWER_DEVICE),
    both(0x73, MOVING, MOVING),
    hid.usagePage(BATTERY_SYSTEM),
    both(0x4b, MOVING, MOVING),
    hid.usagePage(POWER_DEVICE),
    both(0x65, MOVING, MOVING),
    hid.usagePage(BATTERY_SYSTEM),
    both(0xdb, MOVING, MOVING),
    hid.usagePage(APC),
    both(0x80, MOVING, MOVING),
    hid.reportCount(3),
    hid.input(PADDING),
    hid.feature(PADDING),
  ),
]

/** A vendor report of so many bytes. */
function vendor(id: number, usage: number, count: number, main: Item): Item[] {
  return [
    hid.reportId(id),
    hid.usage(usage),
    hid.logicalMinimum(0),
    hid.logicalMaximum(255),
    hid.reportSize(8),
    hid.reportCount(count),
    main,
  ]
}

/**
 * The report descriptor of SMT, SMX, SMC and SRT units, 503 bytes: functional, not byte-exact. Its first 126 bytes
 * are a real unit's (Smart-UPS 750, UPS 09.3); the fields, their order, sizes and flags come from public dumps. Real
 * descriptors are 12 bytes longer where no dump shows how.
 */
export function reportDescriptor5g(limits: 'right' | 'wrong' = 'right'): Uint8Array {
  return hid.compile(
    hid.usagePage(POWER_DEVICE),
    hid.usage(0x04),
    hid.collection(
      'application',
      hid.usage(0x24),
      hid.collection('logical', identity, timers(limits), voltagesAndAlarm, presentStatus),
      hid.usagePage(APC),
      vendor(0x89, 0xfd, 63, hid.input(variable)),
      vendor(0x90, 0xfc, 63, hid.output(variable)),
      vendor(0x96, 0xf1, 63, hid.feature(variable)),
      vendor(0x8d, 0xf7, 2, hid.feature(FIXED)),
      vendor(0x8e, 0xf6, 2, hid.feature(FIXED)),
      vendor(0x93, 0xf3, 2, hid.feature(FIXED)),
      vendor(0x94, 0xf2, 2, hid.feature(FIXED)),
      vendor(0x92, 0xf4, 2, hid.feature(FIXED)),
    ),
  )
}
