import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ScenarioReport } from '../../src/lab/scenario/report.ts'
import { cli } from '../support/cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'upslab-run-'))

const FAILING = `title: Never & nowhere <off>
devices: { ups0: { model: SMT1500RM2U, firmware: "09.3", hosts: { db1: {} } } }
steps:
  - flicker: { times: 3, jitter: 0.5 }
  - expect: { state: "off" }
`
const failing = join(folder, 'failing.yaml')
writeFileSync(failing, FAILING)

describe('upslab run', () => {
  test('--list names the library', async () => {
    const { code, stdout } = await cli(['run', '--list'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^fa233876-off-confirmed +FA233876: off and stay off/m)
    expect(JSON.parse((await cli(['run', '--list', '--json'])).stdout)).toContainEqual(
      expect.objectContaining({ name: 'flicker', tags: ['outage', 'flicker', 'stuck'] }),
    )
  })

  test('a scenario of the library runs on each version it expects verdicts of', async () => {
    const { code, stdout, stderr } = await cli(['run', 'fa233876-off-confirmed'])
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout.match(/^db1 .*$/gm)).toEqual([
      'db1   ups0 SOG0  bounced  up    1m 38s SOG0 back on, though lcd had said off and stay off',
      'db1   ups0 SOG0  clean    off   1m 30s SOG0 off (local-user-command); it had halted',
      'db1   ups0 SOG0  clean    off   1m 30s SOG0 off (local-user-command); it had halted',
    ])
    expect(stdout).toContain('slotShutdownWhileOffPending: replace-wake-rule (defect ie2-shutdown-override)')
  })

  test('what is not as expected makes the exit code 1, and the seed that repeats it is said', async () => {
    const { code, stdout } = await cli(['run', failing])
    expect(code).toBe(1)
    expect(stdout).toMatch(/^NOT as expected at [\d.]+s: output off; output is online$/m)
    const [, seed] = stdout.match(/the same again: upslab run \S+ --seed (\d+)$/m)!
    const again = await cli(['run', failing, '--seed', seed!])
    expect(again.stdout).toBe(stdout)
  })

  test('--json has everything', async () => {
    const { code, stdout } = await cli(['run', failing, '--json', '--seed', '3', '--firmware', '09.2,15.0'])
    const { passed, runs } = JSON.parse(stdout) as { passed: boolean; runs: ScenarioReport[] }
    expect([code, passed]).toEqual([1, false])
    expect((await cli(['run', failing, '--firmware', '09.2'])).stdout).toMatch(
      /--firmware 09\.2 --seed \d+$/m,
    )
    expect(runs.map(({ seed, devices }) => [seed, devices[0]!.firmware])).toEqual([
      [3, '09.2'],
      [3, '15.0'],
    ])
    expect(runs[0]!.timeline.length).toBeGreaterThan(10)
    expect(runs[0]!.verdicts).toMatchObject([{ host: 'db1', verdict: 'clean', state: 'up' }])
  })

  test('--junit writes a suite a run and a case an expectation', async () => {
    const file = join(folder, 'report.xml')
    expect((await cli(['run', failing, '--junit', file, '--seed', '1'])).code).toBe(1)
    const xml = readFileSync(file, 'utf8')
    expect(xml).toMatch(
      /<testsuite name="[^"]*failing\.yaml \(ups0 SMT1500RM2U UPS 09\.3\)" tests="1" failures="1"/,
    )
    expect(xml).toContain('<failure message="output is online"/>')
    expect(xml).toContain('<property name="seed" value="1"/>')
    expect(xml).toContain('Never &amp; nowhere &lt;off&gt;')
  })

  test('--real opens ports, says where they are, and takes its time', async () => {
    const file = join(folder, 'real.yaml')
    const steps = '  - utility: blackout\n  - wait: 3s\n  - expect: { state: on-battery }\n'
    const device = '{ model: SMT1500RM2U, rj45: { protocol: modbus, tcp: "127.0.0.1:0" } }'
    writeFileSync(file, `title: t\ndevices: { ups0: ${device} }\nsteps:\n${steps}`)
    const { code, stdout, stderr } = await cli(['run', file, '--real', '--speed', '20'])
    expect(code).toBe(0)
    expect(stderr).toMatch(/rj45 +modbus tcp +127\.0\.0\.1:\d+/)
    expect(stderr).toMatch(/page and control API {2}http:\/\/127\.0\.0\.1:\d+/)
    expect(stdout).toMatch(/ups0 +ups +online -> on-battery/)
    expect(stdout).toContain('passed: 1 expectations met')
  })

  test.each([
    [['run'], 'name a scenario or a file; upslab run --list shows the library'],
    [
      ['run', 'nosuch'],
      'nosuch is neither a file nor a scenario of the library; allowed: a file, battery-too-old,',
    ],
    [['run', 'nosuch.yaml'], 'nosuch.yaml cannot be used:\n  no such file or folder (ENOENT)'],
    [['run', 'flicker', '--seed', 'x'], '--seed: "x" is not a number'],
    [
      ['run', 'flicker', '--seed', '-1'],
      '--seed: -1 is not allowed; allowed: whole numbers from 0 to 4294967295',
    ],
    [
      ['run', 'flicker', '--real', '--speed', '0'],
      '--speed: 0 is not allowed; allowed: above 0, at most 10000',
    ],
    [['run', 'flicker', '--firmware', '77.7'], 'SMT1500RM2U has no firmware 77.7; possible: ID 18'],
    [['run', 'flicker', '--model', 'NOPE'], 'NOPE'],
  ])('%j: exit code 2', async (args, message) => {
    const { code, stderr } = await cli(args)
    expect(stderr).toContain(message)
    expect(code).toBe(2)
  })
})
