import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { cli, finished, start } from '../support/cli.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'upslab-matrix-test-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A command for cells: a small program of a user's, which has the environment to go by and nothing else. */
function agent(body: string): string[] {
  const file = join(folder, 'agent.mjs')
  writeFileSync(file, `const env = process.env\n${body}\n`)
  return ['--', process.execPath, file]
}

const STAYS_OFF = `
const send = async (path, method, body) => {
  const answer = await fetch(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(await answer.text())
  return answer.json()
}
await send(env.UPSLAB_DEVICE_URL + '/commands', 'POST', { action: 'off', targets: ['all'], source: 'lcd', useDelay: true })
await send(env.UPSLAB_CONTROL + '/api/v1/clock/advance', 'POST', { seconds: 300 })
const { output } = await (await fetch(env.UPSLAB_DEVICE_URL)).json()
console.log(env.UPSLAB_CELL, 'is', output.state)
process.exit(output.state === 'off' ? 0 : 7)`

test('the seed: a command of the user fails on 09.2, passes on 09.3, and both are as expected', async () => {
  const junit = join(folder, 'report.xml')
  const args = [
    'matrix',
    '--defect',
    'FA233876',
    '--expect',
    'fail:affected',
    '--jobs',
    '2',
    '--junit',
    junit,
  ]
  const { code, stdout, stderr } = await cli([...args, ...agent(STAYS_OFF)])
  expect(stderr).toContain('SMT1500RM2U@09.2+AP9624 is online')
  expect(stdout).toMatch(/^ok +SMT1500RM2U@09\.2\+AP9624 +failed \(7\) +fail +[\d.]+ s$/m)
  expect(stdout).toMatch(/^ok +SMT1500RM2U@09\.3\+AP9624 +passed +pass +[\d.]+ s$/m)
  expect(stdout).toContain('2 of 2 as expected')
  expect(code).toBe(0)
  expect(readFileSync(junit, 'utf8')).toContain('tests="2" failures="0"')
})

test('a cell that is not as expected makes the exit code 1', async () => {
  const { code, stdout } = await cli(['matrix', '--defect', 'FA233876', '--json', ...agent(STAYS_OFF)])
  expect(code).toBe(1)
  expect(JSON.parse(stdout)).toMatchObject([
    { firmware: '09.2', outcome: 'failed', exitCode: 7, expected: 'pass', asExpected: false },
    { firmware: '09.3', outcome: 'passed', exitCode: 0, expected: 'pass', asExpected: true },
  ])
})

test('endpoints are reported by environment variables, and are gone afterwards', async () => {
  const report = join(folder, 'env.json')
  const { code } = await cli([
    ...['matrix', '--firmware', '09.3', '--modbus-tcp', '0', '--usbip'],
    ...agent(`
      import { writeFileSync, existsSync } from 'node:fs'
      const reported = Object.fromEntries(Object.entries(env).filter(([name]) => name.startsWith('UPSLAB_')))
      writeFileSync(${JSON.stringify(report)}, JSON.stringify({ reported, there: existsSync(env.UPSLAB_RJ45) }))`),
  ])
  expect(code).toBe(0)
  const { reported, there } = JSON.parse(readFileSync(report, 'utf8'))
  expect(there).toBe(true)
  expect(reported).toMatchObject({
    UPSLAB_CELL: 'SMT1500RM2U@09.3+AP9624',
    UPSLAB_MODEL: 'SMT1500RM2U',
    UPSLAB_FIRMWARE: '09.3',
    UPSLAB_FIRMWARE_ID: '18',
    UPSLAB_CARD: 'AP9624',
    UPSLAB_DEVICE: 'ups0',
    UPSLAB_CONTROL: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    UPSLAB_DEVICE_URL: expect.stringMatching(/\/api\/v1\/devices\/ups0$/),
    UPSLAB_RJ45_KIND: 'pty',
    UPSLAB_RJ45_PROTOCOL: 'modbus',
    UPSLAB_NETWORK: expect.stringMatching(/^127\.0\.0\.1:\d+$/),
    UPSLAB_USB_KIND: 'usbip',
    UPSLAB_USB_BUSID: '1-1',
  })
  expect(readdirSync(join(reported.UPSLAB_RJ45, '../..'))).not.toContain(
    reported.UPSLAB_RJ45.split('/').at(-2),
  )
})

