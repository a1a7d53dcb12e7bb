import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type CliResult, cli, up as startedBench } from '../support/cli.ts'

const LONG = { timeout: 90_000 }

let folder: string
const run = (args: string, at = folder): Promise<CliResult> =>
  cli(args.split(' '), at, { UPSLAB_RUN_FOLDER: join(folder, 'run') })
const up = (more = '') => run(`up --detach --control 127.0.0.1:0 --rj45 modbus --tcp 127.0.0.1:0${more}`)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'upslab-steer-'))
})
afterEach(async () => {
  await run('stop --all')
  rmSync(folder, { recursive: true, force: true })
})

describe('a bench in the background', () => {
  test('is started, listed, read and ended; what a killed one leaves is cleared', LONG, async () => {
    const started = await up()
    expect(started).toMatchObject({ code: 0, stdout: expect.stringContaining('upslab bench is up') })
    const [bench] = JSON.parse((await run('ps --json')).stdout) as { pid: number; url: string }[]
    expect((await run('ps')).stdout).toContain(`${bench!.pid}`)
    expect((await run('logs')).stdout).toBe(started.stdout)
    expect(await run('stop')).toMatchObject({ code: 0, stdout: `ended ${bench!.url}\n` })
    expect((await run('ps')).stdout).toBe('no bench of yours runs on this computer\n')
    writeFileSync(join(folder, 'run', '999999.json'), JSON.stringify({ ...bench, pid: 999_999 }))
    expect((await run('ps')).stdout).toBe('no bench of yours runs on this computer\n')
    expect(existsSync(join(folder, 'run', '999999.json'))).toBe(false)
  })

  test('that cannot start says why', LONG, async () => {
    const { code, stderr } = await run('up --detach --model SMT9999')
    expect([code, stderr]).toEqual([3, expect.stringContaining('no model "SMT9999"')])
    expect(readdirSync(join(folder, 'run'))).toEqual([])
  })

  test('a bench that cannot announce itself runs all the same', LONG, async () => {
    writeFileSync(join(folder, 'file'), '')
    const { ready, stop } = await startedBench(['--control', '127.0.0.1:0', '--tcp', '127.0.0.1:0'], folder, {
      UPSLAB_RUN_FOLDER: join(folder, 'file'),
    })
    expect(ready.event).toBe('ready')
    expect((await stop()).code).toBe(0)
    const { code, stderr } = await cli(['ps'], folder, { UPSLAB_RUN_FOLDER: join(folder, 'file') })
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/^upslab: benches cannot be listed in .*EEXIST/),
    ])
  })

  test('a hang-up ends it as Ctrl-C does', LONG, async () => {
    await up()
    const [bench] = JSON.parse((await run('ps --json')).stdout) as { pid: number }[]
    process.kill(bench!.pid, 'SIGHUP')
    await expect.poll(async () => (await run('ps')).stdout, { timeout: 20_000 }).toMatch(/^no bench/)
  })
})

