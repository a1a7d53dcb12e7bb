import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { COMMANDS } from '../../src/cli/commands/loaders.ts'
import { program } from '../../src/cli/program.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Files that are loaded with a file, at any depth; types and what is imported when it is needed do not count. */
function loadedWith(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found
  found.add(file)
  const text = readFileSync(file, 'utf8')
  for (const [, path] of text.matchAll(/^(?:import|export)(?! type)[^'"]*?from '(\.[^']+)'/gm))
    loadedWith(join(dirname(file), path!), found)
  return found
}

test('the command line itself loads nothing of the bench', () => {
  const loaded = [...loadedWith(join(root, 'src/cli/program.ts'))].map((file) => relative(root, file))
  expect(loaded.length).toBeGreaterThan(2)
  // Where the package is, for its version.
  const allowed = ['src/ports/package-folder.ts']
  expect(loaded.filter((file) => !file.startsWith('src/cli/') && !allowed.includes(file))).toEqual([])
})

test('every command is loaded by its own name, and all are when none of that name is', async () => {
  const names = Object.keys(COMMANDS)
  for (const name of names)
    expect((await program(name)).commands.map((command) => command.name())).toEqual([name])
  for (const other of [undefined, '--help', 'nope', '__proto__', 'constructor'])
    expect((await program(other)).commands.map((command) => command.name())).toEqual(names)
})
