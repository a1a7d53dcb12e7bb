import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { StateStore } from '../../src/lab/state-store.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'upslab-state-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('killed at any moment, the file is the old one or the new one', { timeout: 60_000 }, async () => {
  const store = new StateStore(folder)
  store.save('ups0', { n: 0, filler: '' })
  const module = fileURLToPath(new URL('../../build/src/lab/state-store.js', import.meta.url))
  const program = `
    import { StateStore } from ${JSON.stringify(module)}
    const store = new StateStore(${JSON.stringify(folder)})
    process.stdout.write('ready')
    for (let n = 1; ; n++) store.save('ups0', { n, filler: String(n % 10).repeat(200_000) })`
  for (let round = 0; round < 8; round++) {
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await new Promise((resolve) => child.stdout.once('data', resolve))
    await new Promise((resolve) => setTimeout(resolve, 5 + round * 7))
    child.kill('SIGKILL')
    await new Promise((resolve) => child.once('exit', resolve))
    const saved = JSON.parse(readFileSync(join(folder, 'ups0.json'), 'utf8')) as { n: number; filler: string }
    expect(saved.filler === '' || saved.filler === String(saved.n % 10).repeat(200_000)).toBe(true)
  }
})
