import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { LegacyCommunicationsCard } from '../../../emulators/legacy-communications-card/legacy-communications-card.ts'
import { restoreUnit, saveUnit } from '../../../emulators/smart-ups/snapshot.ts'
import { identityBehind } from '../../../src/protocols/hid-power-device/legacy-identity.ts'
import { legacyUsbDevice } from '../../../src/protocols/hid-power-device/legacy-usb-device.ts'
import { unitUsbDevice } from '../../../src/protocols/hid-power-device/usb-device.ts'
import { ManualLineClock } from '../../ports/manual-line-clock.ts'
import { unit } from '../../support/unit.ts'
import { UsbBench } from './usb-bench.ts'

/** A Smart-UPS 1000 for 230 V. */
function legacy() {
  const made = unit({ model: 'SUA1000I', version: '18.0' })
  const context = { sync: () => {}, line: new ManualLineClock(), randomByte: () => 0 }
  const usb = new UsbBench(unitUsbDevice(made.ups, context))
  return { ...made, usb }
}

const SAMPLES = new URL(
  '../../emulators/usb-hid-emulator-lite/hid/real/smart-ups-sua.samples.csv',
  import.meta.url,
)
/** What moves with the unit's battery, load and history, or which no two units share. */
const OF_ITS_OWN = new Map([
  [0x08, 'warning limit: the dump has none in PowerSummary'],
  [0x09, 'date'],
  [0x0b, 'battery volts'],
  [0x0d, 'runtime'],
  [0x15, 'date'],
  [0x16, 'no test yet'],
  [0x19, 'runtime'],
  [0x1d, 'battery volts'],
  [0x1e, 'temperature'],
  [0x20, 'line volts'],
  [0x21, 'no transfer yet'],
  [0x26, 'turn-off delay'],
  [0x2b, 'output volts'],
  [0x2c, 'load'],
  [0x35, 'date'],
])

test('reads as a real Smart-UPS 1000 read, but for what is every unit its own', () => {
  const { usb } = legacy()
  const rows = readFileSync(SAMPLES, 'utf8').trim().split('\n').slice(1)
  const reported = rows
    .map((row) => row.split(',') as [string, string])
    .filter(([id]) => !OF_ITS_OWN.has(Number(id)))
  expect(reported.length).toBe(42)
  expect(reported.map(([id]) => [id, usb.hex(Number(id))])).toEqual(reported)
})

test('device and configuration descriptors and strings are the old ones', () => {
  const { usb, ups } = legacy()
  expect(Buffer.from(usb.found.device).toString('hex')).toBe('12011001000000081d050200060003010201')
  // Its report descriptor of 937 bytes where the real one has 1040.
  expect(Buffer.from(usb.found.configuration).toString('hex')).toBe(
    '09022200010100e00109040000010300000009211001210122a9030705810308000a',
  )
  expect([usb.found.product, usb.found.serial, usb.host.getString(5)]).toEqual([
    'Smart-UPS 1000 FW:652.18.I USB FW:7.3',
    'AS1234567890',
    'Smart-UPS 1000',
  ])
  const card = new UsbBench(
    legacyUsbDevice(ups, {
      sync: () => {},
      source: 'smartslot1',
      identity: identityBehind(ups, new LegacyCommunicationsCard()),
    }),
  )
  expect(card.found.product).toBe('Legacy Communication Card FW:LCC 03.1 / ID=5004')
})

