import { describe, expect, test } from 'vitest'
import { SseReader } from '../../src/client/sse.ts'

const STREAM = ': hello\n\nid: 1\nevent: state\ndata: {"a":1}\n\ndata:two\ndata: lines\n\n'

describe('server-sent events', () => {
  test.each([
    ['\n', STREAM],
    ['\r\n', STREAM.replaceAll('\n', '\r\n')],
    ['\r', `${STREAM.replaceAll('\n', '\r')}:`],
  ])('are the same however they are cut, with line end %j', (_end, stream) => {
    for (let size = 1; size <= stream.length; size++) {
      const reader = new SseReader()
      const found: string[] = []
      for (let at = 0; at < stream.length; at += size) found.push(...reader.push(stream.slice(at, at + size)))
      expect(found, `in pieces of ${size}`).toEqual(['{"a":1}', 'two\nlines'])
    }
  })

  test('are given when complete, not before', () => {
    const reader = new SseReader()
    expect(reader.push('data: 1\n')).toEqual([])
    expect(reader.push('\n')).toEqual(['1'])
  })

  test('without an end are refused', () => {
    const reader = new SseReader()
    expect(() => {
      for (let index = 0; index < 20; index++) reader.push('x'.repeat(100_000))
    }).toThrow(/more than 1048576 characters/)
  })
})
