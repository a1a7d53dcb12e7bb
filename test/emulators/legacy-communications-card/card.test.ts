import { describe, expect, test } from 'vitest'
import { LegacyCommunicationsCard } from '../../../emulators/legacy-communications-card/legacy-communications-card.ts'
import type { DefectChoices } from '../../../emulators/smart-ups/firmware/firmware.ts'
import { UpsLinkSession } from '../../../src/protocols/ups-link/session.ts'
import { type UnitUnderTest, unit } from '../../support/unit.ts'

interface WithCard extends UnitUnderTest {
  readonly card: LegacyCommunicationsCard
  /** Says characters to the card's serial port, the second of a pair after 1.5 s. */
  say(characters: string): string
}

function unitWithLegacyCard(defects: DefectChoices = {}): WithCard {
  const made = unit({ defects })
  const card = new LegacyCommunicationsCard()
  made.ups.fit(card)
  const session = new UpsLinkSession(made.ups, { source: 'smartslot1' })
  let lineMs = 0
  const say = (characters: string) =>
    [...characters]
      .flatMap((character) => {
        lineMs += 1500
        return session.receive(Buffer.from(character, 'latin1'), lineMs)
      })
      .map(({ bytes }) => Buffer.from(bytes).toString('latin1'))
      .join('')
  say('Y')
  return { ...made, card, say }
}

const MOST_ENTRIES = 15

/** The entries of a menu below the main one, as a person finds them. */
function menuOf({ ups: { panel, settings } }: UnitUnderTest, label: string): string[] {
  settings.setUnit('menuType', 'advanced')
  panel.press('ok')
  const chosen = () => panel.view().rows.find((row) => row.startsWith('> '))
  for (let step = 0; step < MOST_ENTRIES && chosen() !== `> ${label}`; step++) panel.press('down')
  panel.press('ok')
  const entries = new Set<string>()
  for (let step = 0; step < MOST_ENTRIES; step++) {
    entries.add(chosen()!.slice(2))
    panel.press('down')
  }
  return [...entries]
}

describe('an AP9620 in the slot', () => {
  test("leaves the unit's own ports dead, until it is taken out", () => {
    const { ups } = unitWithLegacyCard()
    expect([ups.awake, ups.portsAlive]).toEqual([true, false])
    ups.fit(undefined)
    expect(ups.portsAlive).toBe(true)
  })

  test('says what it is', () => {
    const { card } = unitWithLegacyCard()
    expect(card.describe()).toEqual({ card: 'AP9620' })
  })

  test('hides the outlet groups on the panel, not the control of the whole unit', () => {
    // Below 09.4 the panel goes on offering them.
    const fixed = { 'id18-ap9620-lcd-items': false }
    expect(menuOf(unit(), 'Control')).toContain('Outlet Group 1')
    expect(menuOf(unit(), 'Configuration')).toContain('Outlets')
    const [control, configuration] = ['Control', 'Configuration'].map((label) =>
      menuOf(unitWithLegacyCard(fixed), label),
    )
    expect(control).toContain('UPS')
    expect(control).not.toContain('Outlet Group 1')
    expect(configuration!.length).toBeGreaterThan(2)
    expect(configuration).not.toContain('Outlets')
  })
})

describe('outlet groups behind an AP9620', () => {
  test('go off together after the longest of their delays', () => {
    const { say, pass, outlets, ups } = unitWithLegacyCard()
    ups.settings.setGroup('SOG0', 'turnOffDelay', 5)
    ups.settings.setGroup('MOG', 'turnOffDelay', 30)
    expect(say('KK')).toBe('OK\r\n')
    pass(29)
    expect(outlets()).toBe('MOG on, SOG0 on')
    pass(1)
    expect(outlets()).toBe('MOG off, SOG0 off')
  })

  test('come on together, after the turn-on delay', () => {
    const { say, pass, outlets, ups } = unitWithLegacyCard()
    for (const group of ['MOG', 'SOG0'] as const) ups.settings.setGroup(group, 'turnOnDelay', 10)
    say('ZZ')
    expect(outlets()).toBe('MOG off, SOG0 off')
    say('\x0e\x0e')
    pass(9)
    expect(outlets()).toBe('MOG off, SOG0 off')
    pass(1)
    expect(outlets()).toBe('MOG on, SOG0 on')
  })

  test('cannot be turned on from afar ten minutes after the mains and the output went', () => {
    const { say, pass, outlets, ups } = unitWithLegacyCard()
    ups.setInput({ voltage: 0 })
    say('ZZ')
    pass(599)
    say('\x0e\x0e')
    expect(outlets()).toBe('MOG on, SOG0 on')
    say('ZZ')
    pass(601)
    expect(say('Y\x0e\x0e')).toBe('')
    expect(outlets()).toBe('MOG off, SOG0 off')
  })

  test('are all off and back after S in an outage', () => {
    const { say, pass, outlets, ups } = unitWithLegacyCard()
    ups.setInput({ voltage: 0 })
    expect(say('S')).toBe('OK\r\n')
    pass(90)
    expect(outlets()).toBe('MOG off, SOG0 off')
    ups.setInput({ voltage: 120 })
    pass(30)
    expect(outlets()).toBe('MOG on, SOG0 on')
  })
})

describe('tests through an AP9620', () => {
  test('a self-test is refused below 70 percent of charge', () => {
    const { say, ups } = unitWithLegacyCard()
    ups.setBattery({ charge: 69 })
    expect(say('W')).toBe('NO\r\n')
    ups.setBattery({ charge: 71 })
    expect(say('W')).toBe('OK\r\n')
  })

  test('calibration wants a full battery and a tenth of the load', () => {
    const { say, ups } = unitWithLegacyCard()
    ups.setLoad({ MOG: 99, SOG0: 0 })
    expect(say('D')).toBe('NO\r\n')
    ups.setLoad({ MOG: 101 })
    ups.setBattery({ charge: 99 })
    expect(say('D')).toBe('NO\r\n')
    ups.setBattery({ charge: 100 })
    expect(say('D')).toBe('OK\r\n')
  })
})