describe('the four kinds of shutdown', () => {
  test('DelayBeforeShutdown: off, and stays off (NUT load.off.delay)', () => {
    const { usb, pass, outlets } = legacy()
    usb.set('12 14 00')
    expect([usb.get(0x12), usb.get(0x27), usb.get(0x13), usb.get(0x28)]).toEqual([20, 20, -1, -1])
    pass(19)
    expect([usb.get(0x27), outlets()]).toEqual([1, 'MOG on'])
    pass(1)
    expect([usb.get(0x12), outlets()]).toEqual([-1, 'MOG off'])
    pass(10_000)
    expect(outlets()).toBe('MOG off')
  })

  test('DelayBeforeStartup, then DelayBeforeShutdown: both count from the second (NUT shutdown.return)', () => {
    const { usb, pass, outlets } = legacy()
    usb.set('28 1e 00')
    pass(100)
    expect([usb.get(0x28), usb.get(0x12)]).toEqual([30, -1])
    usb.set('12 14 00')
    expect([usb.get(0x28), usb.get(0x12)]).toEqual([30, 20])
    pass(20)
    expect([usb.get(0x28), outlets()]).toEqual([10, 'MOG off'])
    pass(10)
    expect([usb.get(0x28), outlets()]).toEqual([-1, 'MOG on'])
  })

  test('the same without mains waits for them, and then for APCDelayBeforeStartup (apcupsd --killpower)', () => {
    const { usb, ups, pass, outlets } = legacy()
    ups.setInput({ voltage: 0 })
    for (const bytes of ['17 00', '25 0a 00', '28 40 00', '12 3c 00']) usb.set(bytes)
    expect(usb.get(0x25)).toBe(60)
    pass(120)
    expect(outlets()).toBe('MOG off')
    ups.setInput({ voltage: 230 })
    pass(59)
    expect(outlets()).toBe('MOG off')
    pass(1)
    expect(outlets()).toBe('MOG on')
  })

  test('DelayBeforeReboot: short ones count ninety seconds, then back with the mains', () => {
    const { usb, ups, pass, outlets } = legacy()
    usb.set('13 0a 00')
    expect([usb.get(0x13), usb.get(0x29), usb.get(0x12)]).toEqual([90, 90, 90])
    ups.setInput({ voltage: 0 })
    pass(100)
    expect(outlets()).toBe('MOG off')
    ups.setInput({ voltage: 230 })
    pass(10)
    expect(outlets()).toBe('MOG on')
  })

  test('-1 stops each of them, and disarms the return', () => {
    const { usb, pass, outlets } = legacy()
    for (const start of ['12 14 00', '27 14 00', '13 0a 00', '29 0a 00']) {
      usb.set('28 40 00')
      usb.set(start)
      usb.set('12 ff ff')
      expect([usb.get(0x12), usb.get(0x13), usb.get(0x28)]).toEqual([-1, -1, -1])
    }
    pass(200)
    expect(outlets()).toBe('MOG on')
  })

  test('DelayBeforeStartup on a unit that is off turns it on (NUT load.on)', () => {
    const { usb, pass, outlets } = legacy()
    usb.set('12 00 00')
    pass(1)
    usb.set('28 05 00')
    pass(4)
    expect([usb.get(0x28), outlets()]).toEqual([1, 'MOG off'])
    pass(1)
    expect(outlets()).toBe('MOG on')
  })

  test('a card commands as the card it is in', () => {
    const { ups, events } = unit()
    const usb = new UsbBench(legacyUsbDevice(ups, { sync: () => {}, source: 'smartslot1' }))
    usb.set('12 14 00')
    expect(events.filter(({ type }) => type === 'command').at(-1)).toMatchObject({
      command: { action: 'off', source: 'smartslot1' },
    })
  })
})

describe('tests, alarm and settings', () => {
  test('a quick test runs, and its result stands until it is cleared', () => {
    const { usb, pass } = legacy()
    expect(usb.get(0x16)).toBe(6)
    usb.set('16 01')
    pass(5)
    expect([usb.get(0x16), usb.get(0x21)]).toEqual([5, 5])
    pass(20)
    expect(usb.get(0x16)).toBe(1)
    usb.set('16 00')
    expect(usb.get(0x16)).toBe(6)
  })

  test('a deep test runs until it is stopped', () => {
    const { usb, ups, pass } = legacy()
    ups.setLoad({ MOG: 300 })
    usb.set('16 02')
    pass(60)
    expect([usb.get(0x16), ups.diagnostics.calibration.running]).toEqual([5, true])
    usb.set('16 03')
    expect([usb.get(0x16), ups.diagnostics.running]).toEqual([4, false])
  })

  test('the panel test lights the panel', () => {
    const { usb, ups, pass } = legacy()
    usb.set('32 01')
    expect(ups.panel.testing).toBe(true)
    pass(60)
    expect(ups.panel.testing).toBe(false)
  })

  test('alarm, transfer points, sensitivity, dates, intervals and delays are the unit’s settings', () => {
    const { usb, ups } = legacy()
    for (const bytes of [
      '14 01',
      '23 08 01',
      '24 c4 00',
      '22 00',
      '15 21 5a',
      '1b 01',
      '26 b4 00',
      '1a 2c 01',
    ])
      usb.set(bytes)
    expect(ups.settings.unit).toMatchObject({
      audibleAlarm: false,
      transferHigh: 264,
      transferLow: 196,
      sensitivity: 'low',
      // 2025-01-01.
      batteryInstalledOn: 9132,
      selfTestSchedule: 'startup',
      lowRuntimeWarning: 300,
    })
    expect(ups.settings.group('MOG')?.turnOffDelay).toBe(180)
    for (const id of [0x14, 0x36]) expect(usb.get(id)).toBe(1)
    for (const id of [0x08, 0x1a]) expect(usb.get(id)).toBe(300)
    expect([usb.get(0x15), usb.get(0x22), usb.get(0x1b), usb.get(0x26)]).toEqual([0x5a21, 0, 1, 180])
  })

  test('the charge to restart at is asked for on the return', () => {
    const { usb, ups, pass, outlets } = legacy()
    usb.set('17 32')
    expect([usb.get(0x17), ups.settings.unit.returnCharge]).toEqual([50, 50])
    usb.set('13 5a 00')
    ups.setBattery({ charge: 40 })
    pass(1000)
    expect(outlets()).toBe('MOG off')
    ups.setBattery({ charge: 60 })
    expect(outlets()).toBe('MOG on')
  })

  test.each(['16 07', '14 00', '23 ff 7f', '22 03', '15 ff 5b', '12 f0 ff', '1b 09', '17 65', '32 03'])(
    'refuses %s by a STALL, and changes nothing',
    (bytes) => {
      const { usb } = legacy()
      const id = Number.parseInt(bytes, 16)
      const before = usb.hex(id)
      expect(() => usb.set(bytes)).toThrow('stall')
      expect(usb.hex(id)).toBe(before)
    },
  )

  test('a blackout is the cause of the transfer, whatever comes after', () => {
    const { usb, ups } = legacy()
    ups.setInput({ voltage: 0 })
    expect(usb.get(0x21)).toBe(8)
    ups.setInput({ voltage: 230 })
    expect(usb.get(0x21)).toBe(8)
    ups.setInput({ voltage: 150 })
    expect(usb.get(0x21)).toBe(1)
    ups.setInput({ voltage: 230 })
    ups.setInput({ voltage: 320 })
    expect(usb.get(0x21)).toBe(2)
  })
})

