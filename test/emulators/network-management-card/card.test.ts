import { describe, expect, test } from 'vitest'
import { NetworkManagementCard } from '../../../emulators/network-management-card/network-management-card.ts'
import { unitWithNetworkCard } from '../../support/network-card.ts'

describe('a card starts', () => {
  test('is up when its unit comes onto the bench', () => {
    const { card } = unitWithNetworkCard()
    expect([card.up, card.boots, card.uptimeMs]).toEqual([true, 1, 0])
  })

  test('takes its time after a restart, and counts it', () => {
    const { card, pass, reports } = unitWithNetworkCard()
    pass(100)
    expect(card.uptimeMs).toBe(100_000)
    card.restart()
    pass(59)
    expect([card.up, card.describe().state]).toEqual([false, 'starting'])
    pass(1)
    expect([card.up, card.boots, card.uptimeMs]).toEqual([true, 2, 0])
    expect(reports.map(({ name }) => name)).toEqual(['card-started'])
  })

  test('and again when it is taken out and put back, with its count', () => {
    const { card, ups, pass } = unitWithNetworkCard()
    pass(10)
    ups.fit(undefined)
    expect(card.up).toBe(false)
    ups.fit(card)
    expect(card.up).toBe(false)
    pass(60)
    expect([card.up, card.boots]).toEqual([true, 2])
  })

  test('and when its unit has a supply again', () => {
    const { card, ups, pass } = unitWithNetworkCard()
    ups.setBattery({ charge: 1 })
    ups.setInput({ voltage: 0 })
    pass(3600)
    expect([ups.awake, card.describe().state]).toEqual([false, 'no-supply'])
    ups.setInput({ voltage: 120 })
    pass(61)
    expect([card.up, card.boots]).toEqual([true, 2])
  })

  test('what it remembers is plain data', () => {
    const { card, pass } = unitWithNetworkCard()
    card.restart()
    pass(61)
    card.settings.contact = 'somebody'
    const copy = new NetworkManagementCard({ model: 'AP9631', version: '7.1.2' })
    copy.load(JSON.parse(JSON.stringify(card.save())))
    expect([copy.boots, copy.settings.contact, copy.firmware.version]).toEqual([2, 'somebody', '6.6.4'])
  })
})

describe('its firmware', () => {
  test.each([
    [{ model: 'AP9631', version: '9.9.9' }, /card firmware "9.9.9" is not known; known: 5.1.6/],
    [{ model: 'AP9641', version: '7.1.2' }, /card firmware "7.1.2" is not known; known: 1.1.0.16/],
    [{ model: 'AP9999' }, /no Network Management Card "AP9999"; there are: AP9617/],
    [{ model: 'AP9630', defects: { nonsense: true } }, /no card defect "nonsense"; known: fwstring/],
  ])('%j is refused', (options, message) => {
    expect(() => new NetworkManagementCard(options)).toThrow(message)
  })

  test('access as shipped follows the version, and an upgrade silences what nobody has set', () => {
    const { card, pass } = unitWithNetworkCard()
    expect(card.access.v1).toBe(true)
    card.flash('6.9.6')
    pass(61)
    expect([card.access.v1, card.up]).toEqual([false, true])
  })

  test('an upgrade leaves access alone that somebody has set', () => {
    const access = {
      v1: true,
      communities: [{ name: 'ours', access: 'read' as const, nms: '0.0.0.0' }],
      v3: false,
      users: [],
    }
    const { card } = unitWithNetworkCard({ card: { settings: { access } } })
    card.flash('6.9.6')
    expect(card.access).toEqual(access)
  })
})

describe('graceful commands', () => {
  test('wait in the card on a unit without outlet groups', () => {
    const { card, pass, ups, outlets } = unitWithNetworkCard({ model: 'SUA1500', card: { model: 'AP9619' } })
    expect(card.command('off', true)).toEqual({ accepted: true })
    expect(card.shutdownPending).toBe(true)
    // Longest delay and two minutes, then the shutdown delay of the unit.
    pass(239)
    expect(ups.outlets.groups.some(({ turnOffPending }) => turnOffPending)).toBe(false)
    pass(1 + ups.settings.group('MOG')!.turnOffDelay)
    expect(outlets()).toBe('MOG off')
  })

  test('are the delays of the groups on a unit that has groups', () => {
    const { card, pass, events, outlets } = unitWithNetworkCard()
    card.command('off', true)
    expect(card.shutdownPending).toBe(false)
    expect(events.find(({ type }) => type === 'command')).toMatchObject({
      command: { action: 'off', source: 'smartslot1', useOffDelay: true },
    })
    pass(91)
    expect(outlets()).toBe('MOG off, SOG0 off')
  })
})

describe('reports', () => {
  test('an outage from beginning to end', () => {
    const { ups, reports, pass } = unitWithNetworkCard()
    ups.setInput({ voltage: 0 })
    pass(5)
    ups.setInput({ voltage: 120 })
    pass(5)
    expect(reports.map(({ name }) => name)).toEqual(['on-battery', 'power-restored'])
  })

  test('steps of the AVR, a self-test, outlet groups', () => {
    const { ups, reports, pass } = unitWithNetworkCard()
    ups.setInput({ voltage: 102 })
    ups.setInput({ voltage: 120 })
    ups.startSelfTest('smartslot1')
    pass(20)
    ups.command({ action: 'off', targets: ['SOG0'], source: 'lcd' })
    pass(5)
    expect(reports.map(({ name, group }) => [name, group].filter(Boolean).join(' '))).toEqual([
      'boost',
      'boost-cleared',
      'self-test-passed',
      'group-off 2',
    ])
  })

  test('nothing while it starts', () => {
    const { card, ups, reports } = unitWithNetworkCard()
    card.restart()
    ups.setInput({ voltage: 0 })
    expect(reports).toEqual([])
  })
})
