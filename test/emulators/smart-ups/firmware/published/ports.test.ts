import { expect, test } from 'vitest'
import { InterfaceExpander2 } from '../../../../../emulators/interface-expander-2/interface-expander-2.ts'
import { findLine } from '../../../../../emulators/smart-ups/firmware/catalogue.ts'
import { Firmware } from '../../../../../emulators/smart-ups/firmware/firmware.ts'
import type { SmartUps } from '../../../../../emulators/smart-ups/smart-ups.ts'
import { SerialSession } from '../../../../../src/lab/wiring/serial-session.ts'
import { unitUsbDevice } from '../../../../../src/protocols/hid-power-device/usb-device.ts'
import { MicrolinkEngine } from '../../../../../src/protocols/microlink/engine.ts'
import { sealFrame } from '../../../../../src/protocols/modbus/crc.ts'
import { UpsLinkSession } from '../../../../../src/protocols/ups-link/session.ts'
import { ManualLineClock } from '../../../../ports/manual-line-clock.ts'
import { UsbBench } from '../../../../protocols/hid-power-device/usb-bench.ts'
import { unit } from '../../../../support/unit.ts'
import { around } from './around.ts'
import type { SHOWN_AT_PORTS } from './shown-at-ports.ts'

type Look = (ups: SmartUps) => unknown

const usbOf = (ups: SmartUps) =>
  new UsbBench(unitUsbDevice(ups, { sync: () => {}, line: new ManualLineClock(), randomByte: () => 0 }))

/** A report, or that it was refused. */
function report(usb: UsbBench, id: number): string {
  try {
    return usb.hex(id)
  } catch {
    return 'no answer'
  }
}

/** Ten requests on the serial port, in the language it speaks; how each was answered. */
function serial(ups: SmartUps, noise: Uint8Array = new Uint8Array()): string[] {
  if (ups.firmware.hasModbus) ups.settings.setUnit('modbusEnabled', true)
  const session = new SerialSession(ups, {})
  const ask = ups.modbusEnabled ? sealFrame(Uint8Array.of(1, 3, 0, 130, 0, 1, 0, 0)) : Uint8Array.of(0xfd)
  return Array.from({ length: 10 }, (_, nth) => {
    const at = nth * 10_000
    if (noise.length > 0) session.receive(noise, at)
    const answers = session.receive(ask, at + 5000)
    return answers.map(({ bytes, afterMs = 0 }) => `${bytes.length} bytes after ${afterMs} ms`).join()
  })
}

const afterNoise: Look = (ups) => serial(ups, Uint8Array.of(0x41, 0x54, 0x0d))
const reports: Look = (ups) => {
  const usb = usbOf(ups)
  return Array.from({ length: 10 }, () => report(usb, 0x0c))
}
const withExpander: Look = (ups) => {
  ups.fit(new InterfaceExpander2())
  return reports(ups)
}
const afterSuspend: Look = (ups) => {
  const usb = usbOf(ups)
  usb.host.device.suspend()
  usb.host.device.resume()
  return report(usb, 0x0c)
}
const untilSilent: Look = (ups) => {
  const usb = usbOf(ups)
  for (let read = 0; read < 9100; read++) report(usb, 0x0c)
  return report(usb, 0x0c)
}
const calibrating: Look = (ups) => {
  ups.setLoad({ [ups.model.groups[0]!]: ups.model.watts * 0.6 })
  ups.startCalibration('rj45')
  ups.clock.after(2000, 'so that it runs', () => {})
  ;(ups.clock as never as { advance(ms: number): void }).advance(2000)
  return serial(ups)
}
const throughTheTunnel: Look = (ups) => {
  ups.settings.setUnit('modbusEnabled', true)
  const usb = usbOf(ups)
  const request = new Uint8Array(64)
  request.set([0x90, 1, 3, 0, 130, 0, 1])
  usb.hid.output(request)
  const { data, cancel } = usb.hid.input()
  return cancel() ? 'nothing' : data.then((bytes) => Buffer.from(bytes.subarray(0, 8)).toString('hex'))
}
const upsLink = (characters: string) => (ups: SmartUps) => {
  const session = new UpsLinkSession(ups)
  session.receive(Buffer.from('Y'), 0)
  return session
    .receive(Buffer.from(characters, 'latin1'), 100)
    .map(({ bytes }) => Buffer.from(bytes).toString('latin1'))
}
const microlinkRows: Look = (ups) => {
  const engine = new MicrolinkEngine(ups, { randomByte: () => 0 })
  const { image } = engine
  return Array.from({ length: image.rows }, (_, row) => Buffer.from(image.frame(row)).toString('hex'))
}

