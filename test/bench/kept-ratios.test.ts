import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { better, fallen, ratiosOf } from '../../bench/kept-ratios.mjs'

const rows = [
  { what: 'pty', ours: '1/s', peer: 'bare responder: 2/s', ratio: '0.84 (0.80-0.90)' },
  { what: 'pty, memory', ours: '9 kB' },
]

test('a ratio is kept under what was measured, and against whom', () => {
  expect(ratiosOf(rows)).toEqual({ 'pty / bare responder': 0.84 })
})

test('one that falls by more than a fifth is named; others, and what was not measured, are not', () => {
  const kept = { a: 1, b: 0.5, c: 0.9 }
  expect(fallen(kept, { a: 0.8, b: 0.39, d: 0 })).toEqual(['b: 0.39, kept 0.5'])
  expect(fallen(kept, better({ b: 0.39 }, { b: 0.41 }))).toEqual([])
})

test('what the workflow checks is kept', () => {
  const kept = JSON.parse(readFileSync(new URL('../../bench/kept-ratios.json', import.meta.url), 'utf8'))
  const workflow = readFileSync(new URL('../../.github/workflows/nightly.yml', import.meta.url), 'utf8')
  expect(workflow).toContain('npm run bench -- --check bench/kept-ratios.json tcp pty')
  expect(Object.keys(kept).join('\n')).toMatch(/TCP[\s\S]*pty/i)
  expect(Object.values(kept).every((ratio) => typeof ratio === 'number' && ratio > 0)).toBe(true)
})
