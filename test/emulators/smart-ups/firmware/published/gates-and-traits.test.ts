import { expect, test } from 'vitest'
import type { VirtualClock } from '../../../../../emulators/clock/virtual-clock.ts'
import { findLine } from '../../../../../emulators/smart-ups/firmware/catalogue.ts'
import type { UpdateWay } from '../../../../../emulators/smart-ups/firmware/circumstances.ts'
import { Firmware } from '../../../../../emulators/smart-ups/firmware/firmware.ts'
import { PUBLISHED, published } from '../../../../../emulators/smart-ups/firmware/published/index.ts'
import { statusOf } from '../../../../../emulators/smart-ups/firmware/published/status.ts'
import { TRANSFER_LOG } from '../../../../../emulators/smart-ups/front-panel/event-log.ts'
import { type ActionEntry, type Menu, visible } from '../../../../../emulators/smart-ups/front-panel/menu.ts'
import { configurationMenu } from '../../../../../emulators/smart-ups/front-panel/menus/configuration.ts'
import { aboutMenu, statusMenu } from '../../../../../emulators/smart-ups/front-panel/menus/status.ts'
import { MENUS } from '../../../../../emulators/smart-ups/front-panel/menus/trees.ts'
import { listModels } from '../../../../../emulators/smart-ups/models/catalogue.ts'
import type { SmartUps } from '../../../../../emulators/smart-ups/smart-ups.ts'
import { traitEntries } from '../../../../../emulators/smart-ups/traits/index.ts'
import { whyNoUpdate } from '../../../../../emulators/smart-ups/update/update-refusal.ts'
import { serialLanguage } from '../../../../../src/lab/wiring/serial-session.ts'
import { ModbusEngine } from '../../../../../src/protocols/modbus/engine.ts'
import type { Key, Value } from '../../../../settings/faces/face.ts'
import { microlinkFace } from '../../../../settings/faces/microlink.ts'
import { snmpFace } from '../../../../settings/faces/snmp.ts'
import { usbFace } from '../../../../settings/faces/usb.ts'
import { unit } from '../../../../support/unit.ts'
import { type Around, around } from './around.ts'

const hasModel = (line: number) => listModels().some(({ lines }) => lines.includes(line))

import { managingCard } from '../../../../support/updating.ts'

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

function readingOf(menu: Menu, label: string, ups: SmartUps): string {
  const found = menu.entries.find((entry) => entry.label === label)
  if (found?.kind !== 'reading') throw new Error(`no reading ${label}`)
  return found.read(ups)
}

/** An action of the main menu's own menus. */
function actionOf(label: string): ActionEntry {
  const found = MENUS.alpha.entries
    .flatMap((entry) => (entry.kind === 'menu' ? entry.entries : []))
    .find((entry) => entry.label === label)
  if (found?.kind !== 'action') throw new Error(`no action ${label}`)
  return found
}

function configurationLabels(ups: SmartUps): string[] {
  ups.settings.setUnit('menuType', 'advanced')
  return visible(configurationMenu(), ups).map(({ label }) => label)
}

const microlinkTakes = (key: Key, value: Value) => (ups: SmartUps) =>
  microlinkFace(ups).carries.get(key)!.write!(value)
const usbTakes = (key: Key, value: Value) => (ups: SmartUps) => usbFace(ups).carries.get(key)!.write!(value)
const firstGroup = ({ model }: SmartUps) => model.groups[0]!

/** Whether somebody who sends firmware that way at this moment gets it in. */
const takesFirmware = (via: UpdateWay) => (ups: SmartUps) => {
  if (via === 'smartslot') ups.fit(managingCard)
  return whyNoUpdate(ups, via)?.[0] ?? 'taken'
}

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
  'id20-efficiency-reason': (ups) => {
    ups.command({ action: 'off', targets: 'all', source: 'lcd' })
    return readingOf(statusMenu, 'Efficiency', ups)
  },
  'id20-calibration-prohibited-lcd': (ups) => {
    ups.setLoad(Object.fromEntries(ups.model.groups.map((group) => [group, 0])))
    return actionOf('Calibration Test').run(ups)
  },
  'id20-beep-pattern': (ups) => {
    ups.setInput({ voltage: 0 })
    return ups.panel.view().beeps
  },
  'id1040-green-menu': configurationLabels,
  'c-site-wiring-config': configurationLabels,
  'c-battery-overtemp-popup': (ups) => {
    ups.setFault('overtemperature-warning', true)
    return ups.panel.view().rows
  },
  'srtl-incompatible-pack': (ups) => {
    ups.setFault('incompatible-pack', true)
    return ups.panel.view().rows
  },
  'srt-power-button-5s': (ups) => {
    ups.panel.press('power', 3000)
    return ups.outlets.anyOn
  },
  'srt-li-pack-names': (ups) => {
    ups.setBattery({ packs: 2 })
    return readingOf(aboutMenu, 'Ext. Packs', ups)
  },
  'xu-events-245-246': (ups) => {
    ups.setInput({ voltage: 0 })
    ups.setInput({ voltage: ups.model.nominalVoltage })
    return TRANSFER_LOG.read(ups)
  },
  'c-rbc-names': (ups) => readingOf(aboutMenu, 'Battery', ups),
  'id18-fw-interfaces': configurationLabels,
  'id20-fw-interfaces': configurationLabels,
  'fw-interfaces': configurationLabels,
  'smt-usb-fw-update': takesFirmware('usb'),
  'smx-usb-fw-update': takesFirmware('usb'),
  'nmc-fw-update-disabled': takesFirmware('smartslot'),
  'c-cve-nmc-update': takesFirmware('smartslot'),
  'id23-powerquality-default': (ups) => {
    ups.settings.restoreFactory()
    return microlinkFace(ups).carries.get('sensitivity')!.shown()
  },
  'id23-invalid-sensitivity': (ups) => {
    const engine = new ModbusEngine(ups)
    return engine.handle(Uint8Array.of(6, 1028 >> 8, 1028 & 255, 0, 0x40))?.[0]
  },
  'id20-wizard-timeout': (ups) => {
    ups.settings.restoreFactory()
    ;(ups.clock as VirtualClock).advance(600_000)
    return ups.panel.view().rows
  },
  'srtl-pack-id-alarm': (ups) => {
    ups.setFault('communication', true)
    const { beeper, lights } = ups.panel.view()
    return [beeper, lights.backlight]
  },
  'id23-ui-lock': (ups) => {
    const locked = snmpFace(ups).carries.get('displayLocked')?.write?.(true)
    ups.panel.press('ok')
    return [locked, ...ups.panel.view().rows]
  },
  'id23-sensitivity-adjust': stateAtLowVolts,
  'id1003-sensitivity-adjust': stateAtLowVolts,
  'c-upper-276': microlinkTakes('transferHigh', 276),
}

