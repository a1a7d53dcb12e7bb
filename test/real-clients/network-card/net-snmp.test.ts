import { expect, test } from 'vitest'
import { netSnmp } from '../setup/net-snmp.ts'
import { describeClients } from '../support/clients.ts'
import { E, liveCard } from './card-on-unit.ts'

describeClients("net-snmp's tools", () => {
  test('get, walk and bulkwalk read a unit, in v1 and v2c', async () => {
    const { snmp, get } = await liveCard()
    expect(await get('2.2.1.0')).toBe('Gauge32: 100')
    expect(await get('1.1.1.0', ['-v2c', '-c', 'public'])).toBe('STRING: "Smart-UPS 1500"')
    const walks = await Promise.all([
      netSnmp('snmpwalk', ['-v1', '-c', 'public', snmp, E]),
      netSnmp('snmpwalk', ['-v2c', '-c', 'public', snmp, E]),
      netSnmp('snmpbulkwalk', ['-v2c', '-c', 'public', snmp, E]),
    ])
    const lines = walks.map(({ stdout }) => stdout.split('\n').filter((line) => line.startsWith(E)).length)
    expect(lines[0]).toBeGreaterThan(120)
    expect(new Set(lines).size).toBe(1)
  })

  test('an absent object is noSuchName in v1, and an exception in v2c', async () => {
    const { get } = await liveCard()
    expect(await get('2.2.9.0')).toMatch(/noSuchName/)
    expect(await get('2.2.9.0', ['-v2c', '-c', 'public'])).toBe(
      'No Such Object available on this agent at this OID',
    )
    expect(await get('2.2.1.7', ['-v2c', '-c', 'public'])).toBe(
      'No Such Instance currently exists at this OID',
    )
  })

  test('a community that is not known, and one whose manager is elsewhere, get no answer', async () => {
    const communities = [
      { name: 'public', access: 'read', nms: '127.0.0.1' },
      { name: 'elsewhere', access: 'read', nms: '192.0.2.1' },
    ] as const
    const { get } = await liveCard({ card: { communities: [...communities] } })
    expect(await get('2.2.1.0')).toBe('Gauge32: 100')
    const quick = ['-v1', '-r0', '-t0.5', '-c']
    expect(await get('2.2.1.0', [...quick, 'wrong'])).toMatch(/Timeout/)
    expect(await get('2.2.1.0', [...quick, 'elsewhere'])).toMatch(/Timeout/)
  })

  test('6.9.6 answers nothing as shipped; 6.6.4 does', async () => {
    const quiet = await liveCard({ card: { firmware: '6.9.6' } })
    expect(await quiet.get('2.2.1.0', ['-v1', '-r0', '-t0.5', '-c', 'public'])).toMatch(/Timeout/)
    const set = await liveCard({ card: { firmware: '6.9.6', profile: 'legacy' } })
    expect(await set.get('2.2.1.0')).toBe('Gauge32: 100')
  })

  test('a card that starts is silent, and counts its start', async () => {
    const { card, bench, snmp, get } = await liveCard({ speed: 30 })
    card.restart()
    expect(await get('2.2.1.0', ['-v1', '-r0', '-t0.5', '-c', 'public'])).toMatch(/Timeout/)
    await expect
      .poll(
        () => {
          bench.sync()
          return card.up
        },
        { timeout: 10_000 },
      )
      .toBe(true)
    const { stdout } = await netSnmp('snmpget', ['-v1', '-c', 'public', snmp, '.1.3.6.1.6.3.10.2.1.2.0'])
    expect(stdout).toMatch(/INTEGER: 2/)
  })

  test('a command acts as the slot, on every other face too', async () => {
    const card = await liveCard()
    expect(await card.set('12.3.2.1.3.2', 'i', 5)).toBe('INTEGER: 5')
    await card.until('the group to go off', () => card.outlets() === 'MOG on, SOG0 off')
    expect(card.events('command').at(-1)).toMatchObject({
      command: { action: 'off', targets: ['SOG0'], source: 'smartslot1', useOffDelay: true },
    })
    expect(card.events('outlet').at(-1)).toMatchObject({
      group: 'SOG0',
      on: false,
      cause: 'smartslot1-command',
    })
  })

  test('a setting is the same setting elsewhere, and takes the next value that is allowed', async () => {
    const { set, get, ups } = await liveCard()
    expect(await set('5.2.2.0', 'i', 130)).toBe('INTEGER: 130')
    expect(ups.settings.unit.transferHigh).toBe(130)
    expect(await set('5.2.2.0', 'i', 999)).toBe('INTEGER: 999')
    expect(await get('5.2.2.0')).toBe('INTEGER: 144')
    ups.settings.setUnit('lowRuntimeWarning', 300)
    expect(await get('5.2.8.0')).toBe('Timeticks: (30000) 0:05:00.00')
  })

  test.each([
    ['6.1.1.0', 'i', 2, /wrongValue/],
    ['6.1.1.0', 't', 2, /wrongType/],
    ['6.2.1.0', 'i', 4, /./],
    ['5.2.3.0', 's', '200', /wrongType/],
    ['2.2.1.0', 'u', 5, /notWritable/],
    ['1.1.2.0', 's', 'too long for it', /wrongLength/],
    ['6.2.7.0', 'i', 2, /genError/],
  ])('on line, setting %s to %s %s is refused', async (object, type, value, error) => {
    const card = await liveCard()
    expect(await card.set(object, type, value)).toMatch(error)
    expect(card.outlets()).toBe('MOG on, SOG0 on')
  })
})
