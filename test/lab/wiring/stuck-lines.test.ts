import { expect, test } from 'vitest'
import { BenchCore } from '../../../src/lab/bench-core.ts'
import { deviceSchema } from '../../../src/lab/lab-file/schema.ts'
import { rj45Contacts } from '../../../src/lab/wiring/port-sessions.ts'
import { wireFaults } from '../../../src/lab/wiring/wire.ts'
import { ManualLineClock } from '../../ports/manual-line-clock.ts'

/** An SMT1500 with simple signaling through 940-0095A, whose shutdown line is RTS. */
function simple() {
  const core = new BenchCore({ line: new ManualLineClock(), seed: 1 })
  const config = deviceSchema.parse({
    model: 'SMT1500',
    rj45: { protocol: 'simple', cable: '940-0095A', usbip: true },
  })
  const device = core.add('ups0', config)
  const context = { sync: () => core.sync(), seed: 1, line: new ManualLineClock(), traffic: core.traffic }
  const end = rj45Contacts(device, device.config.rj45!, context)!
  return { core, device, end, faults: wireFaults(device, 'rj45', context) }
}

test('a line that the host reads stays as it is, and moves again when the fault is gone', () => {
  const { device, end, faults } = simple()
  const seen: unknown[] = []
  end.watch(() => seen.push(end.inputs()))
  const calm = end.inputs()
  device.ups.setInput({ voltage: 0 })
  const onBattery = end.inputs()
  const moved = (Object.keys(calm) as (keyof typeof calm)[]).filter((line) => calm[line] !== onBattery[line])
  expect(moved).toHaveLength(1)
  const [line] = moved
  faults.set([{ fault: 'stuck-line', [line!]: calm[line!] ? 1 : 0 }])
  expect(end.inputs()).toEqual(calm)
  expect(seen.at(-1)).toEqual(calm)
  faults.set([])
  expect(seen.at(-1)).toEqual(onBattery)
})

test('a shutdown line that is stuck asserted shuts down whoever is on battery', () => {
  const { core, device, end, faults } = simple()
  const shutdown = 'rts'
  end.set({ dtr: true, rts: false })
  faults.set([{ fault: 'stuck-line', [shutdown]: 1 }])
  end.watch(() => {})
  end.set({ dtr: true, rts: false })
  device.ups.setInput({ voltage: 0 })
  core.advance(200)
  expect(device.ups.outlets.anyOn).toBe(false)
})

test.each([
  [{ fault: 'stuck-line', dcd: 2 }, /stuck-line\.dcd: 2 is not allowed; a whole number from -1 to 1/],
  [{ fault: 'stuck-line', dcd: 1, direction: 'to-host' }, /stuck-line takes no direction/],
  [{ fault: 'stuck-line', cd: 1 }, /stuck-line has no setting cd; it has: cts, dsr, dcd, ri, dtr, rts/],
] as const)('%j is refused', (order, message) => {
  expect(() => simple().faults.set([order])).toThrow(message)
})

test('a port without modem lines has none that could be stuck', () => {
  const core = new BenchCore({ line: new ManualLineClock(), seed: 1 })
  const device = core.add('ups0', deviceSchema.parse({ model: 'SMT1500' }))
  const faults = wireFaults(device, 'rj45', { seed: 1, line: new ManualLineClock() })
  expect(() => faults.set([{ fault: 'stuck-line', dcd: 1 }])).toThrow(/this one has none/)
})
