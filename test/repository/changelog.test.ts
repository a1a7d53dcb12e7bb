import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { notesFor, sectionsOf } from '../../scripts/changelog.mjs'

const read = (name: string) => readFileSync(fileURLToPath(new URL(`../../${name}`, import.meta.url)), 'utf8')
const { version } = JSON.parse(read('package.json')) as { version: string }

test('the changelog begins with what is unreleased; every version has its day, the newest first', () => {
  const [first, ...versions] = sectionsOf(read('CHANGELOG.md'))
  expect(first).toMatchObject({ name: 'Unreleased', date: undefined })
  expect(versions.map(({ name }) => name)).toContain(version)
  const days = versions.map(({ date }) => date)
  for (const day of days) expect(day).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  expect(days).toEqual([...days].sort().reverse())
})

describe('the notes of a release', () => {
  const changelog = '# Changelog\n\n## Unreleased\n\n## 1.1.0\n\n- new\n\n## 1.0.0 - 2026-01-31\n\n- first\n'

  test('are the words under its version', () => {
    expect(notesFor('v1.0.0', '1.0.0', changelog)).toBe('- first')
    expect(notesFor(`v${version}`, version, read('CHANGELOG.md'))).toContain('###')
  })

  test.each([
    ['v1.0.1', '1.0.0', 'the tag v1.0.1 is not allowed; package.json says v1.0.0'],
    ['v1.2.0', '1.2.0', 'CHANGELOG.md has no section 1.2.0; it has Unreleased, 1.1.0, 1.0.0'],
    ['v1.1.0', '1.1.0', 'the section 1.1.0 of CHANGELOG.md has no day'],
  ])('of %s with package version %s: refused', (tag, packaged, message) => {
    expect(() => notesFor(tag, packaged, changelog)).toThrow(message)
  })
})
