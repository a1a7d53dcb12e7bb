import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { anchorsOf, linksOf, pages, root } from './markdown.ts'

describe('every link inside the repository leads somewhere', () => {
  test.each(pages())('$path', ({ path, text }) => {
    const broken = linksOf(text).filter((target) => !/^https?:/.test(target) && !resolves(path, target))
    expect(broken).toEqual([])
  })
})

test('a link to nowhere is noticed', () => {
  expect(resolves('README.md', 'docs/nothing.md')).toBe(false)
  expect(resolves('README.md', 'docs/time.md#no-such-heading')).toBe(false)
})

describe('every path of this repository named in code marks exists', () => {
  test.each(pages())('$path', ({ text }) => {
    const prose = text.replace(/^```[\s\S]*?^```$/gm, '')
    const named = [...prose.matchAll(/`((?:emulators|src|test|docs|scripts|schema)\/[\w./-]*)`/g)]
    expect(named.map(([, path]) => path!).filter((path) => !existsSync(join(root, path)))).toEqual([])
  })
})

function resolves(from: string, target: string): boolean {
  const [file = '', anchor] = target.split('#')
  const path = file === '' ? join(root, from) : resolve(root, dirname(from), file)
  if (!existsSync(path)) return false
  return anchor === undefined || anchorsOf(readFileSync(path, 'utf8')).has(anchor)
}
