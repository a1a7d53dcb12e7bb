import { describe, expect, test } from 'vitest'
import { VirtualClock } from '../../../emulators/clock/virtual-clock.ts'
import { InterfaceExpander2 } from '../../../emulators/interface-expander-2/interface-expander-2.ts'
import { LegacyCommunicationsCard } from '../../../emulators/legacy-communications-card/legacy-communications-card.ts'
import { resolveFirmware } from '../../../emulators/smart-ups/firmware/catalogue.ts'
import { Firmware } from '../../../emulators/smart-ups/firmware/firmware.ts'
import { findModel } from '../../../emulators/smart-ups/models/catalogue.ts'
import { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import { Bench } from '../../../src/lab/bench.ts'
import { deviceSchema } from '../../../src/lab/lab-file/schema.ts'
import { SerialSession, serialLanguage } from '../../../src/lab/wiring/serial-session.ts'
import { UpsLinkSession } from '../../../src/protocols/ups-link/session.ts'
import { expanderOf, fitExpander } from '../../support/expander.ts'
import { unit } from '../../support/unit.ts'

function add(config: object) {
  return new Bench().add('rack1', deviceSchema.parse(config))
}

const AP9620 = { card: 'AP9620' }
const AP9624 = { card: 'AP9624' }

/** Entries of the panel's Control menu. */
function controlEntries({ panel }: SmartUps): string[] {
  const entries = new Set<string>()
  const walk = (visit: (row: string) => boolean) => {
    for (let step = 0; step < 30; step++) {
      const chosen = panel.view().rows.find((row) => row.startsWith('>'))
      if (chosen && visit(chosen.slice(1).trim())) return
      panel.press('down')
    }
  }
  for (let step = 0; step < 4; step++) panel.press('esc')
  panel.press('ok')
  walk((row) => row.startsWith('Control'))
  panel.press('ok')
  walk((row) => {
    entries.add(row)
    return false
  })
  return [...entries]
}

describe('an AP9620', () => {
  test('takes the ports of the unit over, and gives them back', () => {
    const { ups } = unit()
    ups.fit(new LegacyCommunicationsCard())
    expect([serialLanguage(ups), ups.portsAlive]).toEqual(['none', false])
    const own = new SerialSession(ups)
    expect(own.receive(Uint8Array.of(0xfd), 0)).toEqual([])
    const card = new UpsLinkSession(ups, { source: 'smartslot1' })
    expect(card.receive(Buffer.from('Y'), 0).map(({ bytes }) => Buffer.from(bytes).toString())).toEqual([
      'SM\r\n',
    ])
    ups.fit(undefined)
    expect([serialLanguage(ups), ups.portsAlive]).toEqual(['microlink', true])
    expect(own.receive(Uint8Array.of(0xfd), 10_000)).toHaveLength(1)
  })

  test('commands come from the slot, and move every group', () => {
    const { ups, events, outlets, pass } = unit()
    ups.fit(new LegacyCommunicationsCard())
    const card = new UpsLinkSession(ups, { source: 'smartslot1' })
    card.receive(Buffer.from('YZ'), 0)
    card.receive(Buffer.from('Z'), 1500)
    expect(events.find(({ type }) => type === 'command')).toMatchObject({
      command: { action: 'off', targets: 'all', source: 'smartslot1' },
    })
    pass(60)
    expect(outlets()).toBe('MOG off, SOG0 off')
  })

  test('hides the outlet groups from the panel', () => {
    const { ups } = unit({ defects: { 'id18-ap9620-lcd-items': false } })
    ups.settings.setUnit('menuType', 'advanced')
    expect(controlEntries(ups)).toContain('Outlet Group 1')
    ups.fit(new LegacyCommunicationsCard())
    expect(controlEntries(ups)).not.toContain('Outlet Group 1')
    expect(controlEntries(ups)).toContain('UPS')
  })

  test('warns of ports that are dead', () => {
    const device = add({
      model: 'SMT1500',
      rj45: { pty: '/tmp/nowhere' },
      smartslot1: { ...AP9620, serial: { tcp: '127.0.0.1:0' } },
    })
    expect(device.warnings).toEqual([expect.stringMatching(/AP9620 takes over/)])
  })
})

describe('what does not fit is refused', () => {
  test.each([
    [
      { smartslot1: AP9620, smartslot2: AP9624 },
      /has one SmartSlot, and the AP9620 is in it: the AP9624 does not fit/,
    ],
    [
      { smartslot1: AP9624, smartslot2: AP9620 },
      /has one SmartSlot, and the AP9624 is in it: the AP9620 does not fit/,
    ],
    [{ smartslot2: AP9624 }, /has one SmartSlot; use smartslot1/],
    [{ rj45: { protocol: 'ups-link', tcp: 0 } }, /does not speak UPS-Link on its own port/],
    [{ model: 'SUA1500', rj45: { protocol: 'microlink', tcp: 0 } }, /does not speak Microlink/],
    [{ model: 'SUA1500', rj45: { protocol: 'modbus', tcp: 0 } }, /does not speak Modbus/],
  ])('%j', (config, message) => {
    expect(() => add({ model: 'SMT1500RM2U', ...config })).toThrow(message)
  })
})

test('an AP9624 leaves units that it forces to simple signaling nothing else on their own port', () => {
  // No source gives the figures of a SURTD, so none is on the bench; the rule goes by the name.
  const model = { ...findModel('SRT3000XLI'), name: 'SURTD3000XLI' }
  const { line, version } = resolveFirmware(model)
  const ups = new SmartUps({ clock: new VirtualClock(), model, firmware: new Firmware(line, version) })
  expect(serialLanguage(ups)).toBe('microlink')
  ups.fit(new InterfaceExpander2())
  expect(serialLanguage(ups)).toBe('none')
})

describe('a card in and out of a running unit', () => {
  const events = (bench: Bench) =>
    bench.journal.since(0).flatMap((event) => (event.type === 'card' ? [event.what] : []))

  test('comes back with its switches and cables, and starts to watch anew', () => {
    const bench = new Bench()
    const device = bench.add(
      'rack1',
      deviceSchema.parse({ model: 'SMT1500RM2U', smartslot1: { card: 'AP9624', basic1: {} } }),
    )
    expanderOf(device).setDip('00110000')
    device.ups.setInput({ voltage: 0 })
    bench.advance(5)
    expect(expanderOf(device).port('basic1')!.data.onBattery).toBe(true)
    fitExpander(device, false)
    expect([device.slots.fitted, device.ups.slots.cards.size]).toEqual([[], 0])
    fitExpander(device, true)
    expect(expanderOf(device).dip).toBe('00110000')
    expect(expanderOf(device).port('basic1')!.data).toMatchObject({ connected: true, onBattery: false })
    bench.advance(5)
    expect(expanderOf(device).port('basic1')!.data.onBattery).toBe(true)
    expect(events(bench)).toEqual(expect.arrayContaining(['taken out', 'fitted']))
  })

  test('a unit that had none can be given one, and FA233876 with it', () => {
    const bench = new Bench()
    const device = bench.add('rack1', deviceSchema.parse({ model: 'SMT1500RM2U', firmware: '09.2' }))
    const turnOff = () => {
      device.ups.command({ action: 'off', targets: 'all', source: 'lcd', useOffDelay: true })
      bench.advance(1200)
      return device.ups.outlets.anyOn
    }
    expect(turnOff()).toBe(false)
    device.ups.command({ action: 'on', targets: 'all', source: 'lcd' })
    fitExpander(device, true)
    expect(turnOff()).toBe(true)
  })

  test('a snapshot brings the card back that was there, or takes it out', () => {
    const bench = new Bench()
    const device = bench.add('rack1', deviceSchema.parse({ model: 'SMT1500RM2U', smartslot1: AP9624 }))
    const fitted = bench.snapshot()
    fitExpander(device, false)
    const empty = bench.snapshot()
    bench.restore(fitted)
    expect(device.slots.in('smartslot1')?.card.card).toBe('AP9624')
    bench.restore(empty)
    expect(device.slots.in('smartslot1')).toBeUndefined()
    const legacy = bench.add('rack2', deviceSchema.parse({ model: 'SMT1500RM2U', smartslot1: AP9620 }))
    bench.restore(bench.snapshot())
    expect(legacy.slots.in('smartslot1')?.card.card).toBe('AP9620')
  })

  test('is refused where there is no slot', () => {
    expect(() => fitExpander(add({ model: 'SMC1500' }), true)).toThrow('rack1: SMC1500 has no SmartSlot')
    expect(() => add({ model: 'SMT1500' }).fitCard('smartslot2', AP9624)).toThrow(
      'rack1: SMT1500 has no smartslot2; it has smartslot1',
    )
    expect(() => add({ model: 'SMT1500' }).fitCard('smartslot1', { card: 'AP9999' })).toThrow(
      'there is no card "AP9999"; there are: AP9624, AP9620, AP9617',
    )
  })
})
