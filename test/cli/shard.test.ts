import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseShard, shardOf } from '../../src/cli/shard.ts'
import { parseLab } from '../../src/lab/lab-file/read.ts'

const fleet = (size: number) =>
  parseLab(
    `devices:\n${Array.from({ length: size }, (_, at) => `  rack${at}: { model: SMT1500 }`).join('\n')}`,
    'fleet.yaml',
  )
const names = (lab: { readonly devices: object }) => Object.keys(lab.devices)

test('takes every N-th device, in the order of the file', () => {
  expect(names(shardOf(fleet(7), { index: 2, count: 3 }))).toEqual(['rack1', 'rack4'])
  expect(names(shardOf(fleet(7), { index: 1, count: 3 }))).toEqual(['rack0', 'rack3', 'rack6'])
})

test('every device is in exactly one shard, and shards differ by one device at most', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), (a, b) => {
      const [count, size] = [Math.min(a, b), Math.max(a, b)]
      const lab = fleet(size)
      const parts = Array.from({ length: count }, (_, at) => names(shardOf(lab, { index: at + 1, count })))
      expect(parts.flat().sort()).toEqual(names(lab).sort())
      const sizes = parts.map((part) => part.length)
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
    }),
    { numRuns: 30 },
  )
})

test('everything but the devices stays as the file says', () => {
  const lab = { ...fleet(4), control: '127.0.0.1:9000' }
  expect(shardOf(lab, { index: 1, count: 2 }).control).toBe('127.0.0.1:9000')
})

test.each([
  ['2/3', {}, 'anything', { index: 2, count: 3 }],
  ['auto/3', {}, 'upslab-0', { index: 1, count: 3 }],
  ['auto', { UPSLAB_SHARDS: '5' }, 'upslab-4.upslab.lab.svc', { index: 5, count: 5 }],
])('%s with %o on %s', (text, env, host, shard) => {
  expect(parseShard(text, env, host)).toEqual(shard)
})

test.each([
  ['0/3', {}, 'h', '0/3; allowed: 1/3 to 3/3'],
  ['4/3', {}, 'h', '4/3; allowed: 1/3 to 3/3'],
  ['1/0', {}, 'h', 'of 0 shards; allowed: 1 to 10000'],
  ['first', {}, 'h', '"first" is no shard; allowed: K/N'],
  ['2', {}, 'h', '"2" does not say of how many'],
  ['auto', {}, 'upslab-0', 'UPSLAB_SHARDS (now not set)'],
  ['auto', { UPSLAB_SHARDS: 'many' }, 'upslab-0', 'UPSLAB_SHARDS (now many)'],
  ['auto/3', {}, 'laptop', 'this one is laptop'],
  ['auto/3', {}, 'upslab-3', '4/3; allowed: 1/3 to 3/3'],
])('%s with %o on %s is refused in words', (text, env, host, words) => {
  expect(() => parseShard(text, env, host)).toThrow(words)
})

test('a shard without a device is refused', () => {
  expect(() => shardOf(fleet(2), { index: 3, count: 3 })).toThrow('the lab has 2 devices')
})
