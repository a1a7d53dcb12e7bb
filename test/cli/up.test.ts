import { once } from 'node:events'
import { existsSync, lstatSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cli, up } from '../support/cli.ts'

const unix = process.platform !== 'win32'
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'upslab-cli-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const LOCAL = ['--control', '127.0.0.1:0']

describe('upslab up', () => {
  test.runIf(unix)('says where everything is, in one line, and cleans up behind itself', async () => {
    const bench = await up([...LOCAL, '--pty', './ups0', '--modbus-tcp', '127.0.0.1:0'], folder)
    expect(bench.ready).toMatchObject({
      event: 'ready',
      control: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      devices: [
        {
          id: 'ups0',
          model: 'SMT1500RM2U',
          firmware: '09.2',
          endpoints: [
            { port: 'rj45', protocol: 'modbus', kind: 'pty', path: expect.stringMatching(/\/ups0$/) },
            {
              port: 'network',
              protocol: 'modbus',
              kind: 'tcp',
              address: expect.stringMatching(/^127\.0\.0\.1:\d+$/),
            },
          ],
        },
      ],
    })
    const link = join(folder, 'ups0')
    expect(lstatSync(link).isSymbolicLink()).toBe(true)
    expect(await (await fetch(`${bench.ready.control}/healthz`)).json()).toEqual({ status: 'ok', devices: 1 })
    const { code, stdout } = await bench.stop()
    expect(code).toBe(0)
    expect(stdout.trim().split('\n').length).toBe(1)
    expect(existsSync(link)).toBe(false)
  })

  test('records everything, to the end, when it is ended', async () => {
    const args = [...LOCAL, '--virtual', '--modbus-tcp', '127.0.0.1:0', '--record', 'deep/recording']
    const bench = await up(args, folder)
    await fetch(`${bench.ready.control}/api/v1/devices/ups0/input`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: '{"voltage":0}',
    })
    expect((await bench.stop('SIGINT')).code).toBe(0)
    const text = readFileSync(join(folder, 'deep/recording/journal.jsonl'), 'utf8')
    const lines = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines[0]).toMatchObject({ type: 'recording', lab: { clock: { virtual: true } } })
    expect(lines.map(({ type }) => type)).toContain('state')
    expect(lines.at(-1)).toMatchObject({ type: 'end' })
  })

  test('says why a client is not answered', async () => {
    const bench = await up([...LOCAL, '--modbus-tcp', '127.0.0.1:0'], folder)
    const [network] = bench.ready.devices[0]!.endpoints
    const client = connect({ host: '127.0.0.1', port: Number(network!.address!.split(':')[1]) })
    client.end(Uint8Array.of(0, 1, 0, 0, 0, 6, 9, 3, 0, 0, 0, 1))
    await once(client.resume(), 'close')
    const { stderr } = await bench.stop()
    expect(stderr).toMatch(/^note: ups0: no answer at network: unit 9 was asked, and this one is 1 /m)
  })

  test('a place that cannot be a folder is refused before anything is opened', async () => {
    writeFileSync(join(folder, 'taken'), '')
    const { code, stderr } = await cli(['up', ...LOCAL, '--record', 'taken'], folder)
    expect(code).toBe(2)
    expect(stderr).toMatch(/--record: taken cannot be the folder/)
  })

  test('a recording leaves nothing behind where the bench does not come up', async () => {
    const flags = ['--tcp', '0', '--control', '0.0.0.0:0', '--record', 'none-left']
    const { code } = await cli(['up', ...flags], folder)
    expect([code, existsSync(join(folder, 'none-left'))]).toEqual([2, false])
  })

  test('an earlier recording is kept', async () => {
    const args = [...LOCAL, '--tcp', '127.0.0.1:0', '--record', 'recording']
    await (await up(args, folder)).stop()
    const journal = join(folder, 'recording/journal.jsonl')
    const before = readFileSync(journal, 'utf8')
    const { code, stderr } = await cli(['up', ...args], folder)
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('--record: recording has a recording already'),
    ])
    expect(readFileSync(journal, 'utf8')).toBe(before)
  })

  test('a lab file that records does so in a folder per run', async () => {
    writeFileSync(
      join(folder, 'lab.yaml'),
      'control: 127.0.0.1:0\nrecord: runs\ndevices: { a: { model: SMT1500, firmware: "09.3" } }\n',
    )
    await (await up(['lab.yaml'], folder)).stop()
    const { stderr } = await (await up(['lab.yaml'], folder)).stop()
    expect(stderr).toContain('note: runs has a recording already; this one goes to runs-2')
    expect(existsSync(join(folder, 'runs-2/journal.jsonl'))).toBe(true)
  })

  test.runIf(unix)('a second bench does not take the link of a first', async () => {
    const first = await up([...LOCAL, '--pty', './ups0'], folder)
    const { code, stderr } = await cli(['up', ...LOCAL, '--pty', './ups0'], folder)
    expect([code, stderr]).toEqual([3, expect.stringContaining(`is used by process ${first.child.pid}`)])
    expect(lstatSync(join(folder, 'ups0')).isSymbolicLink()).toBe(true)
    await first.stop()
  })

  test.runIf(unix)('ends on SIGINT as on SIGTERM', async () => {
    const bench = await up([...LOCAL, '--tcp', '127.0.0.1:0'], folder)
    expect((await bench.stop('SIGINT')).code).toBe(0)
  })

  test.runIf(unix)('a second Ctrl-C does not cut the cleaning up short', async () => {
    const bench = await up([...LOCAL, '--pty', './ups0'], folder)
    bench.child.kill('SIGINT')
    expect((await bench.stop('SIGINT')).code).toBe(0)
    expect(existsSync(join(folder, 'ups0'))).toBe(false)
  })

  test.runIf(unix)('killed outright, its link does not stand in the way of the next', async () => {
    const first = await up([...LOCAL, '--pty', './ups0'], folder)
    await first.stop('SIGKILL')
    expect(lstatSync(join(folder, 'ups0')).isSymbolicLink()).toBe(true)
    const second = await up([...LOCAL, '--pty', './ups0'], folder)
    expect((await second.stop()).code).toBe(0)
  })

  test('takes a bench from a lab file', async () => {
    const lab = join(folder, 'lab.yaml')
    writeFileSync(
      lab,
      'clock: { virtual: true }\ncontrol: 127.0.0.1:0\ndevices:\n  a: { model: SMT1500, firmware: "09.3" }\n  b: { model: SRT3000XLA, modbusTcp: 127.0.0.1:0 }\n',
    )
    const bench = await up([lab], folder)
    expect(bench.ready.devices.map(({ id, endpoints }) => [id, endpoints.length])).toEqual([
      ['a', 0],
      ['b', 1],
    ])
    const url = `${bench.ready.control}/api/v1`
    const body = JSON.stringify({ seconds: 60 })
    await fetch(`${url}/clock/advance`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    })
    expect(await (await fetch(`${url}/clock`)).json()).toMatchObject({
      now: '2025-01-01T00:01:00.000Z',
      virtual: true,
    })
    await bench.stop()
  })

  test('streams events as they happen, and from a given one on', async () => {
    const bench = await up([...LOCAL, '--tcp', '127.0.0.1:0'], folder)
    const url = `${bench.ready.control}/api/v1`
    const abort = new AbortController()
    const stream = await fetch(`${url}/events`, { signal: abort.signal })
    const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader()
    const headers = { 'content-type': 'application/json' }
    await fetch(`${url}/devices/ups0/input`, { method: 'PATCH', headers, body: '{"voltage":0}' })
    let text = ''
    while (!text.includes('event: state')) text += (await reader.read()).value ?? ''
    expect(text).toMatch(/"from":"online","to":"on-battery","cause":"low-input-voltage"/)
    abort.abort()
    const again = await fetch(`${url}/events?since=0&device=ups0`)
    const replayed = again.body!.pipeThrough(new TextDecoderStream()).getReader()
    let past = ''
    while (!past.includes('event: state')) past += (await replayed.read()).value ?? ''
    await replayed.cancel()
    expect((await bench.stop()).code).toBe(0)
  })
})

