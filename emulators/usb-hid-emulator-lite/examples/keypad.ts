/** A number pad that a BIOS understands: a boot keyboard without report ids, with the Num Lock light. */
import { HidDevice, hid, type UsbClock } from '../src/index.ts'

const DESKTOP_PAGE = 0x01
const KEYPAD = 0x07
const KEY_PAGE = 0x07
const LED_PAGE = 0x08
const NUM_LOCK = 0x01
const MODIFIERS = { first: 0xe0, last: 0xe7 } as const
const KEYS_AT_ONCE = 6
/** Usages of the keys, from the keyboard page of the HID usage tables. */
const KEYS: Readonly<Record<string, number>> = {
  ...{ '/': 0x54, '*': 0x55, '-': 0x56, '+': 0x57, Enter: 0x58, '1': 0x59, '2': 0x5a, '3': 0x5b },
  ...{ '4': 0x5c, '5': 0x5d, '6': 0x5e, '7': 0x5f, '8': 0x60, '9': 0x61, '0': 0x62, '.': 0x63 },
}

const { constant, variable } = hid.FLAG

export const keypadDescriptor = hid.compile(
  hid.usagePage(DESKTOP_PAGE),
  hid.usage(KEYPAD),
  hid.collection(
    'application',
    hid.usagePage(KEY_PAGE),
    hid.usageMinimum(MODIFIERS.first),
    hid.usageMaximum(MODIFIERS.last),
    hid.logicalMinimum(0),
    hid.logicalMaximum(1),
    hid.reportSize(1),
    hid.reportCount(8),
    hid.input(variable),
    hid.reportSize(8),
    hid.reportCount(1),
    hid.input(constant),
    hid.usagePage(LED_PAGE),
    hid.usage(NUM_LOCK),
    hid.reportSize(1),
    hid.output(variable),
    hid.reportSize(7),
    hid.output(constant),
    hid.usagePage(KEY_PAGE),
    hid.usageMinimum(0),
    hid.usageMaximum(0x65),
    hid.logicalMaximum(0x65),
    hid.reportSize(8),
    hid.reportCount(KEYS_AT_ONCE),
    hid.input(0),
  ),
)

export class Keypad {
  readonly usb: HidDevice
  isNumLockLit = false
  readonly #down = new Set<number>()

  /** @param clock repeats the report where the host asks for it, as keyboards do */
  constructor(clock?: UsbClock) {
    this.usb = new HidDevice({
      vendorId: 0x1209,
      productId: 0x0002,
      deviceVersion: 0x0100,
      speed: 'low',
      product: 'Keypad',
      boot: 'keyboard',
      selfPowered: false,
      maxPower: 100,
      remoteWakeup: true,
      reportDescriptor: keypadDescriptor,
      ...(clock && { clock }),
      hasOutEndpoint: false,
      output: ([lights = 0]) => {
        this.isNumLockLit = (lights & 1) === 1
      },
    })
  }

  press(key: string): void {
    this.#down.add(usageOfKey(key))
    this.usb.wakeHost()
    this.#report()
  }

  release(key: string): void {
    this.#down.delete(usageOfKey(key))
    this.#report()
  }

  #report(): void {
    const report = new Uint8Array(2 + KEYS_AT_ONCE)
    report.set([...this.#down].slice(0, KEYS_AT_ONCE), 2)
    this.usb.sendInput(report)
  }
}

function usageOfKey(key: string): number {
  const usage = KEYS[key]
  if (usage === undefined) throw new RangeError(`no key '${key}'; there are ${Object.keys(KEYS).join(' ')}`)
  return usage
}
