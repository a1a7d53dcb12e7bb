import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { resolveFirmware } from '../../../../../emulators/smart-ups/firmware/catalogue.ts'
import { DEFECTS } from '../../../../../emulators/smart-ups/firmware/defects/index.ts'
import type { DefectChoice } from '../../../../../emulators/smart-ups/firmware/firmware.ts'
import { PUBLISHED } from '../../../../../emulators/smart-ups/firmware/published/index.ts'
import {
  summary,
  summaryText,
  unknownRows,
} from '../../../../../emulators/smart-ups/firmware/published/status.ts'
import { findModel } from '../../../../../emulators/smart-ups/models/catalogue.ts'
import { unit } from '../../../../support/unit.ts'
import { UPDATE_CASES } from '../../update/update-cases.ts'
import { type Around, around } from './around.ts'
import { clientView } from './client-view.ts'
import { HAPPENINGS, type HappeningName } from './happenings.ts'
import { SHOWN_AT_PORTS } from './shown-at-ports.ts'

/** Which happening shows the difference. */
const SHOWN_BY: Readonly<Record<string, HappeningName>> = {
  'id23-inverter-low': 'offAndOn',
  'id23-backfeed-false': 'outage',
  'srt-check-battery-cable': 'outage',
  'srt-pack-disconnected-events': 'outage',
  'srt-inverter-event': 'outage',
  'srt8-power-sys-00800': 'outage',
  'srt8-charger-ov': 'outage',
  'srt8-dcbus-uv': 'outage',
  'srt8-output-distorted': 'outage',
  'srt8-backfeed-weld': 'outage',
  'srt8-site-wiring': 'outage',
  'srt8-1021-regress': 'outage',
  'srt-miswired': 'offAndOn',
  'srt-li-charger-event': 'outage',
  'srtl-p12': 'loadDropped',
  'srtl-d04': 'offAndOn',
  'srtl-event154': 'outage',
  'srtl-b04': 'outage',
  'srtl-p05': 'outage',
  'id17-load-current': 'heavyLoad',
  'smtl-runtime-soc': 'onBattery',
  'srt5-runtime-xlbp': 'packs',
  'srt8-runtime-xlbp': 'packs',
  'srt-li-runtime': 'asItIs',
  'srt3000-runtime-zero': 'asItIs',
  'c-zero-runtime': 'disconnected',
  'field-runtime-low-load': 'lightLoad',
  'xu-soc-not-100': 'asItIs',
  'smc-soc-newbatt': 'newBattery',
  'srt5-energy-onbatt': 'onBattery',
  'scl-load-negative': 'lightLoad',
  'srt-thermal': 'asItIs',
  'c-energyhour': 'months',
  'id18-replace-date-nmc': 'withCard',
  'id20-replace-date': 'asItIs',
  'id20-battery-timer-slow': 'asItIs',
  'id18-selftest-drop-badbatt': 'weakSelfTest',
  'id18-scheduled-selftest-fail': 'scheduledTest',
  'id23-selftest-long': 'selfTest',
  'id23-selftest-unreliable': 'twoDays',
  'id20-selftest-refused': 'selfTest',
  'id20-selftest-pending': 'selfTest',
  'id20-selftest-shift': 'scheduledTest',
  'id23-selftest-shift': 'scheduledTest',
  'id20-no-wake-from-sleep': 'sleep',
  'id23-no-poweron': 'offAndOn',
  'id1003-no-poweron': 'offAndOn',
  'id20-no-turnon-distorted': 'distorted',
  'srt2-resume-low-voltage': 'emptyThenLow',
  'srtl-autorestart': 'shutdownInOutage',
  'c-rbc-string-wrong': 'asItIs',
  'scl-battery-garbage': 'asItIs',
  'srtl-battery-date': 'asItIs',
  'lcd-fw-version-short': 'asItIs',
  'c-runtime-lt1m': 'lastMinute',
  'id20-simple-linefail-off': 'offInOutage',
  'id20-simple-si-glitch': 'offAndOn',
  'c-hid-shutdownimminent': 'lastMinute',
  'c-hid-swap-limit-alarm': 'asItIs',
  'c-loadshed-modbus': 'asItIs',
  'id18-slotcard-lcd-stale': 'cardTaken',
  'id18-ap9620-lcd-items': 'legacyCard',
  'smc-lcd-after-fault': 'alarmOver',
  'id1031-no-sleep-led': 'sleep',
  'id1031-sitewiring-green': 'greenModeInMenu',
  'id20-overtemp-silent': 'overtemperature',
  'smtl-smartconnect-items': 'advancedMenu',
  'c-changecause-lcd': 'offAtThePanel',
  'srt5-lastxfer-unknown': 'outage',
  'id18-transfer-timestamp': 'outage',
  'id1041-sog-status': 'offAtThePanel',
  'c-temp-below-freezing': 'frost',
  'smtl-hid': 'asItIs',
  'smc-lcd-productkey': 'asItIs',
  'id1031-outlet-msg': 'outletMenu',
  'id1031-selftest-cloud': 'testedByCard',
  'id1040-xbp': 'packs',
  'id23-long-transfer': 'outage',
  'id1003-long-transfer': 'outage',
  'id20-fair-quality-blackout': 'fairQuality',
  'scl-low-sensitivity-blackout': 'lowSensitivity',
  'smtl-green-exit': 'outage',
  'scl-vout-transient': 'outage',
  'id20-toggle-highline': 'veryHighLine',
  'c-retransfer-125': 'atTheLowerLimit',
  'smtl-50hz': 'offFrequency',
  'smc-transferpoint': 'lowerTransferPoint',
  'srt5-pack-comm': 'outageWithPacks',
  'srt8-6packs-comm': 'outageWithPacks',
  'srt-battery-presence-standby': 'offAndOn',
  'smc-green-selftest': 'selfTest',
  'smc-green-messages': 'siteWiring',
  'id20-weak-battery': 'weakSelfTest',
  'id20-wake-selftest': 'sleep',
  'id1031-brain-off-sleep': 'longSleep',
  'srtl-standby-drain': 'offInOutage',
}

