import { expect, test } from 'vitest'
import type { VirtualClock } from '../../../../../emulators/clock/virtual-clock.ts'
import { PUBLISHED } from '../../../../../emulators/smart-ups/firmware/published/index.ts'
import { statusOf } from '../../../../../emulators/smart-ups/firmware/published/status.ts'
import type { SmartUps } from '../../../../../emulators/smart-ups/smart-ups.ts'
import { serialLanguage } from '../../../../../src/lab/wiring/serial-session.ts'
import type { Key, Value } from '../../../../settings/faces/face.ts'
import { microlinkFace } from '../../../../settings/faces/microlink.ts'
import { usbFace } from '../../../../settings/faces/usb.ts'
import { unit } from '../../../../support/unit.ts'
import { around } from './around.ts'

/** What the unit's own serial port speaks, with Modbus enabled in the menu. */
function languageOf(ups: SmartUps): string {
  ups.settings.setUnit('modbusEnabled', true)
  return serialLanguage(ups)
}

/** At each of many low voltages, with Fair and Poor local power: on line or on battery. */
function stateAtLowVolts(ups: SmartUps): string[] {
  return (['fair', 'poor'] as const).flatMap((quality) => {
    ups.settings.setUnit('powerQuality', quality)
    return Array.from({ length: 60 }, (_, step) => {
      ups.setInput({ voltage: ups.model.nominalVoltage * (0.95 - step / 100) })
      return ups.power.data.state
    })
  })
}

const microlinkTakes = (key: Key, value: Value) => (ups: SmartUps) =>
  microlinkFace(ups).carries.get(key)!.write!(value)
const usbTakes = (key: Key, value: Value) => (ups: SmartUps) => usbFace(ups).carries.get(key)!.write!(value)
const firstGroup = ({ model }: SmartUps) => model.groups[0]!

/** What a client sees of each row that is a capability or a value. */
const SEEN: Readonly<Record<string, (ups: SmartUps) => unknown>> = {
  'smt-no-modbus-before-09': languageOf,
  'id20-modbus-added': languageOf,
  'field-smx750-no-modbus-usb': languageOf,
  'xu-modbus-menu': languageOf,
  'smtl-modbus-tcp-added': ({ firmware }) => firmware.hasModbusTcp,
  'c-voltageac-32': ({ firmware }) => firmware.hasModbusTcp,
  'id20-lowruntime-default': (ups) => usbFace(ups).carries.get('lowRuntimeWarning')!.shown(),
  'id20-limits': usbTakes('lowRuntimeWarning', 1800),
  'id23-limits': usbTakes('lowRuntimeWarning', 1800),
  'id1003-limits': usbTakes('lowRuntimeWarning', 1800),
  'smc-limits': (ups) => microlinkTakes(`${firstGroup(ups)}.minimumReturnRuntime`, 7200)(ups),
  'srtl-off-after-abnormal': (ups) => {
    ups.setBattery({ charge: 1 })
    ups.setInput({ voltage: 0 })
    ;(ups.clock as VirtualClock).advance(3_600_000)
    ups.setInput({ voltage: ups.model.nominalVoltage })
    ;(ups.clock as VirtualClock).advance(3_600_000)
    return ups.outlets.anyOn
  },
  'id23-sensitivity-adjust': stateAtLowVolts,
  'id1003-sensitivity-adjust': stateAtLowVolts,
  'c-upper-276': microlinkTakes('transferHigh', 276),
}

/** Defects of the same versions that hide the difference. */
const BESIDE: Readonly<Record<string, readonly string[]>> = {
  'srtl-off-after-abnormal': ['srtl-autorestart'],
}

/** Lines of which the bench has no model. */
const NO_MODEL = ['xu-modbus-menu']

test.each(Object.keys(SEEN).filter((row) => !NO_MODEL.includes(row)))('%s is seen by a client', (row) => {
  const { model, line, affected, fixed } = around(
    row,
    ({ nominalVoltage }) => row !== 'c-upper-276' || nominalVoltage >= 220,
  )
  const defects = Object.fromEntries((BESIDE[row] ?? []).map((id) => [id, false]))
  const look = (version: string) =>
    SEEN[row]!(unit({ model: model.name, lineId: line, version, defects }).ups)
  expect(look(affected), `${model.name} at ${affected} and ${fixed}`).not.toEqual(look(fixed!))
})

test('every row that is a capability or a value is in this table', () => {
  const wanted = PUBLISHED.map(({ id }) => id).filter((id) => ['gate', 'trait'].includes(statusOf(id).kind))
  expect(wanted.filter((id) => !(id in SEEN))).toEqual([])
})
