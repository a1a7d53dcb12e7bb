/** `upslab run --real` with apcupsd as the host's client: what it does decides the verdict. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { finished, start } from '../support/cli.ts'
import { startApcupsd } from './setup/apcupsd.ts'
import { describeClients } from './support/clients.ts'

/** Twenty device seconds to the second: delays pass, and a client's polls still come often enough. */
const SPEED = '20'

const scenario = (pty: string) => `title: apcupsd at the serial port
devices:
  ups0:
    model: SMT1500RM2U
    firmware: "09.3"
    rj45: { protocol: modbus, pty: ${pty} }
    hosts:
      server: { shutdownTrigger: on-battery, haltReportedBy: rj45, bootSeconds: 5 }
steps:
  - wait: { traffic: { port: rj45, direction: to-unit, says: "FC 3" }, atMost: 20m }
  - utility: blackout
  - wait: { until: { hosts: { server: "off" } }, atMost: 20m }
  - utility: returns
  - wait: { until: { hosts: { server: up } }, atMost: 20m }
verdicts:
  any: { server: clean }
`

describeClients('a scenario on real time', () => {
  test('waits for apcupsd, is killed by it, and finds its host clean', async ({ onTestFinished: atEnd }) => {
    const folder = mkdtempSync(join(tmpdir(), 'upslab-real-'))
    atEnd(() => rmSync(folder, { recursive: true, force: true }))
    const pty = join(folder, 'ups0')
    const file = join(folder, 'apcupsd.yaml')
    writeFileSync(file, scenario(pty))
    const child = start(['run', file, '--real', '--speed', SPEED])
    atEnd(() => {
      child.kill()
    })
    const end = finished(child)
    await new Promise<void>((resolve, reject) => {
      child.stderr!.on('data', (text) => String(text).includes(pty) && resolve())
      void end.then(({ stderr }) => reject(new Error(stderr)))
    })
    const daemon = await startApcupsd({ device: pty })
    atEnd(() => daemon.stop())
    await daemon.until('STATUS', /ONBATT/)
    await daemon.stopDaemon()
    expect(await daemon.killPower()).toMatchObject({ status: 0 })
    const { code, stdout } = await end
    expect(stdout).toMatch(/server SOG0 off .*it had halted/)
    expect(stdout).toMatch(/^server +ups0 SOG0 +clean +up/m)
    expect(code).toBe(0)
  }, 90_000)
})
