import { describe, expect, test } from 'vitest'
import { InterfaceExpander2 } from '../../../emulators/interface-expander-2/interface-expander-2.ts'
import { LegacyCommunicationsCard } from '../../../emulators/legacy-communications-card/legacy-communications-card.ts'
import type { SlotCard, SlotHost } from '../../../emulators/smart-ups/slots/slot-card.ts'
import { unit } from '../../support/unit.ts'

/** A card that does what a management card does: it reads, sets and commands. */
class ManagementCard implements SlotCard {
  readonly card = 'TEST'
  host!: SlotHost

  insert(host: SlotHost): void {
    this.host = host
  }
  remove(): void {}
  step(): boolean {
    return false
  }
  nextDueAt(): undefined {}
  save(): null {
    return null
  }
  load(): void {}
  describe(): object {
    return { card: this.card }
  }
}

const TWO_SLOTS = { model: 'SURT8000XLI' }

describe('what a slot shows its card', () => {
  test('readings, settings, outlet groups and the firmware of its unit', () => {
    const { ups } = unit()
    const card = new ManagementCard()
    ups.fit(card)
    const { unit: seen } = card.host
    ups.setInput({ voltage: 0 })
    expect(seen.power.data.state).toBe('on-battery')
    expect(seen.measurements.outputVoltage).toBe(120)
    expect(seen.outlets.groups.map(({ name }) => name)).toEqual(['MOG', 'SOG0'])
    expect(seen.firmware.version).toBe(ups.firmware.version)
    seen.settings.setUnit('name', 'RACK7')
    expect(ups.settings.unit.name).toBe('RACK7')
  })

  test.each(['smartslot1', 'smartslot2'] as const)('commands count as coming from %s', (slot) => {
    const { ups, events } = unit(TWO_SLOTS)
    const card = new ManagementCard()
    ups.fit(card, slot)
    expect(card.host.command({ action: 'reboot', targets: 'all' })).toEqual({ accepted: true })
    expect(events.find(({ type }) => type === 'command')).toMatchObject({
      command: { action: 'reboot', source: slot },
    })
    expect(card.host.startSelfTest()).toBe(false)
  })
})

describe('two slots', () => {
  test('hold a card each, and each is seen', () => {
    const { ups } = unit(TWO_SLOTS)
    ups.fit(new LegacyCommunicationsCard(), 'smartslot1')
    ups.fit(new InterfaceExpander2(), 'smartslot2')
    expect([...ups.slots.cards].map(([slot, { card }]) => [slot, card])).toEqual([
      ['smartslot1', 'AP9620'],
      ['smartslot2', 'AP9624'],
    ])
    expect(ups.portsAlive).toBe(false)
    expect(ups.slots.signalPorts.map(({ name }) => name)).toEqual(['basic1', 'basic2'])
    ups.fit(undefined, 'smartslot1')
    expect(ups.portsAlive).toBe(true)
  })

  test('are refused where the model has one or none', () => {
    const { ups } = unit()
    expect(() => ups.fit(new InterfaceExpander2(), 'smartslot2')).toThrow(
      'there is no smartslot2; the unit has: smartslot1',
    )
    const { ups: without } = unit({ model: 'SMC1500' })
    expect(() => without.fit(new InterfaceExpander2())).toThrow(
      'there is no smartslot1; the unit has: no SmartSlot',
    )
  })

  test('an expander in the second slot commands from there', () => {
    const { ups, events, pass } = unit(TWO_SLOTS)
    ups.fit(new InterfaceExpander2(), 'smartslot2')
    ups.command({ action: 'off', targets: 'all', source: 'lcd', useOffDelay: true })
    pass(200)
    expect(events.filter(({ type }) => type === 'signal')).toMatchObject([
      { request: 'request-shutdown', source: 'smartslot2' },
    ])
  })
})
