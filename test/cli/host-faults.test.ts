/** What the computer does to a bench: it runs out of descriptors, stops it for a while, or kills it. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { finished, type ReadyBench, up } from '../support/cli.ts'
import { fuzzRuns } from '../support/fuzz-runs.ts'

const MAIN = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url))
const UNIT = ['--model', 'SMT1500', '--rj45', 'modbus', '--tcp', '0', '--control', '127.0.0.1:0']
/** Descriptors that a bench is left with: enough for what it has open, far fewer than its clients want. */
const FEW = 30
const CROWD = 200
const hasPrlimit = spawnSync('prlimit', ['--version']).status === 0
/** How often one is killed. */
const ROUNDS = fuzzRuns(6)
/** Modbus RTU: two registers of unit 1. */
const POLL = Uint8Array.of(1, 3, 0, 0, 0, 2, 0xc4, 0x0b)

interface Settings {
  readonly unit: { readonly name: string }
}

let folder: string
let benches: ReadyBench[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'upslab-host-'))
  benches = []
})
afterEach(async () => {
  await Promise.all(benches.map((bench) => bench.stop('SIGKILL')))
  rmSync(folder, { recursive: true, force: true })
})

async function started(...args: readonly string[]): Promise<ReadyBench> {
  const bench = await up([...UNIT, ...args], folder)
  benches.push(bench)
  return bench
}

const portOf = ({ ready }: ReadyBench) => ready.devices[0]!.endpoints.find(({ address }) => address)!.address!

function opened(at: string): Socket {
  const [host, port] = at.split(':')
  const socket = connect(Number(port), host!)
  socket.on('error', () => {})
  return socket
}

/** Whether a poll is answered within a time. */
async function answers(at: string, withinMs = 5000): Promise<boolean> {
  const socket = opened(at)
  try {
    const signal = AbortSignal.timeout(withinMs)
    await once(socket, 'connect', { signal })
    socket.write(POLL)
    const [bytes] = (await once(socket, 'data', { signal })) as [Buffer]
    return bytes[1] === 3
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}

async function call<T>(bench: ReadyBench, method: string, path: string, body?: object): Promise<T> {
  const answer = await fetch(`${bench.ready.control}/api/v1${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  expect(answer.status).toBe(200)
  return (await answer.json()) as T
}

describe.skipIf(process.platform === 'win32')('a bench', () => {
  test.skipIf(!hasPrlimit)(
    'that runs out of descriptors answers again once its clients are gone (needs prlimit)',
    {
      timeout: 90_000,
    },
    async () => {
      const bench = await started()
      const at = portOf(bench)
      expect(await answers(at)).toBe(true)
      // The soft limit alone: what loads modules needs more.
      spawnSync('prlimit', ['--pid', String(bench.child.pid), `--nofile=${FEW}:`])
      const crowd = Array.from({ length: CROWD }, () => opened(at))
      await sleep(500)
      expect(bench.child.exitCode).toBeNull()
      for (const socket of crowd) socket.destroy()
      await expect.poll(() => answers(at, 1000), { timeout: 30_000 }).toBe(true)
      await call(bench, 'GET', '/devices')
      const { code, stderr } = await bench.stop()
      expect(code).toBe(0)
      expect(stderr).not.toContain('    at ')
    },
  )

  test('that was stopped for a while goes on with the time that has passed', {
    timeout: 60_000,
  }, async () => {
    const bench = await started('--speed', '1000')
    const seconds = async () => (await call<{ seconds: number }>(bench, 'GET', '/clock')).seconds
    const off = { action: 'off', targets: ['all'], useDelay: true }
    await call(bench, 'POST', '/devices/ups0/commands', off)
    const before = await seconds()
    bench.child.kill('SIGSTOP')
    await sleep(1500)
    bench.child.kill('SIGCONT')
    expect(await answers(portOf(bench))).toBe(true)
    expect((await seconds()) - before).toBeGreaterThan(1000)
    const { output } = await call<{ output: { state: string } }>(bench, 'GET', '/devices/ups0')
    expect(output.state).toBe('off')
  })

  test('killed at any moment comes back with every setting it had acknowledged', {
    timeout: ROUNDS * 30_000,
  }, async () => {
    let [acknowledged, sent] = ['', '']
    let count = 0
    for (let round = 0; round < ROUNDS; round++) {
      const bench = await started('--state', 'kept')
      const { unit } = await call<Settings>(bench, 'GET', '/devices/ups0/settings')
      // What was under way when it was killed may have been kept or not.
      if (acknowledged !== '') {
        expect([acknowledged, sent]).toContain(unit.name)
        acknowledged = unit.name
      }
      const killed = sleep(60 + ((round * 17) % 400)).then(() => bench.child.kill('SIGKILL'))
      for (;;) {
        sent = `n${++count}`
        const change = call(bench, 'PATCH', '/devices/ups0/settings', { unit: { name: sent } })
        if ((await change.catch((error: Error) => error)) instanceof TypeError) break
        acknowledged = sent
      }
      await killed
      await bench.stop('SIGKILL')
    }
    expect(acknowledged).not.toBe('')
  })
})

const hasFull = existsSync('/dev/full')

test.skipIf(!hasFull)('output on a full disk: a clear word, an exit code, and no stack', () => {
  const full = openSync('/dev/full', 'w')
  try {
    const { status, stderr } = spawnSync(process.execPath, [MAIN, 'models'], {
      stdio: ['ignore', full, 'pipe'],
    })
    expect(status).toBe(1)
    expect(String(stderr)).toBe(
      'upslab: the output cannot be written: ENOSPC: no space left on device, write\n',
    )
  } finally {
    closeSync(full)
  }
})

test.skipIf(!hasFull)('a bench whose log is on a full disk goes on', async () => {
  const full = openSync('/dev/full', 'w')
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  const args = ['up', '--model', 'SMT1500', '--tcp', '0', '--control', `127.0.0.1:${port}`]
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', full, 'pipe'], cwd: folder })
  try {
    await expect
      .poll(
        () =>
          fetch(`http://127.0.0.1:${port}/healthz`).then(
            ({ status }) => status,
            () => 0,
          ),
        {
          timeout: 20_000,
        },
      )
      .toBe(200)
  } finally {
    child.kill('SIGKILL')
    closeSync(full)
  }
})

test.skipIf(!existsSync('/proc/self/cmdline'))(
  'a token on the command line is not in the list of processes',
  async () => {
    const bench = await started('--token', 'secret-of-mine')
    const listed = readFileSync(`/proc/${bench.child.pid}/cmdline`, 'utf8')
    expect(listed).toContain('--token ***')
    expect(listed).not.toContain('secret-of-mine')
  },
)

test.skipIf(process.platform === 'win32')('a reader that hangs up early gets no stack', async () => {
  for (const args of ['models', 'defects', 'firmware']) {
    const piped = ['-c', '"$0" "$1" "$2" | head -n 1', process.execPath, MAIN, args]
    const child = spawn('sh', piped, { stdio: ['ignore', 'pipe', 'pipe'] })
    const { code, stdout, stderr } = await finished(child)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout.split('\n')).toHaveLength(2)
  }
})
