import { describe, expect, test } from 'vitest'
import { controlApp } from '../../../src/control/app.ts'
import { Bench } from '../../../src/lab/bench.ts'
import { deviceSchema } from '../../../src/lab/lab-file/schema.ts'

function benchWith(smartslot1: object, model = 'SMT1500') {
  const bench = new Bench()
  const device = bench.add('rack1', deviceSchema.parse({ model, smartslot1 }))
  const state = () => device.slots.in('smartslot1')!.card.describe() as Record<string, unknown>
  return { bench, device, state }
}

const CARD = { card: 'AP9631', firmware: '6.6.4' }

describe('a Network Management Card of a lab file', () => {
  test.each([
    ['SMT1500', 'AP9630'],
    ['SMX750', 'AP9631'],
    ['SRT3000XLI', 'AP9641'],
    ['SMTL1000RM2UC', 'AP9643'],
    ['SUA1500', 'AP9619'],
    ['SURT3000XL', 'AP9617'],
    ['SU1400', 'AP9617'],
    ['SMT1500', 'AP9635'],
    ['SMT1500', 'AP9640'],
  ])('%s with an %s', (model, card) => {
    expect(benchWith({ card }, model).state()).toMatchObject({ card, state: 'up', boots: 1 })
  })

  test.each([
    [{ card: 'AP9631', firmware: '1.2' }, /smartslot1: card firmware "1.2" is not known; known: 5.1.6/],
    [{ card: 'AP9631', defects: { none: true } }, /smartslot1: no card defect "none"; known: /],
    [
      { card: 'AP9635', sensors: [{ port: 2, temperature: 20 }] },
      /no universal port 2 on an AP9635; it has 1/,
    ],
  ])('%j is refused', (config, message) => {
    expect(() => benchWith(config)).toThrow(message)
  })

  test('warns of a version that ships with SNMP off, unless access is set', () => {
    const { device } = benchWith({ card: 'AP9630', firmware: '6.9.6' })
    expect(device.warnings).toEqual([expect.stringMatching(/AP9630 at 6.9.6 has SNMP off as shipped/)])
    const set = benchWith({ card: 'AP9630', firmware: '6.9.6', profile: 'legacy' })
    expect(set.device.warnings).toEqual([])
  })

  test('is in a snapshot with its count, settings and firmware', () => {
    const { bench, device, state } = benchWith(CARD)
    bench.advance(100)
    const saved = bench.snapshot()
    device.slots.in('smartslot1')!.kind.change!(device.slots.in('smartslot1')!.card, { firmware: '6.9.6' })
    bench.advance(100)
    expect(state()).toMatchObject({ firmware: '6.9.6', boots: 2 })
    bench.restore(saved)
    expect(state()).toMatchObject({ firmware: '6.6.4', boots: 1, uptimeSeconds: 100 })
  })

  test('is flashed and restarted over the control API', async () => {
    const { bench, state } = benchWith(CARD)
    const patch = (body: unknown) =>
      controlApp({ bench, version: 'test', security: { host: '127.0.0.1' } }).request(
        '/api/v1/devices/rack1/smartslot1',
        {
          method: 'PATCH',
          headers: { host: '127.0.0.1', 'content-type': 'application/json' },
          body: JSON.stringify(body),
        },
      )
    expect((await patch({ firmware: '6.9.6' })).status).toBe(200)
    expect(state()).toMatchObject({ firmware: '6.9.6', state: 'starting', access: { v1: false } })
    bench.advance(60)
    expect((await patch({ restart: true })).status).toBe(200)
    bench.advance(60)
    expect(state()).toMatchObject({ boots: 3, state: 'up' })
    const refused = await patch({ firmware: '0.0.1' })
    expect([refused.status, ((await refused.json()) as { detail: string }).detail]).toEqual([
      422,
      expect.stringContaining('card firmware "0.0.1" is not known; known: 5.1.6'),
    ])
  })
})
