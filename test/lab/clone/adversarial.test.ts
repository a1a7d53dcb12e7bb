/** Sources that are partial, of other makers, contradictory, hostile or spoilt: a clear error, or a low confidence. */
import { describe, expect, test } from 'vitest'
import { cloneFacts, cloneRegisters } from '../../../src/lab/clone/clone.ts'
import { factsOfHidDump, registersOfText } from '../../../src/lab/clone/from-dumps.ts'
import { decodedText, factsOfText } from '../../../src/lab/clone/from-text.ts'
import { mergeFacts } from '../../../src/lab/clone/merge.ts'
import { labSchema } from '../../../src/lab/lab-file/schema.ts'

const cloned = (text: string) => cloneFacts(factsOfText(text))
const REAL = 'device.model: Smart-UPS 1500\nups.firmware: UPS 09.3 / ID=18\ninput.voltage: 119.0\n'

describe('refused, with what is missing', () => {
  test.each([
    ['nothing at all', '', /no dump that can be cloned from/],
    [
      'a name that many units have',
      'device.model: Smart-UPS 1500\n',
      /missing: firmware line, firmware version.*--model SMT1500 or/,
    ],
    [
      'a line alone, which many sizes run',
      'ups.firmware: UPS 09.3 / ID=18\n',
      /missing: name, watts.*--model/,
    ],
    [
      'another maker',
      'device.mfr: CPS\ndevice.model: CP1500EPFCLCD\nups.load: 3\n',
      /is of CPS CP1500EPFCLCD, not of an APC Smart-UPS/,
    ],
    [
      'a sibling of another family',
      'device.mfr: American Power Conversion\ndevice.model: Back-UPS ES 700G\nups.firmware: 871.O2 .I\n',
      /is of a Back-UPS ES 700G/,
    ],
    [
      'a name and figures of different units',
      'device.model: Smart-UPS 9000\nups.power.nominal: 9000\nups.realpower.nominal: 8100\n',
      /missing: firmware line/,
    ],
    [
      'a line with a name and ratings of others',
      'device.model: Smart-UPS X 3000\nups.realpower.nominal: 77\nups.firmware: UPS 04.1 / ID=1015\n',
      /no model has .* together/,
    ],
  ])('%s', (_, text, message) => {
    expect(() => cloned(text)).toThrow(message)
  })
})

describe('taken with a low confidence', () => {
  test('a version and line that the catalogue does not have', () => {
    const { config, confidence, notes } = cloned(
      'device.model: Smart-UPS X 1500\nups.firmware: UPS 77.7 / ID=20\ninput.voltage: 120\n',
    )
    expect({ model: config.model, confidence }).toEqual({ model: 'SMX1500RM2U', confidence: 'low' })
    expect(notes.join('\n')).toMatch(/not what the catalogue says of the SMX1500RM2U: firmware version 77\.7/)
    expect(notes.join('\n')).toMatch(/has no UPS 77\.7 \/ ID=20 here/)
  })

  test('the form of the version outvotes a name, voltage and ratings that another unit shares', () => {
    const { config, confidence } = cloned(
      'device.model: Smart-UPS 1500\nups.firmware: 653.18.D\nups.realpower.nominal: 1000\nups.power.nominal: 1440\ninput.voltage: 119\n',
    )
    expect({ model: config.model, confidence }).toEqual({ model: 'SUA1500', confidence: 'low' })
  })
})

