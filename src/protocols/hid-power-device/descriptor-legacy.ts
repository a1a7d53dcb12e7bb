import type { Item } from '../../../emulators/usb-hid-emulator-lite/src/hid/items.ts'
import * as hid from '../../../emulators/usb-hid-emulator-lite/src/hid/items.ts'

const POWER_DEVICE = 0x84
const BATTERY_SYSTEM = 0x85
const APC = 0xff86
const SECONDS = 0x1001
const VOLTS = 0xf0d121
const HERTZ = 0xf001
const AMPERES = 0x100001
const KELVIN = 0x10001

const { constant, variable, noPreferred, volatile } = hid.FLAG
const FIXED = variable | noPreferred
const MOVING = FIXED | volatile

/** A feature field of the usage. */
const feature = (usage: number, flags = MOVING): Item[] => [hid.usage(usage), hid.feature(flags)]
/** The same field as input and feature. */
const both = (usage: number): Item[] => [hid.usage(usage), hid.input(MOVING), ...feature(usage)]
/** A report of one fixed byte. */
const fixed = (id: number, usage: number): Item[] => [hid.reportId(id), ...feature(usage, FIXED)]
const word = hid.logicalMaximum(0xffff)
const volts = (exponent: number): Item[] => [hid.unit(VOLTS, 4), hid.unitExponent(exponent)]
const seconds = (): Item[] => [hid.unit(SECONDS), hid.unitExponent(0)]

/** PresentStatus: thirteen bits and padding, as it stands at the end of a real unit's descriptor. */
const presentStatus = (id: number): Item[] => [
  hid.usage(0x02),
  ...hid.collection(
    'logical',
    hid.usagePage(BATTERY_SYSTEM),
    hid.reportId(id),
    hid.reportSize(1),
    hid.logicalMinimum(0),
    hid.logicalMaximum(1),
    ...[0x44, 0x45, 0xd0, 0xd1, 0x42].map(both),
    hid.usagePage(POWER_DEVICE),
    ...[0x68, 0x69].map(both),
    hid.usagePage(BATTERY_SYSTEM),
    both(0x43),
    hid.usagePage(POWER_DEVICE),
    both(0x73),
    hid.usagePage(BATTERY_SYSTEM),
    both(0x4b),
    hid.usagePage(POWER_DEVICE),
    both(0x65),
    hid.usagePage(BATTERY_SYSTEM),
    both(0xdb),
    hid.usagePage(APC),
    both(0x80),
    hid.reportCount(3),
    hid.input(constant),
    hid.feature(constant),
  ),
]

const alarm = (id: number): Item[] => [
  hid.reportId(id),
  hid.reportSize(8),
  hid.logicalMinimum(1),
  hid.logicalMaximum(3),
]

const summary: Item[] = [
  hid.reportId(0x01),
  hid.reportSize(8),
  hid.reportCount(1),
  hid.logicalMinimum(0),
  hid.logicalMaximum(255),
  hid.unit(0),
  hid.unitExponent(0),
  ...feature(0xfe, FIXED),
  ...fixed(0x02, 0xff),
  ...fixed(0x03, 0xfd),
  hid.usagePage(BATTERY_SYSTEM),
  ...fixed(0x04, 0x8f),
  ...fixed(0x05, 0x89),
  ...fixed(0x06, 0x8b),
  ...feature(0x2c, FIXED),
  hid.reportId(0x0e),
  hid.logicalMaximum(100),
  ...feature(0x83, FIXED),
  ...feature(0x67, FIXED),
  hid.reportId(0x0c),
  ...both(0x66),
  ...fixed(0x10, 0x8d),
  ...feature(0x8e, FIXED),
  ...fixed(0x0f, 0x8c),
  hid.reportId(0x11),
  ...feature(0x29),
  hid.reportId(0x09),
  hid.reportSize(16),
  word,
  ...feature(0x85),
  hid.reportId(0x0d),
  hid.unit(SECONDS),
  ...feature(0x68),
  hid.usagePage(POWER_DEVICE),
  hid.reportId(0x12),
  hid.logicalMinimum(-1),
  hid.logicalMaximum(32_767),
  ...feature(0x57),
  hid.reportId(0x13),
  ...feature(0x55),
  hid.usagePage(BATTERY_SYSTEM),
  hid.reportId(0x08),
  hid.logicalMinimum(0),
  word,
  ...both(0x2a),
  hid.usagePage(POWER_DEVICE),
  hid.reportId(0x0a),
  ...volts(5),
  ...feature(0x40, FIXED),
  hid.reportId(0x0b),
  ...feature(0x30),
  ...alarm(0x14),
  hid.unit(0),
  hid.unitExponent(0),
  ...both(0x5a),
  ...presentStatus(0x07),
]