const SEEN: Readonly<Record<(typeof SHOWN_AT_PORTS)[number], Look>> = {
  'id18-errant-serial-chars': afterNoise,
  'id23-comm-noise': afterNoise,
  'id1003-bundle-comm': afterNoise,
  'id20-smx750-comm-broken': (ups) => [serial(ups), reports(ups)],
  'id10-usb-interop': reports,
  'id23-ie2-pcbe': withExpander,
  'c-pcbe-usb-stops': untilSilent,
  'c-usb-suspend': afterSuspend,
  'smtl-usage-info': microlinkRows,
  'field-modbus-bad-values': throughTheTunnel,
  'field-modbus-lost-calibration': calibrating,
  'field-slow-first-smart-reply': upsLink('YV'),
  'field-smart-cap-negative': upsLink('\u001a'),
}

/** No line is named for these: they are switched on by hand. */
const BY_HAND: Readonly<Record<string, string>> = {
  'field-modbus-lost-calibration': 'SMX1500RM2U',
  'field-slow-first-smart-reply': 'SUA1500',
  'field-smart-cap-negative': 'SURT1000XLI',
}

/** A rare one happens always. */
const choiceOf = (row: string) => (row === 'field-modbus-bad-values' ? { probability: 1 } : true)

test.each(Object.entries(SEEN).filter(([row]) => !(row in BY_HAND)))(
  '%s is seen at a port',
  async (row, look) => {
    const { model, line, affected, fixed } = around(
      row,
      ({ name }) => row !== 'id20-smx750-comm-broken' || name === 'SMX750',
    )
    const seen = (version: string, choice?: boolean) => {
      const defects =
        choice === undefined
          ? row === 'field-modbus-bad-values'
            ? { [row]: choiceOf(row) }
            : {}
          : { [row]: choice }
      return look(unit({ model: model.name, lineId: line, version, defects }).ups)
    }
    expect(await seen(affected), `${model.name} at ${affected}`).not.toEqual(await seen(affected, false))
    if (fixed !== undefined) expect(await seen(fixed)).toEqual(await seen(fixed, false))
  },
)

test.each(Object.entries(BY_HAND))(
  '%s is seen at a port of an %s that has it switched on',
  async (row, model) => {
    const look = SEEN[row as keyof typeof SEEN]
    const seen = (on: boolean) => look(unit({ model, defects: { [row]: on } }).ups)
    expect(await seen(true)).not.toEqual(await seen(false))
  },
)

test('xu-microlink-map is seen in the head of the memory image', () => {
  const look = (version: string) => {
    const { ups } = unit({ model: 'SRT3000XLI' })
    ups.flash(new Firmware(findLine(1017), version))
    return microlinkRows(ups)
  }
  expect(look('02.1')).not.toEqual(look('02.2'))
})

test('field-s-ignored-on-line: S on line does nothing', () => {
  const { ups } = unit({ model: 'SUA1500' })
  expect(upsLink('S')(ups)).toEqual(['NO\r\n'])
  expect(ups.outlets.groups.some(({ process }) => process)).toBe(false)
})

test('field-hid-interrupt-proprietary: Microlink comes up the interrupt pipe beside HID reports', async () => {
  const { ups } = unit()
  const line = new ManualLineClock()
  const usb = new UsbBench(unitUsbDevice(ups, { sync: () => {}, line, randomByte: () => 7 }))
  const start = new Uint8Array(64)
  start.set([0x90, 0xfd])
  usb.hid.output(start)
  line.advance(100)
  expect((await usb.received()).map((hex) => hex.slice(0, 6))).toEqual(['890 00a'.replace(' ', '')])
})
