import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cli } from '../support/cli.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'upslab-completion-'))
  const program = join(folder, 'upslab')
  writeFileSync(
    program,
    `#!/bin/sh\nexec '${process.execPath}' '${join(root, 'dist/src/cli/main.js')}' "$@"\n`,
  )
  chmodSync(program, 0o755)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('doctor', () => {
  test('looks at this computer, as text and as JSON', async () => {
    const { code, stdout } = await cli(['doctor', '--json'], folder)
    const { ok, findings } = JSON.parse(stdout) as {
      ok: boolean
      findings: { about: string; found: string }[]
    }
    expect([code, ok]).toEqual([0, true])
    expect(findings.find(({ about }) => about === 'Node')?.found).toBe(process.version)
    const text = await cli(['doctor'], folder)
    expect(text.stdout).toMatch(/^ok +Node .*v\d+/)
    expect(text.stdout).toContain('\na bench runs here\n')
  })

  test('sees a port that is taken', async () => {
    const server = createServer()
    const mine = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false)).listen(3240, '127.0.0.1', () => resolve(true))
    })
    const { stdout } = await cli(['doctor'], folder)
    if (mine) await new Promise((resolve) => server.close(resolve))
    expect(stdout).toMatch(/-- +TCP port 3240 +taken by another program/)
  })
})

const why = process.platform === 'win32' ? 'no bash' : undefined
describe.skipIf(why)(`completion in a real bash${why ? ` (skipped: ${why})` : ''}`, () => {
  /** What Tab offers after a line; its last word is being typed. */
  function tab(line: string): string[] {
    const script = `source <(upslab completion bash)
COMP_WORDS=(upslab "$@"); COMP_CWORD=$#; _upslab; printf '%s\\n' "\${COMPREPLY[@]}"`
    const { status, stdout, stderr } = spawnSync(
      'bash',
      ['--norc', '-c', script, 'bash', ...line.split(' ')],
      {
        encoding: 'utf8',
        env: { ...process.env, PATH: `${folder}:${process.env.PATH}` },
      },
    )
    expect([status, stderr]).toEqual([0, ''])
    return stdout.trim().split('\n')
  }

  test.each([
    ['comm', ['command']],
    ['up --mod', ['--model', '--mode', '--modbus-tcp']],
    ['up --model SMT1500RM', ['SMT1500RMI2U', 'SMT1500RM2U']],
    ['up --model SMT1500RM2U --firmware 09.', ['09.0', '09.2', '09.3']],
    ['up --card AP962', ['AP9624', 'AP9620']],
    ['matrix --model SMT1500RM2U --firmware 09.2,09.3', ['09.2,09.3']],
    ['matrix --defect ie2-', ['ie2-shutdown-override']],
    ['firmware SMT1500RM2U 09.', ['09.2', '09.3']],
    ['completion f', ['fish']],
  ])('%s', (line, offered) => {
    expect(tab(line)).toEqual(expect.arrayContaining(offered))
  })

  test('has been put in place', () => {
    const script = 'source <(upslab completion bash); complete -p upslab'
    const env = { ...process.env, PATH: `${folder}:${process.env.PATH}` }
    expect(spawnSync('bash', ['--norc', '-c', script], { encoding: 'utf8', env }).stdout).toBe(
      'complete -o default -F _upslab upslab\n',
    )
  })
})
