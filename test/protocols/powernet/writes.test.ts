import { describe, expect, test } from 'vitest'
import { OBJECTS } from '../../../src/protocols/powernet/objects.ts'
import { CARD_OBJECTS } from '../../../src/protocols/powernet/objects-of-card.ts'
import { PowernetView } from '../../../src/protocols/powernet/view.ts'
import type { SnmpValue } from '../../../src/protocols/snmp/value.ts'
import { unitWithNetworkCard } from '../../support/network-card.ts'

const NUMBERS = [-2_147_483_648, -1, 0, 1, 2, 3, 4, 15, 115, 130, 208, 231, 999, 6000, 65_535, 2_147_483_647]
const TEXTS = ['', 'Rack 7', '02/03/26', '02/30/2026', '\u00e9', 'x'.repeat(300)]
const VALUES: readonly SnmpValue[] = [
  ...NUMBERS.map((value) => ({ type: 'integer', value }) as const),
  ...NUMBERS.filter((value) => value >= 0).map((value) => ({ type: 'ticks', value }) as const),
  ...TEXTS.map((value) => ({ type: 'octets', value: Buffer.from(value, 'latin1') }) as const),
  { type: 'oid', value: [1, 3, 6, 1, 2, 1, 33, 1, 7, 7, 4] },
  { type: 'address', value: Uint8Array.of(127, 0, 0, 1) },
]

describe('whatever a manager writes', () => {
  test.each([
    ['SMT1500RM2U', 'AP9631'],
    ['SRT3000XLI', 'AP9641'],
    ['SUA1500I', 'AP9630'],
    ['SUA1500', 'AP9619'],
    ['SURT1000XLI', 'AP9617'],
  ])('to an %s through an %s is taken or refused, and never throws', (model, name) => {
    let taken = 0
    for (const object of CARD_OBJECTS.filter(({ write }) => write)) {
      const { card, pass } = unitWithNetworkCard({ model, card: { model: name, version: undefined } })
      const view = new PowernetView(card)
      for (const suffix of [[0], [1], [2], []])
        for (const value of VALUES) {
          const oid = [...object.oid, ...suffix]
          if (view.checkSet(oid, value) !== undefined) continue
          if (view.commitSet(oid, value) === undefined) taken++
          view.get(oid)
        }
      pass(600)
    }
    expect(taken).toBeGreaterThan(150)
  })
})

describe('values take the next one that is allowed', () => {
  const { ups, card, write, read } = unitWithNetworkCard({
    model: 'SUA1500I',
    card: { model: 'AP9619', version: undefined },
  })
  const view = new PowernetView(card)

  test.each([
    // The voltages, warnings and delays that an SUA1500I lists; ends clamp.
    ['upsAdvConfigHighTransferVolt', 254, 257],
    ['upsAdvConfigHighTransferVolt', 1, 253],
    ['upsAdvConfigLowTransferVolt', 207, 204],
    ['upsAdvConfigLowTransferVolt', 999, 208],
    ['upsAdvConfigMinReturnCapacity', 16, 50],
    ['upsAdvConfigRatedOutputVoltage', 229, 225],
    ['upsAdvConfigLowBatteryRunTime', 12_001, 30_000],
    ['upsAdvConfigShutoffDelay', 2001, 18_000],
    ['upsAdvConfigReturnDelay', 999_999, 30_000],
    ['upsAdvConfigUpsSleepTime', 100, 36_000],
    ['upsAdvConfigUpsSleepTime', 60_000, 72_000],
  ] as const)('%s: %i becomes %i', (name, given, taken) => {
    expect(write(name, given)).toBeUndefined()
    expect(read(name)).toBe(taken)
  })

  test.each([
    ['upsShutdownType', 3],
    ['upsAutoRestart', 0],
    ['upsConfigAudibleStatus', 4],
  ] as const)('%s: %i is none of the numbers that the MIB lists', (name, given) => {
    const oid = `${OBJECTS[name][0]}.0`.split('.').map(Number)
    expect(view.checkSet(oid, { type: 'integer', value: given })).toBe('wrongValue')
    expect(view.checkSet(oid, { type: 'integer', value: 2 })).toBeUndefined()
  })

  test('and are the unit its own', () => {
    write('upsAdvConfigSensitivity', 3)
    write('upsAdvConfigAlarm', 2)
    expect(ups.settings.unit).toMatchObject({ sensitivity: 'reduced', alarmDelay: 'low-battery' })
  })
})