/** Models that alone have a difference. */
const NAMED: Readonly<Record<string, RegExp>> = {
  'smx-usb-fw-update': /^SMX3000HV/,
  'nmc-fw-update-disabled': /^SRT3000XLI/,
  'c-rbc-names': /1000RM2UC/,
  'srt-li-pack-names': /LI/,
}

/** Defects of the same versions that hide the difference. */
const BESIDE: Readonly<Record<string, readonly string[]>> = {
  'srtl-off-after-abnormal': ['srtl-autorestart'],
}

/** Lines of which the bench has no model; what they do is looked at on a unit of another line. */
const NO_MODEL: Readonly<Record<string, string>> = {
  'xu-modbus-menu': 'SRT3000XLI',
  'xu-events-245-246': 'SRT3000XLI',
  'id1040-green-menu': 'SMT1500RM2UC',
}

test.each(Object.entries(NO_MODEL))('%s is seen by a client of an %s that runs its firmware', (row, name) => {
  const { line, fixedIn } = published(row).affects[0]!
  const look = (version: string) => {
    const { ups } = unit({ model: name })
    ups.flash(new Firmware(findLine(line), version))
    ups.settings.setUnit('menuType', 'advanced')
    return SEEN[row]!(ups)
  }
  expect(look(findLine(line).first)).not.toEqual(look(fixedIn!))
})

test.each(Object.keys(SEEN).filter((row) => !(row in NO_MODEL)))('%s is seen by a client', (row) => {
  const { model, line, affected, fixed } = around(
    row,
    (model) => (row !== 'c-upper-276' || model.nominalVoltage >= 220) && (NAMED[row] ?? /^/).test(model.name),
  )
  const defects = Object.fromEntries((BESIDE[row] ?? []).map((id) => [id, false]))
  const look = (version: string) =>
    SEEN[row]!(unit({ model: model.name, lineId: line, version, defects }).ups)
  expect(look(affected), `${model.name} at ${affected} and ${fixed}`).not.toEqual(look(fixed!))
})

/** What `upslab diff` compares, without the names. */
function comparedOf({ model, line }: Around, version: string): string {
  const firmware = new Firmware(findLine(line), version)
  const traits = traitEntries({ model, line, version }).map(({ value }) => value)
  return JSON.stringify([firmware.defects, firmware.hasModbus, firmware.hasModbusTcp, traits])
}

test('versions on either side of a difference that is reproduced do not look alike', () => {
  const rows = PUBLISHED.filter(({ id, affects }) => {
    const { kind } = statusOf(id)
    return ['defect', 'gate', 'trait'].includes(kind) && affects.some(({ line }) => hasModel(line))
  })
  expect(rows.length).toBeGreaterThan(130)
  for (const { id } of rows) {
    const at = around(id)
    if (at.fixed !== undefined) expect(comparedOf(at, at.affected), id).not.toBe(comparedOf(at, at.fixed))
  }
})

test('every row that is a capability or a value is in this table', () => {
  const wanted = PUBLISHED.map(({ id }) => id).filter((id) => ['gate', 'trait'].includes(statusOf(id).kind))
  // The head of Microlink's memory is looked at with the ports, the UPS ID with updates.
  const ELSEWHERE = ['xu-microlink-map', 'srt-id-change', 'srt-update-output-on']
  expect(wanted.filter((id) => !(id in SEEN) && !ELSEWHERE.includes(id))).toEqual([])
})