/** Differences that only large units have. */
/** Differences that only units of one nominal voltage have. */
const NOMINAL: Readonly<Record<string, number>> = { 'smtl-50hz': 230, 'c-retransfer-125': 120 }

const LEAST_WATTS: Readonly<Record<string, number>> = { 'id17-load-current': 1900 }

/** What clients see while it happens, with a defect left to the version or switched by hand. */
function seen({ model, line }: Around, version: string, row: string, choice?: DefectChoice): string[] {
  const defects = choice === undefined ? {} : { [row]: choice }
  const made = unit({ model: model.name, lineId: line, version, defects })
  const view = clientView(made.ups)
  const views: string[] = []
  HAPPENINGS[SHOWN_BY[row]!](made, () => views.push(view()))
  return views
}

/** A rare one happens always, so that it can be looked at. */
function present(row: string): DefectChoice {
  const { options } = DEFECTS.find(({ id }) => id === row)!
  return 'probability' in options ? { probability: 1 } : true
}

/** Rows that no unit of the bench has by its version, and the unit that they are switched on by hand: no line is named, or no model of it. */
const BY_HAND: Readonly<Record<string, string>> = {
  'field-runtime-low-load': 'SMT1500RM2U',
  'xu-soc-not-100': 'SRT3000XLI',
  'id1041-sog-status': 'SMT1500RM2UC',
  'id1040-xbp': 'SMX1500RM2U',
  'smtl-smartconnect-items': 'SMT1500RM2U',
}

test.each(Object.entries(BY_HAND))('%s is seen on an %s when switched on by hand', (row, name) => {
  const model = findModel(name)
  const { line, version } = resolveFirmware(model)
  const at: Around = { model, line: line.id, affected: version, fixed: undefined }
  expect(seen(at, version, row)).toEqual(seen(at, version, row, false))
  expect(seen(at, version, row)).not.toEqual(seen(at, version, row, true))
})

describe('a published difference is seen by clients', () => {
  test.each(Object.keys(SHOWN_BY).filter((row) => !(row in BY_HAND)))('%s', (row) => {
    const at = around(
      row,
      (model) =>
        model.watts >= (LEAST_WATTS[row] ?? 0) &&
        (NOMINAL[row] ?? model.nominalVoltage) === model.nominalVoltage,
    )
    const { model, line, affected, fixed } = at
    const choice = present(row)
    const has = (version: string) =>
      unit({ model: model.name, lineId: line, version }).ups.firmware.defects.includes(row)
    expect(has(affected), `${model.name} has it at ${affected}`).toBe(true)
    const byVersion = seen(at, affected, row, choice === true ? undefined : choice)
    expect(byVersion).not.toEqual(seen(at, affected, row, false))
    if (fixed === undefined) return
    expect(has(fixed), `${model.name} has it no more at ${fixed}`).toBe(false)
    expect(seen(at, fixed, row)).toEqual(seen(at, fixed, row, false))
    expect(seen(at, fixed, row)).not.toEqual(seen(at, fixed, row, choice))
  })
})

describe('the list of published differences', () => {
  test('has each row once, with lines that the bench knows', () => {
    const ids = PUBLISHED.map(({ id }) => id)
    expect(ids.length).toBe(185)
    expect(new Set(ids).size).toBe(ids.length)
    expect(unknownRows()).toEqual([])
  })

  test('every defect whose rows are its own is in the table of this test', () => {
    const fromTable = DEFECTS.filter(
      ({ id, source }) => source.startsWith('published difference') && id !== 'c-tcp502-single',
    )
    const atPorts: readonly string[] = [...SHOWN_AT_PORTS, ...Object.keys(UPDATE_CASES)]
    expect(fromTable.map(({ id }) => id).filter((id) => !(id in SHOWN_BY) && !atPorts.includes(id))).toEqual(
      [],
    )
  })

  // `UPDATE_DOCS=1 npx vitest run` on this file writes the sentence anew.
  test('the README says how many there are', () => {
    const file = fileURLToPath(new URL('../../../../../README.md', import.meta.url))
    const text = readFileSync(file, 'utf8')
    const between = /(<!-- generated: published -->\n)[^\n]*(\n<!-- end -->)/
    const wanted = text.replace(between, (_all, open, close) => `${open}${summaryText()}${close}`)
    if (process.env.UPDATE_DOCS) writeFileSync(file, wanted)
    else expect(text).toBe(wanted)
    expect(text).toMatch(between)
  })

  test('none is open', () => {
    const { open, 'not-observable': unseen } = summary()
    expect([unseen, open]).toEqual([5, 0])
  })
})
