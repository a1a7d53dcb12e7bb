import { describe, expect, test } from 'vitest'
import { VIRTUAL_EPOCH } from '../../emulators/clock/virtual-clock.ts'
import { BenchCore } from '../../src/lab/bench-core.ts'
import { deviceState } from '../../src/lab/device-state.ts'
import type { BenchSnapshot } from '../../src/lab/snapshot/bench-snapshot.ts'
import { checkSnapshot } from '../../src/lab/snapshot/check-snapshot.ts'
import { DeviceLine } from '../../src/lab/time/device-line.ts'

/** An outage, a sleep, a card that signals, a host that shuts down, a test: everything that remembers moments. */
function story(startAt: number) {
  const line = new DeviceLine()
  const bench = new BenchCore({ startAt, seed: 1, line })
  line.follow(bench.clock)
  const device = bench.add('ups0', {
    model: 'SMT1500RM2U',
    firmware: '09.2',
    smartslot1: { card: 'AP9624', basic1: {} },
    hosts: {
      db1: { shutdownTrigger: 'basic1' },
      web1: { group: 'SOG0', shutdownTrigger: 'on-battery', readsVia: 'rj45' },
    },
  })
  const states: unknown[] = []
  const note = (duration: string) => {
    bench.advance(duration)
    states.push(deviceState(device))
  }
  const { ups } = device
  note('1s')
  ups.startSelfTest('lcd')
  note('30s')
  ups.setInput({ voltage: 0 })
  ups.setLoad({ SOG0: 1600 })
  note('2s')
  ups.setLoad({ SOG0: 100 })
  note('2m')
  ups.setInput({ voltage: 120 })
  ups.command({ action: 'sleep', targets: 'all', source: 'lcd', seconds: 120, useDelay: true })
  note('95s')
  const asleep = bench.snapshot()
  ups.setInput({ voltage: 0 })
  note('20m')
  ups.setInput({ voltage: 120 })
  note('10m')
  return {
    bench,
    states,
    asleep,
    events: bench.journal.since(0).map((event) => ({ ...event, at: event.at - startAt })),
  }
}

describe('moments that are not set', () => {
  test('are no moment: a clock that begins in 1970 tells the same story', () => {
    const [first, other] = [story(0), story(VIRTUAL_EPOCH)]
    expect(first.states).toEqual(other.states)
    expect(first.events).toEqual(other.events)
    expect(first.events.length).toBeGreaterThan(30)
  })

  test('were 0 in snapshots of format 1, which are still read', () => {
    const { bench, asleep } = story(VIRTUAL_EPOCH)
    const old = JSON.parse(
      JSON.stringify(asleep, (key, value) => (value === null && /(At|Since|since)$/.test(key) ? 0 : value)),
    )
    for (const device of Object.values(old.devices) as { unit: Record<string, unknown>; aside: unknown }[]) {
      const { cards, ...unit } = device.unit as { cards: { smartslot1: { card: string; memory: unknown } } }
      device.unit = { ...unit, slot: cards.smartslot1.card, card: cards.smartslot1.memory }
      device.aside = null
      const { hosts } = device as unknown as { hosts: { hosts: Record<string, object> } }
      for (const [name, host] of Object.entries(hosts.hosts)) hosts.hosts[name] = inOldNames(host)
    }
    // The panel always had null where nobody had pressed a key.
    for (const id of Object.keys(asleep.devices)) old.devices[id].unit.panel = asleep.devices[id]!.unit.panel
    old.format = 1
    expect(JSON.stringify(old)).not.toBe(JSON.stringify({ ...asleep, format: 1 }))
    const { conversations: _left, ...device } = checkSnapshot(bench, old).devices.ups0!
    expect(device).toEqual((({ conversations: _own, ...rest }) => rest)(asleep.devices.ups0!))
    bench.restore(old as BenchSnapshot)
    expect(bench.snapshot().devices.ups0!.unit).toEqual(asleep.devices.ups0!.unit)
  })
})

/** What a host remembers, as format 1 named it. */
function inOldNames(host: object): object {
  const old: Readonly<Record<string, string>> = {
    ...{
      triggeredSince: 'heardSince',
      actsAt: 'noticesAt',
      triggeredAt: 'toldAt',
      noRestartSince: 'hopelessSince',
    },
    ...{ killPowerDue: 'killsPower', holdsShutdownLine: 'holdsLine', pollsAt: 'asksAt', commLost: 'lost' },
    ...{ evidence: 'proof', timeline: 'story', undisturbed: 'calm' },
  }
  return Object.fromEntries(Object.entries(host).map(([field, value]) => [old[field] ?? field, value]))
}
