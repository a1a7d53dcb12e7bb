import { describe, expect, test } from 'vitest'
import { Bench } from '../../src/lab/bench.ts'
import type { DeviceInput } from '../../src/lab/unit/check-device.ts'

const unit = (more: object): DeviceInput => ({ model: 'SMT1500', firmware: '09.3', ...more }) as DeviceInput

function both(a: object, b: object): () => void {
  const bench = new Bench()
  bench.add('a', unit(a))
  return () => bench.add('b', unit(b))
}

describe('what two units cannot share is refused, naming both', () => {
  test.each([
    [
      { modbusTcp: '127.0.0.1:1502' },
      { modbusTcp: '1502' },
      'b: 127.0.0.1:1502 is given to a port of a already',
    ],
    [{ modbusTcp: '0.0.0.0:1502' }, { rj45: { tcp: '127.0.0.1:1502' } }, 'b: 127.0.0.1:1502 is given'],
    [{ rj45: { rfc2217: 'localhost:1502' } }, { rj45: { tcp: '127.0.0.1:1502' } }, 'is given to a port of a'],
    [{ rj45: { pty: './x' } }, { rj45: { pty: 'x' } }, 'b: x is given to a port of a already'],
    [{ serial: 'AS1' }, { serial: 'AS1' }, 'b: serial number AS1 is that of a already'],
    [
      { smartslot1: { card: 'AP9640', snmp: '127.0.0.1:1161' } },
      { smartslot1: { card: 'AP9640', snmp: '127.0.0.1:1161' } },
      'b: 127.0.0.1:1161 is given',
    ],
  ])('%j and %j', (a, b, text) => {
    expect(both(a, b)).toThrow(text)
  })

  test('nor two ports of one unit', () => {
    expect(() =>
      new Bench().add('a', unit({ modbusTcp: '127.0.0.1:1502', rj45: { tcp: '127.0.0.1:1502' } })),
    ).toThrow('a: 127.0.0.1:1502 is given to two of its ports')
  })

  test.each([
    [{ modbusTcp: '127.0.0.1:0' }, { modbusTcp: '127.0.0.1:0' }],
    [{ modbusTcp: '127.0.0.1:1502' }, { modbusTcp: '127.0.0.2:1502' }],
    [{ modbusTcp: '127.0.0.1:1161' }, { smartslot1: { card: 'AP9640', snmp: '127.0.0.1:1161' } }],
    [{}, {}],
  ])('others stand side by side: %j and %j', (a, b) => {
    expect(both(a, b)).not.toThrow()
  })
})

test('a state folder is for one open bench at a time', async ({ onTestFinished }) => {
  const { mkdtempSync, rmSync } = await import('node:fs')
  const { tmpdir } = await import('node:os')
  const state = mkdtempSync(`${tmpdir()}/upslab-state-`)
  onTestFinished(() => rmSync(state, { recursive: true, force: true }))
  const first = new Bench({ state })
  await first.open()
  await expect(new Bench({ state }).open()).rejects.toThrow(/the state folder .* is used by another bench/)
  await first.close()
  const second = new Bench({ state })
  await second.open()
  await second.close()
})
