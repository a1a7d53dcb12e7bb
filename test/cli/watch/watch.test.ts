import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cli, finished, type ReadyBench, start, up } from '../../support/cli.ts'

const MAIN = fileURLToPath(new URL('../../../dist/src/cli/main.js', import.meta.url))
const IN_A_TERMINAL = fileURLToPath(new URL('./in-a-terminal.py', import.meta.url))
const python = spawnSync('python3', ['-c', 'import pty']).status === 0

const ESCAPE = '\u001b'
const SEQUENCE = new RegExp(`${ESCAPE}\\[[\\d;?]*[A-Za-z]`, 'g')

let folder: string
let bench: ReadyBench
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'upslab-watch-'))
  bench = await up(['--virtual', '--control', '127.0.0.1:0', '--tcp', '127.0.0.1:0'], folder)
})
afterAll(async () => {
  await bench?.stop()
  rmSync(folder, { recursive: true, force: true })
})

function input(voltage: number) {
  return fetch(`${bench.ready.control}/api/v1/devices/ups0/input`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ voltage }),
  })
}

describe('upslab watch', { timeout: 60_000 }, () => {
  test('--once prints one screen and ends', async () => {
    const { code, stdout } = await cli(['watch', bench.ready.control, '--once'])
    expect(code).toBe(0)
    expect(stdout).toMatch(
      /^upslab {2}http.* moved by hand\nups0 {2}SMT1500RM2U, UPS 09\.2 {2}online {2}in 120 V/,
    )
    expect(stdout).not.toContain(ESCAPE)
  })

  test('without a terminal: a line whenever something has changed, until it is ended', async () => {
    const child = start(['watch', bench.ready.control, '--every', '0.2'])
    const end = finished(child)
    let text = ''
    child.stdout!.on('data', (chunk) => {
      text += chunk
    })
    await expect.poll(() => text, { timeout: 30_000 }).toMatch(/ups0 {2}online/)
    await input(0)
    await expect.poll(() => text, { timeout: 30_000 }).toMatch(/ups0 {2}on-battery/)
    await input(120)
    await expect.poll(() => text.trim().split('\n').length, { timeout: 30_000 }).toBe(3)
    child.kill('SIGINT')
    expect((await end).code).toBe(0)
  })

  test.runIf(python).each([
    ['Ctrl-C', '\u0003'],
    ['q', 'q'],
  ])(
    'in a terminal: draws within its size, follows it, and leaves it as it was at %s',
    async (_name, key) => {
      const args = [IN_A_TERMINAL, process.execPath, MAIN, 'watch', bench.ready.control, '--every', '0.2']
      const env: NodeJS.ProcessEnv = { ...process.env, TERM: 'xterm', UPSLAB_TEST_KEY: key }
      delete env.NO_COLOR
      // Node takes a terminal of a CI service for one without colours.
      delete env.CI
      const child = spawn('python3', args, { stdio: ['ignore', 'pipe', 'inherit'], env })
      let text = ''
      child.stdout.on('data', (chunk) => {
        text += chunk
      })
      await new Promise((resolve) => child.once('close', resolve))
      const { before, after, rest, status } = JSON.parse(text)
      expect(status).toBe(0)
      expect(before.startsWith(`${ESCAPE}[?1049h${ESCAPE}[?25l${ESCAPE}[H`)).toBe(true)
      expect(before).toContain(`${ESCAPE}[32monline${ESCAPE}[39m`)
      expect(widest(before)).toBeLessThanOrEqual(70)
      expect(widest(before)).toBeGreaterThan(40)
      expect(widest(after.split(`${ESCAPE}[H`).at(-1))).toBeLessThanOrEqual(40)
      expect(rest.endsWith(`${ESCAPE}[?25h${ESCAPE}[?1049l`)).toBe(true)
    },
  )

  test('2: no such unit or address; 3: nobody answers', async () => {
    expect(await cli(['watch', bench.ready.control, '--device', 'ups9', '--once'])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/no device ups9; there are: ups0/),
    })
    expect(await cli(['watch', 'nonsense'])).toMatchObject({ code: 2 })
    expect(await cli(['watch', '--every', '0', bench.ready.control])).toMatchObject({ code: 2 })
    expect(await cli(['watch', 'http://127.0.0.1:1', '--once'])).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(/no answer from http:\/\/127\.0\.0\.1:1/),
    })
  })
})

/** Columns of the widest line that a terminal was sent. */
function widest(text: string): number {
  const lines = text.split(`${ESCAPE}[H`).flatMap((frame) => frame.replaceAll(SEQUENCE, '').split('\r\n'))
  return Math.max(...lines.map((line) => line.length))
}
