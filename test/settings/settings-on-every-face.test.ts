import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { listModels } from '../../emulators/smart-ups/models/catalogue.ts'
import type { SmartUps } from '../../emulators/smart-ups/smart-ups.ts'
import { restoreUnit, saveUnit } from '../../emulators/smart-ups/snapshot.ts'
import { fuzzSeed } from '../support/fuzz-seed.ts'
import { unit } from '../support/unit.ts'
import type { Face, Key, Value } from './faces/face.ts'
import { libraryFace } from './faces/library.ts'
import { microlinkFace } from './faces/microlink.ts'
import { modbusFace } from './faces/modbus.ts'
import { panelFace } from './faces/panel.ts'
import { snmpFace } from './faces/snmp.ts'
import { upsLinkFace } from './faces/ups-link.ts'
import { usbFace } from './faces/usb.ts'

/** Every way to a setting that units of this line have. */
function facesOf(ups: SmartUps): Face[] {
  const own = ups.model.serial === 'ups-link' ? [upsLinkFace(ups)] : [panelFace(ups), microlinkFace(ups)]
  const modbus = ups.firmware.hasModbus ? [modbusFace(ups)] : []
  const slot = ups.model.smartSlots > 0 ? [snmpFace(ups)] : []
  return [libraryFace(ups), usbFace(ups), ...own, ...modbus, ...slot]
}

/** Values of every kind of setting, those in range and those beyond it. */
const VALUES = fc.oneof(
  fc.constantFrom<Value>(
    true,
    false,
    '',
    'x',
    'Rack 7',
    'A name far too long for it',
    'never',
    'startup',
    '7-since',
    '14-since',
  ),
  fc.constantFrom<Value>(
    'normal',
    'reduced',
    'low',
    'auto',
    '50-1',
    '50-3',
    '60-0.1',
    'standard',
    'advanced',
    'French',
    'Japanese',
  ),
  fc.constantFrom<Value>(
    'always-on',
    'auto-off',
    'good',
    'poor',
    'disable',
    'enable',
    'short',
    'long',
    'read-only',
  ),
  fc.constantFrom<Value>(
    -3653,
    -1,
    0,
    1,
    4,
    5,
    7,
    15,
    20,
    50,
    60,
    90,
    97,
    103,
    106,
    120,
    127,
    130,
    136,
    180,
    208,
    212,
    220,
  ),
  fc.constantFrom<Value>(
    225,
    230,
    240,
    253,
    257,
    265,
    300,
    600,
    1800,
    1801,
    9000,
    32_767,
    32_768,
    65_535,
    70_000,
  ),
)

interface Step {
  readonly face: number
  readonly key: number
  readonly value: Value
}
const STEPS = fc.array(fc.record({ face: fc.nat(), key: fc.nat(), value: VALUES }), {
  minLength: 20,
  maxLength: 60,
})

/** What every face shows of every setting, by its own rules, is what the unit has. */
function expectFacesAgree(faces: readonly Face[], ups: SmartUps, after: string): void {
  for (const { name, carries } of faces)
    for (const [key, { shown, shows }] of carries)
      expect(shown(), `${name} shows ${key} after ${after}`).toEqual(shows(settingOf(ups, key)))
}

function settingOf({ settings }: SmartUps, key: Key): Value {
  const [group, setting] = key.split('.') as ['MOG', 'name']
  return setting === undefined ? settings.unit[key as 'name'] : settings.group(group)![setting]
}

/** Writes by one face; how many were taken. */
function carryOut(faces: readonly Face[], ups: SmartUps, { face: at, key: which, value }: Step): number {
  const face = faces[at % faces.length]!
  const keys = [...face.carries.keys()]
  const key = keys[which % keys.length]!
  const { write } = face.carries.get(key)!
  const before = JSON.stringify(ups.settings)
  // On a wire a value has the type of its setting, whatever it is; only the library can be handed another.
  const sayable = face.name === 'library' || typeof value === typeof settingOf(ups, key)
  const outcome = (sayable && write?.(value)) || 'unsayable'
  const what = `${face.name} wrote ${key} = ${JSON.stringify(value)}: ${outcome}`
  if (outcome === 'taken') expect(settingOf(ups, key), what).toEqual(value)
  // UPS-Link steps through its list on the way, so that other values may have been set.
  else if (face.name !== 'UPS-Link') expect(JSON.stringify(ups.settings), what).toBe(before)
  expectFacesAgree(faces, ups, what)
  return outcome === 'taken' ? 1 : 0
}

/** One model of each kind of wire, settings and voltage; every model has its turn in the test after it. */
const MODELS = [
  'SMT1500RM2U',
  'SMT1500I',
  'SMX1500RM2U',
  'SRT1000XLA',
  'SRT3000XLI',
  'SMC1500I',
  'SUA1500',
  'SUA1500I',
  'SURT1000XLI',
]

describe('a setting is one value, whichever face writes it', () => {
  test.each(MODELS)(
    '%s: random writes by every face are read alike by every other, before and after a restore',
    (model) => {
      let taken = 0
      fc.assert(
        fc.property(STEPS, (steps) => {
          const made = unit({ model })
          const faces = facesOf(made.ups)
          for (const step of steps) taken += carryOut(faces, made.ups, step)
          const saved = structuredClone(saveUnit(made.ups))
          const again = unit({ model })
          restoreUnit(again.ups, saved, again.ups.firmware)
          expect(JSON.stringify(again.ups.settings)).toBe(JSON.stringify(made.ups.settings))
          expectFacesAgree(facesOf(again.ups), again.ups, 'a restore')
        }),
        { numRuns: 8, seed: fuzzSeed(20_261_126) },
      )
      expect(taken).toBeGreaterThan(20)
    },
  )

  test.each(listModels().map(({ name }) => name))('%s: every face shows the factory settings', (model) => {
    const { ups } = unit({ model })
    expectFacesAgree(facesOf(ups), ups, 'delivery')
  })
})

test('the output voltage that is set is what a double-conversion unit puts out on line', () => {
  for (const model of ['SRT3000XLI', 'SURT1000XLI']) {
    const { ups } = unit({ model })
    ups.settings.setUnit('outputVoltage', 240)
    expect([ups.power.data.state, ups.measurements.outputVoltage], model).toEqual(['online', 240])
  }
})