describe('a running bench is steered', () => {
  test('by commands that find it by themselves', LONG, async () => {
    await up(' --firmware 09.3 --card none --virtual')
    writeFileSync(join(folder, 'lab.yaml'), 'devices: { rack3: { model: SMC1000 } }\n')
    const steps: [string, RegExp][] = [
      ['status', /^ups0 {2}SMT1500RM2U 09\.3 {2}online, 250 W {2}mains 120 V {2}battery 100 %/],
      ['status ups0', /^ {2}outlets {4}MOG on, SOG0 on$/m],
      ['load SOG0=300', /online, \d+ W/],
      ['mains off', /on-battery.* mains 0 V/],
      ['advance 10m', /^device time .*moved by hand$/m],
      ['battery 40', /battery 40 %/],
      ['mains 100', /mains 100 V/],
      ['mains on', /online.* mains 120 V/],
      ['fault needs-replacement', /^ups0/],
      ['status ups0', /alarms {5}needs-replacement/],
      ['fault needs-replacement off', /^ups0/],
      ['command off --targets SOG0 --source lcd', /^ups0/],
      ['status ups0', /SOG0 off/],
      ['key ok', /\S/],
      ['firmware ups0 09.2', /SMT1500RM2U 09\.2/],
      ['card fit AP9620', /^ups0/],
      ['card remove', /^ups0/],
      ['add rack2 --model SMT1500 --card none --tcp 127.0.0.1:0', /^ {2}rj45 +modbus tcp 127/m],
      ['add rack3 --from lab.yaml', /^rack3 {2}SMC1000/],
      ['port rack2 rj45 close', /^rack2 rj45 {2}closed$/m],
      ['port rack2 rj45 open', /^rack2 rj45 {2}open$/m],
      ['port rack2 rj45 replug --for 1s', /^rack2 rj45 {2}out for 1s$/m],
      ['export', /^ {2}rack3:\n {4}model: SMC1000$/m],
      ['export -o out.yaml', /^$/],
      ['check out.yaml', /^out\.yaml: fine, a lab file with 3 devices$/m],
      ['remove rack3', /^removed rack3$/m],
      ['mains off --unit ups0', /on-battery/],
      ['reset', /^ups0 {2}SMT1500RM2U 09\.3 {2}online.* mains 120 V.*\n$/],
      ['events', /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d {2}ups0 {2}input/m],
    ]
    for (const [args, printed] of steps) {
      const result = await run(args)
      expect(result, args).toMatchObject({ code: 0, stderr: '' })
      expect(result.stdout, args).toMatch(printed)
    }
    expect(JSON.parse((await run('status --json')).stdout)).toMatchObject([{ id: 'ups0', smartslot1: null }])
  })

  test('a lab file that is there already is not written over', LONG, async () => {
    await up(' --firmware 09.3 --card none --virtual')
    writeFileSync(join(folder, 'mine.yaml'), 'mine\n')
    expect(await run('export -o mine.yaml')).toMatchObject({
      code: 2,
      stderr: 'upslab: --output: mine.yaml is there already; name another file, or remove it first\n',
    })
    expect(readFileSync(join(folder, 'mine.yaml'), 'utf8')).toBe('mine\n')
  })

  test('flashing says which defects are no longer switched by hand', LONG, async () => {
    const firmware = '{ version: "09.2", defects: { id18-sleep-cancel: false } }'
    writeFileSync(
      join(folder, 'bench.yaml'),
      `{ control: 127.0.0.1:0, devices: { ups0: { model: SMT1500RM2U, firmware: ${firmware} } } }\n`,
    )
    expect(await run('up --detach bench.yaml')).toMatchObject({ code: 0 })
    const { stdout, stderr } = await run('firmware ups0 09.3')
    expect([stdout, stderr]).toEqual([
      expect.stringMatching(/SMT1500RM2U 09\.3/),
      'note: switched by hand before, and now as 09.3 has it: id18-sleep-cancel\n',
    ])
    expect((await run('firmware ups0 09.4')).stderr).toBe('')
  })

  test('and software is pointed at it', LONG, async () => {
    await up(' --firmware 09.3 --card none --virtual')
    const steps: [string, RegExp][] = [
      ['connect', /^rj45 {2}tcp {2}modbus {2}127\.0\.0\.1:\d+ {2}no clients, no request yet$/m],
      [
        'connect ups0 --client modbus-serial',
        /^ {2}await client\.connectTelnet\("127\.0\.0\.1", \{ port: \d+ \}\)$/m,
      ],
      ['connect --client snmp', /^snmp needs a network card with SNMP$/m],
      ['connect --json', /^ {2}"ports": \[\n {4}\{\n {6}"port": "rj45"/m],
    ]
    for (const [args, printed] of steps) expect((await run(args)).stdout, args).toMatch(printed)
  })

  test('what cannot be is refused with what is allowed', LONG, async () => {
    await up()
    const wrong: [string, number, string][] = [
      ['mains maybe', 2, 'state: maybe is not allowed; allowed: on, off, distorted, or volts'],
      ['connect --client nuts', 2, 'client: nuts is not known; allowed: apcupsd, nut, powerchute'],
      ['load SOG2=1', 2, 'SOG2 is not known; allowed: MOG, SOG0'],
      ['battery colour=red', 2, 'colour is not known; allowed: charge, health, temperature, packs'],
      ['fault nope', 2, 'nope'],
      ['add ups0', 2, 'there is a device of that name already'],
      ['add x --pty /tmp/x', 2, 'rj45.pty: /tmp/x is given in the lab file only'],
      ['add x --from nowhere.yaml', 2, 'nowhere.yaml cannot be used'],
      ['remove ups9', 2, 'no device ups9; there are: ups0'],
      ['port ups0 rj45 shut', 2, 'what: shut is not allowed; allowed: open, close, replug'],
      ['port ups0 usb close', 2, 'no wire "usb"; open ones: rj45'],
      ['status ups9', 2, 'no unit ups9; there are: ups0'],
      ['advance soon', 2, 'soon'],
      ['card fit', 2, 'allowed: card fit CARD, card remove'],
      ['firmware ups0 77.7', 2, '77.7'],
      ['status --url http://127.0.0.1:1', 3, 'no answer from http://127.0.0.1:1'],
    ]
    for (const [args, code, message] of wrong) {
      const result = await run(args)
      expect([result.code, result.stderr], args).toEqual([code, expect.stringContaining(message)])
    }
  })

  test('two benches: which is meant has to be said', LONG, async () => {
    await up()
    await up(' --firmware 09.3')
    const { code, stderr } = await run('status')
    expect([code, stderr]).toEqual([2, expect.stringMatching(/2 benches run; say which:\n {2}--url http/)])
  })

  test('none: says how to start one', LONG, async () => {
    const { code, stderr } = await run('status')
    expect([code, stderr]).toEqual([3, expect.stringContaining('start one with "upslab up", or give --url')])
  })
})