const battery: Item[] = [
  hid.reportId(0x16),
  hid.reportSize(8),
  hid.reportCount(1),
  hid.logicalMaximum(6),
  ...both(0x58),
  hid.usagePage(APC),
  hid.reportId(0x17),
  hid.logicalMaximum(100),
  ...both(0x19),
  hid.reportId(0x1b),
  hid.logicalMaximum(255),
  ...both(0x1a),
  hid.reportId(0x1c),
  ...both(0x1b),
  hid.usagePage(BATTERY_SYSTEM),
  hid.reportId(0x15),
  hid.reportSize(16),
  word,
  ...both(0x85),
  hid.reportId(0x18),
  hid.logicalMaximum(1000),
  hid.unitExponent(0x0f),
  ...feature(0x66),
  hid.reportId(0x1a),
  word,
  ...seconds(),
  ...both(0x2a),
  hid.reportId(0x19),
  ...feature(0x68),
  hid.usagePage(POWER_DEVICE),
  hid.reportId(0x1e),
  hid.unit(KELVIN),
  hid.unitExponent(0x0f),
  ...feature(0x36),
  hid.reportId(0x1f),
  ...volts(5),
  ...feature(0x40, FIXED),
  hid.reportId(0x1d),
  ...feature(0x30),
]

const input: Item[] = [
  hid.reportId(0x20),
  hid.unitExponent(6),
  ...feature(0x30),
  hid.usagePage(APC),
  hid.reportId(0x21),
  hid.reportSize(8),
  hid.logicalMaximum(13),
  hid.unit(0),
  hid.unitExponent(0),
  ...both(0x52),
  hid.reportId(0x22),
  hid.logicalMaximum(3),
  ...both(0x61),
]

/** Output.Current, where a unit has it: number, place and scale of the report are guessed. */
const outputCurrent: Item[] = [
  hid.reportId(0x38),
  hid.unit(AMPERES),
  hid.unitExponent(0x0e),
  ...feature(0x31),
  ...volts(6),
]

const output = (current: boolean): Item[] => [
  hid.reportId(0x2c),
  hid.reportSize(16),
  hid.logicalMaximum(2000),
  hid.unitExponent(0x0f),
  ...feature(0x35),
  hid.reportId(0x2a),
  word,
  hid.unit(HERTZ),
  hid.unitExponent(0x0e),
  ...feature(0x32),
  hid.reportId(0x2b),
  ...volts(6),
  ...feature(0x30),
  ...(current ? outputCurrent : []),
  hid.reportId(0x2d),
  hid.logicalMaximum(500),
  hid.unitExponent(7),
  ...both(0x40),
  hid.reportId(0x23),
  ...both(0x54),
  hid.reportId(0x24),
  ...both(0x53),
  hid.usagePage(APC),
  hid.reportId(0x25),
  hid.logicalMaximum(32_767),
  ...seconds(),
  ...both(0x7e),
  hid.reportId(0x26),
  ...both(0x76),
  hid.usagePage(POWER_DEVICE),
  hid.reportId(0x27),
  hid.logicalMinimum(-1),
  ...feature(0x57),
  hid.reportId(0x28),
  ...feature(0x56),
  hid.reportId(0x29),
  ...feature(0x55),
]

/** What stands in the application collection itself: texts, dates, panel test, alarm and a second PresentStatus. */
const device: Item[] = [
  hid.reportId(0x2e),
  hid.reportSize(8),
  hid.logicalMinimum(0),
  hid.logicalMaximum(255),
  hid.unit(0),
  ...feature(0xfe, FIXED),
  ...fixed(0x2f, 0xff),
  ...fixed(0x30, 0xfd),
  ...fixed(0x31, 0x01),
  hid.usagePage(APC),
  ...fixed(0x34, 0x42),
  ...fixed(0x37, 0x79),
  hid.reportId(0x32),
  hid.logicalMaximum(2),
  ...feature(0x72),
  hid.usagePage(BATTERY_SYSTEM),
  hid.reportId(0x35),
  hid.reportSize(16),
  word,
  ...feature(0x85),
  hid.usagePage(APC),
  hid.reportId(0x3e),
  hid.reportSize(32),
  hid.logicalMaximum(0x7fffffff),
  ...feature(0x27),
  hid.reportId(0x3f),
  ...feature(0x28),
  hid.usagePage(POWER_DEVICE),
  ...alarm(0x36),
  ...both(0x5a),
  ...presentStatus(0x33),
]

/**
 * The report descriptor of SU and SUA units and of a card with their USB port, 937 bytes: functional, not byte-exact. Fields,
 * order, report ids and kinds are a Smart-UPS 1000's at 600.1.I (apcupsd's report of it), the end is a real SUA1000's;
 * widths, limits and how items are written are guessed. A real SUA1000 has 1040 bytes, and no dump shows the others.
 *
 * @param current the unit tells its output current as well
 */
export function reportDescriptorLegacy({ current = false } = {}): Uint8Array {
  return hid.compile(
    hid.usagePage(POWER_DEVICE),
    hid.usage(0x04),
    hid.collection(
      'application',
      hid.usage(0x24),
      hid.collection('logical', summary),
      hid.usagePage(POWER_DEVICE),
      hid.usage(0x12),
      hid.collection('physical', battery),
      hid.usage(0x1a),
      hid.collection('physical', input),
      hid.usagePage(POWER_DEVICE),
      hid.usage(0x1c),
      hid.collection('physical', output(current)),
      device,
    ),
  )
}
