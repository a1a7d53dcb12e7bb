import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

interface Locked {
  readonly version?: string
  readonly license?: string
  readonly dev?: boolean
  readonly peer?: boolean
  readonly link?: boolean
  readonly integrity?: string
}

const read = (path: string) =>
  JSON.parse(readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8'))
const { packages } = read('package-lock.json') as { readonly packages: Readonly<Record<string, Locked>> }
/** What somebody gets who installs upslab, whatever the computer. */
const installed = Object.entries(packages).filter(
  ([path, { dev, peer, link }]) => path.startsWith('node_modules/') && !dev && !peer && !link,
)

/** Licences that ask for nothing beyond their text being kept. */
const ALLOWED = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD']

test('what is installed with upslab has a licence that the MIT licence goes with', () => {
  const names = installed.map(([path]) => path.replace('node_modules/', ''))
  expect(names).toEqual(expect.arrayContaining(['hono', 'commander', 'yaml', 'zod', 'koffi']))
  expect(installed.filter(([, { license }]) => !ALLOWED.includes(license ?? ''))).toEqual([])
})

test('and is known by its hash', () => {
  expect(installed.filter(([, { integrity }]) => !integrity).map(([path]) => path)).toEqual([])
})