describe('hostile and spoilt text', () => {
  test('keys of prototypes mean nothing', () => {
    const { config, unexplained } = cloned(
      `${REAL}__proto__: polluted\nconstructor: x\nups.test.interval: __proto__\ninput.sensitivity: constructor\nbattery.alarm.threshold: toString\n`,
    )
    expect(config.settings).toBeUndefined()
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    expect(unexplained).toContain('__proto__ polluted')
  })

  test('values out of all bounds are left out by name, and the rest is a profile', () => {
    const { config, notes } = cloned(
      `${REAL}battery.charge: 1e999\nbattery.temperature: 5000\nups.load: -40\ninput.frequency: 9999\ndevice.serial: a b\tc${'x'.repeat(99)}\nups.mfr.date: 2020/99/99\nups.id: ${'n'.repeat(500)}\n`,
    )
    expect(() => labSchema.parse({ devices: { ups0: structuredClone(config) } })).not.toThrow()
    for (const name of ['battery.temperature', 'load', 'input.frequency', 'serial', 'name'])
      expect(notes.join('\n')).toContain(`left out: ${name}`)
    expect(config.manufactured).toBeUndefined()
  })

  test.each([
    ['UTF-16, as a Windows shell writes it', Buffer.from(`\ufeff${REAL}`, 'utf16le')],
    ['UTF-16 without a mark', Buffer.from(REAL, 'utf16le')],
    ['UTF-16 the other way', Buffer.from(`\ufeff${REAL}`, 'utf16le').swap16()],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${REAL}`, 'utf8')],
    ["Windows' line ends", Buffer.from(REAL.replaceAll('\n', '\r\n'))],
  ])('%s', (_, bytes) => {
    expect(cloned(decodedText(bytes)).config.model).toBe('SMT1500')
  })

  test('bytes that are no text', () => {
    const noise = Uint8Array.from({ length: 4096 }, (_, at) => (at * 7919) & 0xff)
    expect(() => cloned(decodedText(noise))).toThrow(/no dump/)
  })

  test('a megabyte of near misses is read in no time', () => {
    const began = performance.now()
    expect(() => cloned(`A${' \n'.repeat(500_000)}`)).toThrow(/no dump/)
    expect(() => cloned(`${'Path: UPS.'.repeat(100_000)}\n`)).toThrow(/no values|which model/)
    expect(performance.now() - began).toBeLessThan(5000)
  })
})

describe('several sources of one unit', () => {
  test('each brings what it has, and disagreement is said', () => {
    const usb = factsOfText(`driver.name: usbhid-ups\n${REAL}battery.charge.restart: 15\n`)
    const line = factsOfText(
      'MODEL    : Smart-UPS 1500\nHITRANS  : 131.0 Volts\nRETPCT   : 50.0 Percent\nITEMP    : 30.5 C\n',
    )
    const { facts, notes } = mergeFacts([usb, line])
    expect(cloneFacts(facts).config).toMatchObject({
      battery: { temperature: 30.5 },
      settings: { unit: { transferHigh: 131, returnCharge: 15 } },
    })
    expect(notes).toEqual(['the sources disagree: returnCharge 15 and 50; the first counts'])
  })

  test('of two units they are refused', () => {
    const [one, other] = ['AS1', 'AS2'].map((serial) => factsOfText(`${REAL}device.serial: ${serial}\n`))
    expect(() => mergeFacts([one!, other!])).toThrow(
      /not of one unit: serial AS1 in one source, AS2 in another/,
    )
  })
})

describe('listings', () => {
  const words = (text: string) =>
    text.match(/../g)!.map((pair) => (pair.charCodeAt(0) << 8) | pair.charCodeAt(1))
  const rows = [...words('UPS 09.3').map((word, at) => [516 + at, word]), [512, 18], [589, 1000], [151, 7616]]
  const named = [...words('Smart-UPS 1500'.padEnd(32)).map((word, at) => [532 + at, word])]
  test.each([
    ['decimal', 0, (address: number, word: number) => `${address}: ${word}`],
    ['as mbpoll counts and prints', 1, (address: number, word: number) => `[${address}]: \t${word}`],
    [
      'as manuals count, in hexadecimal',
      40_001,
      (address: number, word: number) => `${address} = 0x${word.toString(16)}`,
    ],
  ])('%s', (_, origin, row) => {
    const text = [...rows, ...named].map(([address = 0, word = 0]) => row(address + origin, word)).join('\n')
    const registers = registersOfText(text)
    expect(registers.get(512)).toBe(18)
    expect(cloneRegisters(registers).config).toMatchObject({
      model: 'SMT1500',
      firmware: { version: '09.3', id: 18 },
    })
  })

  test('no registers, no descriptor, and one that does not parse', () => {
    expect(() => registersOfText('hello')).toThrow(/no registers in it/)
    expect(() => factsOfHidDump('hello')).toThrow(/no report descriptor/)
    const spoilt =
      'Report Descriptor: (3 bytes) => 05 84 ff\nReport 0x0c: 0c 64\nProduct: Smart-UPS 1500 FW:UPS 09.3 / ID=18\n'
    expect(() => factsOfHidDump(spoilt)).toThrow(/Smart-UPS 1500|cannot be read/)
  })
})
