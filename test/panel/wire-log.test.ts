import { describe, expect, test } from 'vitest'
import type { TrafficLine } from '../../src/client/types.ts'
import { isShown, KEPT, type WireFilter, WireLog } from '../../src/panel/state/wire-log.ts'

const ALL: WireFilter = { unit: '', port: '', protocol: '', find: '', connection: '', wrong: false }

function line(id: number, given: Partial<TrafficLine> = {}): TrafficLine {
  return {
    ...{ id, device: 'ups0', port: 'rj45', protocol: 'modbus', connection: 1, direction: 'to-unit', at: id },
    ...{ hex: '0103', summary: 'FC 3 read', fields: [] },
    ...given,
  } as TrafficLine
}

describe('what passed on a wire', () => {
  test('a reply knows its request, and how long it took; each connection for itself', () => {
    const log = new WireLog()
    log.add(line(1, { at: 10 }))
    log.add(line(2, { at: 12, connection: 2 }))
    log.add(line(3, { at: 15, direction: 'to-host' }))
    log.add(line(4, { at: 20, direction: 'to-host', connection: 2 }))
    log.add(line(5, { at: 21, direction: 'to-host' }))
    expect(log.lines.map(({ pair, tookMs }) => [pair, tookMs])).toEqual([
      [3, undefined],
      [4, undefined],
      [1, 5],
      [2, 8],
      [undefined, undefined],
    ])
  })

  test.each([
    ['12 bytes that are no whole message', /checksum/],
    ['write whose check bytes do not fit', /check bytes/],
    ['FC 3 refused: exception 2, illegal address', /refused/],
    ['STALL', /stalled/],
  ])('%s is wrong', (summary, reason) => {
    const log = new WireLog()
    log.add(line(1, { summary }))
    expect(log.lines[0]!.wrong).toMatch(reason)
  })

  test('a request that is asked again before an answer had none', () => {
    const log = new WireLog()
    log.add(line(1))
    // A client that comes or goes asks nothing.
    log.add(line(2, { hex: '', summary: 'opened' }))
    expect(log.lines[0]!.wrong).toBeUndefined()
    log.add(line(3))
    expect(log.lines.map(({ wrong }) => wrong)).toEqual([
      'no answer before the next request',
      undefined,
      undefined,
    ])
  })

  test('is found by text, fields, bytes, and all the rest of a filter', () => {
    const log = new WireLog()
    log.add(line(1, { hex: '01fe03', fields: [{ name: 'Charge', value: '97 percent' }] }))
    const [one] = log.lines
    for (const find of ['READ', 'charge 97', '01 FE', 'fe03'])
      expect(isShown(one!, { ...ALL, find }), find).toBe(true)
    for (const find of ['write', 'ff', '98']) expect(isShown(one!, { ...ALL, find }), find).toBe(false)
    for (const filter of [
      { unit: 'ups1' },
      { port: 'usb' },
      { protocol: 'hid' },
      { connection: 'ups0 rj45 2' },
      { wrong: true },
    ])
      expect(isShown(one!, { ...ALL, ...filter })).toBe(false)
  })

  test('is bounded', () => {
    const log = new WireLog()
    for (let id = 1; id <= 3 * KEPT; id++) log.add(line(id))
    expect(log.lines.length).toBeLessThanOrEqual(KEPT * 1.2)
    expect(log.lines.at(-1)!.id).toBe(3 * KEPT)
  })
})