describe('what cannot be is reported, with the exit code for it', () => {
  test.each([
    ['an unknown option', ['up', '--modell', 'X'], 2, /unknown option '--modell'/],
    [
      'an unknown model',
      ['up', '--model', 'SMT1500RM3U'],
      2,
      /no model "SMT1500RM3U"; close to it: .*SMT1500RM2U/,
    ],
    ['an impossible version', ['up', '--firmware', '12.0'], 2, /no firmware 12\.0; possible: ID 18/],
    [
      'Modbus where there is none',
      ['up', '--firmware', '08.8', '--rj45', 'modbus'],
      2,
      /does not speak Modbus; this line does from UPS 09\.0/,
    ],
    ['a wrong choice', ['up', '--rj45', 'snmp'], 2, /'snmp' is invalid.*modbus/],
    ['two ends for one port', ['up', '--pty', 'a', '--tcp', '0'], 2, /exclude each other/],
    ['a bad address', ['up', '--modbus-tcp', 'here'], 2, /"here" is not an address/],
    ['a missing lab file', ['up', 'none.yaml'], 2, /none\.yaml cannot be used/],
    [
      'others may reach it, without a token',
      ['up', '--control', '0.0.0.0:0', '--tcp', '0'],
      2,
      /needs a token/,
    ],
    [
      'flags beside a lab file',
      ['up', 'lab.yaml', '--model', 'X'],
      2,
      /--model does not go with a lab file: say it in lab\.yaml/,
    ],
    ['a speed that is no number', ['up', '--speed', 'fast'], 2, /--speed: "fast" is not a number/],
    ['a mode without a card', ['up', '--card', 'none', '--mode', 'timer'], 2, /need a card/],
    ['a file for a state folder', ['up', '--state', process.execPath], 2, /cannot be the state folder/],
    ['a filter that matches nothing', ['models', 'zzz'], 2, /no model "zzz"/],
    ['an unknown command', ['upp'], 2, /unknown command 'upp'/],
    ['an unknown model to list', ['firmware', 'SMT9'], 2, /no model "SMT9"/],
  ] as const)('%s', async (_name, args, code, message) => {
    const result = await cli(args, folder)
    expect({ code: result.code, stdout: result.stdout }).toEqual({ code, stdout: '' })
    expect(result.stderr).toMatch(message)
    expect(result.stderr).not.toMatch(/\n\s+at /)
  })

  test('an address that is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const { port } = server.address() as { port: number }
    for (const args of [
      ['--tcp', `127.0.0.1:${port}`, ...LOCAL],
      ['--tcp', '0', '--control', `127.0.0.1:${port}`],
    ]) {
      const result = await cli(['up', ...args], folder)
      expect(result.code).toBe(3)
      expect(result.stderr).toMatch(/another program listens there/)
    }
    server.close()
  })
})
