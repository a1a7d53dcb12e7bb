import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cli } from '../support/cli.ts'

let folder: string
const run = (args: string) => cli(args.split(' '), folder)
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'upslab-init-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const SCENARIOS = fileURLToPath(new URL('../../scenarios', import.meta.url))

describe('check', () => {
  test('files that can be used', async () => {
    await run('init')
    const scenario = join(SCENARIOS, 'stale-data.yaml')
    const { code, stdout } = await run(`check lab.yaml ${scenario}`)
    expect([code, stdout]).toEqual([
      0,
      `lab.yaml: fine, a lab file with 1 device\n${scenario}: fine, a scenario with 1 device\n`,
    ])
  })

  test('mistakes with line and column, of all files, and nothing is made', async () => {
    writeFileSync(join(folder, 'a.yaml'), 'devices:\n  x: { model: SMT1500, frimware: "09.2" }\n')
    writeFileSync(
      join(folder, 'b.yaml'),
      'state: ./state\ndevices: { x: { model: SMT1500, firmware: "77.7" } }\n',
    )
    const { code, stdout, stderr } = await run('check a.yaml b.yaml none.yaml')
    expect(code).toBe(2)
    expect(stdout).toMatch(
      /^a\.yaml: 1 mistake\n {2}line 2, column 24: .*frimware is not known here; allowed: .*firmware/m,
    )
    expect(stdout).toMatch(/^b\.yaml: 1 mistake\n {2}devices\.x: SMT1500 has no firmware 77\.7/m)
    expect(stdout).toMatch(/^none\.yaml: 1 mistake\n {2}no such file or folder \(ENOENT\)/m)
    expect(stderr).toContain('3 of 3 files cannot be used')
    expect(existsSync(join(folder, 'state'))).toBe(false)
  })

  test('what two units would share: an address, a link, a serial number', async () => {
    const card = 'smartslot1: { card: AP9631, snmp: 127.0.0.1:1161 }'
    writeFileSync(
      join(folder, 'shared.yaml'),
      [
        'devices:',
        `  a: { model: SMT1500, serial: AS1, rj45: { pty: ./link }, ${card} }`,
        `  b: { model: SMT1500, ${card} }`,
        '  c: { model: SMT1500, rj45: { pty: link } }',
        '  d: { model: SMT1500, serial: AS1 }',
        '',
      ].join('\n'),
    )
    const { code, stdout } = await run('check shared.yaml')
    expect(code).toBe(2)
    expect(stdout).toMatch(/^ {2}devices\.b: 127\.0\.0\.1:1161 is given to a port of a already/m)
    expect(stdout).toMatch(/^ {2}devices\.c: link is given to a port of a already/m)
    expect(stdout).toMatch(/^ {2}devices\.d: serial number AS1 is that of a already/m)
  })
})

describe('init', () => {
  test('says where nothing can be written', async () => {
    await run('init')
    const { code, stderr } = await run('init lab.yaml/deeper')
    expect([code, stderr]).toEqual([2, expect.stringMatching(/lab\.yaml cannot be written: ENOTDIR/)])
    expect(stderr).not.toContain('    at ')
  })

  test('writes nothing over a file that is there', async () => {
    await run('init')
    const before = readFileSync(join(folder, 'lab.yaml'), 'utf8')
    const { code, stderr } = await run('init --compose')
    expect([code, stderr]).toEqual([2, expect.stringContaining('lab.yaml exists; it is left as it is')])
    expect([
      readFileSync(join(folder, 'lab.yaml'), 'utf8'),
      existsSync(join(folder, 'compose.yaml')),
    ]).toEqual([before, false])
  })

  test.each([
    ['--vitest', ['ups.test.ts']],
    ['--jest', ['ups.test.mjs']],
    ['--compose', ['lab.yaml', 'compose.yaml']],
    ['--github-action', ['.github/workflows/ups.yml']],
  ])('%s', async (flag, files) => {
    const { code, stdout } = await run(`init ${flag}`)
    expect(code).toBe(0)
    for (const file of files) {
      expect(existsSync(join(folder, file))).toBe(true)
      expect(stdout).toContain(`wrote ${file}`)
    }
  })

  test('one at a time', async () => {
    const { code, stderr } = await run('init --vitest --jest')
    expect([code, stderr]).toEqual([2, expect.stringContaining('--vitest and --jest: one at a time')])
  })
})