describe('interrupt reports', () => {
  test('status goes out when it changes, everything every twelve seconds', async () => {
    const { usb, ups, pass } = legacy()
    expect(await usb.received()).toEqual([])
    ups.setInput({ voltage: 0 })
    expect(await usb.received()).toEqual(['070a00', '330a00'])
    pass(11)
    expect(await usb.received()).toEqual([])
    pass(1)
    const round = await usb.received()
    expect(round.slice(0, 2)).toEqual(['070a00', '330a00'])
    expect(
      round
        .map((report) => report.slice(0, 2))
        .sort()
        .join(' '),
    ).toBe('07 08 0c 14 15 16 17 1a 1b 1c 21 22 23 24 25 26 2d 33 36')
  })

  test('a host that fetches late finds the newest report of each id and none of the past', async () => {
    const { usb, ups, pass } = legacy()
    for (let minute = 0; minute < 5; minute++) pass(60)
    for (const voltage of [0, 230, 0, 230]) {
      ups.setInput({ voltage })
      pass(3)
    }
    ups.setInput({ voltage: 0 })
    const waiting = await usb.received()
    const ids = waiting.map((report) => report.slice(0, 2))
    expect(ids.length).toBe(new Set(ids).size)
    expect(waiting.filter((report) => /^(07|33)/.test(report))).toEqual(['070a00', '330a00'])
  })

  test.each([
    ['23 08 01', '230801'],
    ['24 c4 00', '24c400'],
    ['22 00', '2200'],
    ['15 21 5a', '15215a'],
    ['1b 01', '1b01'],
    ['26 b4 00', '26b400'],
    ['25 3c 00', '253c00'],
    ['1a 2c 01', '1a2c01'],
    ['14 01', '1401'],
    ['17 32', '1732'],
  ])(
    '%s, written while an older report waits, is read back by the interrupt pipe too',
    async (bytes, report) => {
      const { usb, pass } = legacy()
      pass(12)
      usb.set(bytes)
      const waiting = await usb.received()
      expect(waiting.filter((one) => one.startsWith(report.slice(0, 2)))).toEqual([report])
    },
  )

  test('a unit that nobody listens to has nothing to do', () => {
    const { usb, clock } = legacy()
    const listening = clock.pending
    usb.host.unplug()
    expect(clock.pending).toBe(listening - 1)
  })
})

test('a snapshot put back forgets what was armed, and the rounds go on', async () => {
  const { usb, ups, clock, outlets } = legacy()
  const [before, at] = [saveUnit(ups), clock.now]
  clock.advance(60_000)
  usb.set('28 40 00')
  clock.restart(at)
  restoreUnit(ups, before, ups.firmware)
  expect(usb.get(0x28)).toBe(-1)
  await usb.received()
  clock.advance(12_000)
  expect((await usb.received()).length).toBe(19)
  usb.set('12 14 00')
  clock.advance(1_000_000)
  expect(outlets()).toBe('MOG off')
})