test('what a command leaves running ends with it, and one that does not end is ended', async () => {
  const pulse = join(folder, 'pulse')
  const left = `setInterval(() => require('node:fs').appendFileSync(${JSON.stringify(pulse)}, '.'), 20)`
  const body = `
    import { spawn } from 'node:child_process'
    spawn(process.execPath, ['-e', ${JSON.stringify(left)}], { stdio: 'inherit' })`
  const { code, stdout } = await cli([
    ...['matrix', '--firmware', '09.3', '--timeout', '2', '--json'],
    ...agent(body),
  ])
  expect(code).toBe(1)
  expect(JSON.parse(stdout)[0]).toMatchObject({ outcome: 'timed-out' })
  const beats = readFileSync(pulse, 'utf8').length
  expect(beats).toBeGreaterThan(3)
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(readFileSync(pulse, 'utf8').length).toBe(beats)
})

test('an interrupt ends the command, reports what there is and says what was not begun', async () => {
  const child = start([
    'matrix',
    '--firmware',
    '09.2,09.3',
    ...agent(`console.log('begun'); setInterval(() => {}, 1000)`),
  ])
  const end = finished(child)
  while (!String(await once(child.stderr!, 'data')).includes('begun'));
  child.kill('SIGINT')
  const { code, stdout, stderr } = await end
  expect(code).toBe(1)
  expect(stdout).toMatch(/NOT OK +SMT1500RM2U@09\.2/)
  expect(stderr).toContain('interrupted: 1 of 2 cells were not begun')
})

test.each([
  [['--firmware', '99.9', '--', 'true'], 'SMT1500RM2U has no firmware 99.9; possible: ID 18'],
  [['--firmware', '09.2', '--', 'no-such-command-here'], 'no-such-command-here cannot be run'],
  [['--firmware', '09.2', '--jobs', '0', '--', 'true'], '--jobs 0 is not allowed; allowed: 1 to 64'],
  [['--firmware', '09.2', '--expect', 'fail:1', '--', 'true'], '--expect fail:1 is about no cell'],
  [['--firmware', '09.2'], "missing required argument 'command'"],
  [
    ['--model', 'SMT1500RM2U,SMX1500RM2U', '--defect', 'FA233876', '--modbus-tcp', '0', '--', 'true'],
    'SMX1500RM2U with UPS 09.7 (ID 20) does not speak Modbus',
  ],
])('%j is refused before anything runs', async (args, said) => {
  const { code, stdout, stderr } = await cli(['matrix', ...args])
  expect(stderr).toContain(said)
  expect(stdout).toBe('')
  expect(code).toBe(2)
})

test('--bail begins no cell after a bad one; --only-failed takes up those; --shard a part', {
  timeout: 60_000,
}, async () => {
  const failing = agent("process.exit(env.UPSLAB_FIRMWARE === '09.2' ? 3 : 0)")
  const versions = ['matrix', '--firmware', '09.0..09.3', '--json']
  const bailed = await cli([...versions, '--bail', ...failing])
  expect(bailed.code).toBe(1)
  expect(bailed.stderr).toContain('--bail: 1 of 3 cells were not begun')
  expect(JSON.parse(bailed.stdout)).toMatchObject([
    { firmware: '09.0' },
    { firmware: '09.2', asExpected: false },
  ])

  const report = join(folder, 'report.json')
  writeFileSync(report, bailed.stdout)
  const again = await cli([...versions, '--only-failed', report, ...failing])
  expect(JSON.parse(again.stdout)).toMatchObject([{ firmware: '09.2' }])

  const part = await cli([...versions, '--shard', '2/2', ...failing])
  expect(JSON.parse(part.stdout)).toMatchObject([{ firmware: '09.2' }])

  writeFileSync(report, '{"a":1}')
  const refused = await cli([...versions, '--only-failed', report, ...failing])
  expect(refused.code).toBe(2)
  expect(refused.stderr).toMatch(/report\.json is not a report of upslab matrix --json/)
})

test('a long matrix says how many cells there are, and about how long the rest will take', {
  timeout: 60_000,
}, async () => {
  const { stderr, code } = await cli(['matrix', '--firmware', 'all', ...agent('')])
  expect(code).toBe(0)
  expect(stderr).toMatch(/^\d+ cells, 1 at once$/m)
  expect(stderr).toMatch(/passed in [\d.]+ s, about (\d+[hms] )+left/)
})

test('the seconds of the device stand beside those of the wall', async () => {
  const { stdout } = await cli(['matrix', '--firmware', '09.3', '--json', ...agent(STAYS_OFF)])
  const [row] = JSON.parse(stdout)
  expect(row.deviceSeconds).toBeGreaterThan(300)
  expect(row.seconds).toBeLessThan(100)
})
