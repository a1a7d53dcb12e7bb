import { describe, expect, test } from 'vitest'
import { Bench } from '../../../src/lab/bench.ts'
import { deviceSchema } from '../../../src/lab/lab-file/schema.ts'
import { killer } from './kill-on-the-wire.ts'

const CARD = { smartslot1: { card: 'AP9631', firmware: '6.6.4' } } as const

describe('a host that watches its unit through the card', () => {
  test('polls it, shuts down on battery, and kills the power on the wire', () => {
    const { bench, ups, device, said } = killer('snmp', CARD)
    ups.setInput({ voltage: 0 })
    bench.advance(30)
    expect(said.some((line) => line.startsWith('> v1 GET upsBasicOutputStatus.0'))).toBe(true)
    expect(said).toContain(
      '< v1 response upsBasicOutputStatus.0 = 3, upsBasicBatteryStatus.0 = 2, upsBasicStateOutputState.0 = "0100010000000000001000000000000000000000000000000000000000000000"',
    )
    expect(said).toContain('> v1 SET upsBasicControlConserveBattery = 2')
    expect(ups.outlets.anyOn).toBe(false)
    expect(device.hosts.find('master')?.data.state).not.toBe('up')
    ups.setInput({ voltage: 120 })
    bench.advance(300)
    expect(device.hosts.views[0]).toMatchObject({ state: 'up', verdict: 'clean' })
  })

  test('is silenced by a card that is flashed with a version that ships with SNMP off', () => {
    const { bench, device } = killer('snmp', CARD, { onCommLost: 'carry-on', commLostSeconds: 15 })
    device.slots.in('smartslot1')!.kind.change!(device.slots.in('smartslot1')!.card, { firmware: '6.9.6' })
    device.ups.setInput({ voltage: 0 })
    bench.advance(200)
    expect(device.hosts.views[0]).toMatchObject({ state: 'up' })
  })

  test('needs such a card', () => {
    const config = { model: 'SMT1500', hosts: { one: { readsVia: 'snmp' } } }
    expect(() => new Bench().add('rack1', deviceSchema.parse(config))).toThrow(
      /hosts.one.readsVia: no card in a slot answers snmp; such as smartslot1: \{ card: AP9617 or/,
    )
  })

  test('shares the card with others', () => {
    const hosts = { one: { readsVia: 'snmp' }, two: { readsVia: 'snmp' } }
    expect(
      new Bench().add('rack1', deviceSchema.parse({ model: 'SMT1500', ...CARD, hosts })).hosts.list,
    ).toHaveLength(2)
  })
})
