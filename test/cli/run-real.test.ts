import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sealFrame } from '../../src/protocols/modbus/crc.ts'
import { finished, start } from '../support/cli.ts'

const SCENARIO = `title: an agent of our own, at the serial port
devices:
  ups0:
    model: SMT1500RM2U
    firmware: "09.3"
    rj45: { protocol: modbus, tcp: "127.0.0.1:0" }
    hosts:
      agent: { shutdownTrigger: on-battery, haltReportedBy: rj45, bootSeconds: 5 }
steps:
  - wait: { traffic: { port: rj45, direction: to-unit, says: "FC 3" }, atMost: 20m }
  - utility: blackout
  - wait: { until: { hosts: { agent: halted } }, atMost: 20m }
  - wait: { until: { hosts: { agent: "off" } }, atMost: 20m }
  - utility: returns
  - wait: { until: { hosts: { agent: up } }, atMost: 20m }
verdicts:
  any: { agent: clean }
`

const STATUS = sealFrame(Uint8Array.of(1, 3, 0, 0, 0, 2, 0, 0))
/** OutletCommand: shutdown of both groups, with delays. */
const KILL_POWER = sealFrame(Uint8Array.of(1, 16, 6, 2, 0, 2, 4, 0, 0, 3, 0xc8, 0, 0))

/** An agent that asks for the status until it is on battery, and then kills the power: its last act. */
function agent(port: number): Socket {
  const socket = connect(port, '127.0.0.1')
  socket.on('connect', () => socket.write(STATUS))
  socket.on('data', (answer) => {
    if (answer[1] !== 3) return
    const onBattery = (answer[6]! & 4) !== 0
    if (onBattery) socket.write(KILL_POWER)
    else setTimeout(() => socket.write(STATUS), 50)
  })
  socket.on('error', () => {})
  return socket
}

test('a scenario on real time waits for a client of its own, and judges by its kill power', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'upslab-real-')), 'agent.yaml')
  writeFileSync(file, SCENARIO)
  const child = start(['run', file, '--real', '--speed', '40'])
  const end = finished(child)
  let reported = ''
  const port = await new Promise<number>((resolve) => {
    child.stderr!.on('data', (text) => {
      reported += text
      const found = /rj45 +modbus tcp +127\.0\.0\.1:(\d+)\n/.exec(reported)?.[1]
      if (found) resolve(Number(found))
    })
  })
  const client = agent(port)
  const { code, stdout } = await end
  client.destroy()
  expect(stdout).toMatch(/rj45 to-unit: FC 3 read/)
  expect(stdout).toMatch(/agent SOG0 off \(rj45-port-command\); it had halted/)
  expect(stdout).toMatch(/^agent +ups0 SOG0 +clean +up/m)
  expect(code).toBe(0)
}, 60_000)

test.skipIf(process.platform === 'win32')(
  'one that is interrupted closes its ports, and judges nothing',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'upslab-real-'))
    const link = join(folder, 'ups0')
    const file = join(folder, 'long.yaml')
    writeFileSync(
      file,
      `title: t\ndevices: { ups0: { model: SMT1500RM2U, rj45: { pty: ${link} } } }\nsteps:\n  - wait: 1h\n`,
    )
    const child = start(['run', file, '--real'])
    const end = finished(child)
    await new Promise<void>((resolve) => {
      child.stdout!.on('data', (text) => String(text).includes('wait 1h') && resolve())
    })
    expect(existsSync(link)).toBe(true)
    child.kill('SIGTERM')
    const { code, stdout, stderr } = await end
    expect([code, existsSync(link)]).toEqual([1, false])
    expect(stderr).toContain('upslab: interrupted by SIGTERM')
    expect(stdout).not.toContain('passed')
  },
)
