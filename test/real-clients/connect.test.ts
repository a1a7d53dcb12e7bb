/** The lines that the page and `upslab connect` show, given to the clients they are for. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { connectSnippets } from '../../src/client/connect/connect.ts'
import type { ConnectClient } from '../../src/client/connect/snippet.ts'
import type { DeviceState } from '../../src/client/types.ts'
import { serveControl } from '../../src/control/server.ts'
import type { Bench } from '../../src/lab/bench.ts'
import { deviceState } from '../../src/lab/device-state.ts'
import { liveCard } from './network-card/card-on-unit.ts'
import { startApcupsd } from './setup/apcupsd.ts'
import { runProgram } from './setup/daemon.ts'
import { mbpoll } from './setup/mbpoll.ts'
import { netSnmp } from './setup/net-snmp.ts'
import { startNut, type UpsSection } from './setup/nut.ts'
import { describeClients } from './support/clients.ts'
import { liveUnit } from './support/live-unit.ts'
import { atTestEnd } from './support/scope.ts'
import { upsLinkUnit } from './ups-link/unit.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const LONG = { timeout: 90_000 }

/** The lines for a client at a port, as they are shown. */
function lines(
  bench: Bench,
  client: ConnectClient,
  port: string | null,
  control = 'http://127.0.0.1:1',
): string {
  const unit = deviceState(bench.devices[0]!) as DeviceState
  const found = connectSnippets({ unit, control, token: false }).find(
    (snippet) => snippet.client === client && snippet.port === port,
  )
  if (!found) throw new Error(`no lines for ${client} at ${port}`)
  return found.text
}

/** Settings of apcupsd.conf, or of a section of ups.conf, from the lines that set them. */
function settings(text: string, separator: RegExp): Record<string, string> {
  const pairs = text.split('\n').map((line) => line.trim().split(separator, 2))
  return Object.fromEntries(
    pairs.flatMap(([name, value = '']) => (name!.startsWith('[') ? [] : [[name!, value]])),
  )
}

async function apcupsdWith(text: string) {
  const { DEVICE: device = '', ...others } = settings(text, / /)
  const daemon = await startApcupsd({ device, settings: others })
  atTestEnd(() => daemon.stop())
  return daemon
}

async function nutWith(text: string, release: '2.8.0' | '2.8.5' = '2.8.5') {
  const server = await startNut(release, { ups: { ups0: settings(text, / = /) as UpsSection } })
  atTestEnd(() => server.stop())
  return server
}

/** What a program prints, run where this repository's packages are found. */
async function printed(text: string): Promise<string> {
  const argv = [process.execPath, '--input-type=module', '-e', text] as const
  const { stdout, stderr } = await runProgram(argv, { cwd: ROOT })
  return stdout || stderr
}

const CURL = spawnSync('curl', ['--version']).status === 0

describeClients('the lines for apcupsd', () => {
  test('over Modbus', LONG, async () => {
    const { bench } = await liveUnit()
    const daemon = await apcupsdWith(lines(bench, 'apcupsd', 'rj45'))
    expect(await daemon.until('STATUS', 'ONLINE')).toBe('ONLINE')
    expect((await daemon.status()).DRIVER).toBe('MODBUS UPS Driver')
  })

  test('over UPS-Link', LONG, async () => {
    const { bench } = await upsLinkUnit('an SUA1500')
    const daemon = await apcupsdWith(lines(bench, 'apcupsd', 'rj45'))
    expect(await daemon.until('STATUS', 'ONLINE')).toBe('ONLINE')
    expect((await daemon.status()).DRIVER).toBe('APC Smart UPS (any)')
  })

  test('through a network card', LONG, async () => {
    const { bench } = await liveCard()
    const daemon = await apcupsdWith(lines(bench, 'apcupsd', 'smartslot1.snmp'))
    expect(await daemon.until('STATUS', 'ONLINE')).toBe('ONLINE')
    expect((await daemon.status()).DRIVER).toBe('SNMP UPS Driver')
  })
})

describeClients('the lines for NUT', () => {
  test.each(['rj45', 'network'])('over Modbus at %s', LONG, async (port) => {
    const { bench } = await liveUnit()
    const nut = await nutWith(lines(bench, 'nut', port))
    expect(await nut.until('ups0', 'ups.status', 'OL')).toBe('OL')
  })

  test('over UPS-Link', LONG, async () => {
    const { bench } = await upsLinkUnit('an SUA1500')
    const nut = await nutWith(lines(bench, 'nut', 'rj45'))
    expect(await nut.until('ups0', 'ups.model', 'Smart-UPS 1500')).toBe('Smart-UPS 1500')
  })

  test('through a network card', LONG, async () => {
    const { bench } = await liveCard()
    const nut = await nutWith(lines(bench, 'nut', 'smartslot1.snmp'), '2.8.0')
    expect(await nut.until('ups0', 'ups.status', 'OL')).toBe('OL')
  })
})

describeClients('the lines for mbpoll and the SNMP tools', () => {
  test.each(['rj45', 'network'])('mbpoll at %s reads the charge', LONG, async (port) => {
    const { bench } = await liveUnit()
    const [program, ...args] = lines(bench, 'mbpoll', port).split(' ')
    expect(program).toBe('mbpoll')
    expect((await mbpoll(args)).stdout).toMatch(/^\[130\]:\s+-?\d+/m)
  })

  test('snmpget and snmpwalk read the card', LONG, async () => {
    const { bench } = await liveCard()
    for (const line of lines(bench, 'snmp', 'smartslot1.snmp').split('\n')) {
      const [program, ...args] = line.split(' ')
      const { stdout, stderr } = await netSnmp(program!, args)
      expect(stdout, stderr).toMatch(/318\.1\.1\.1\.2\.2\.1\.0 = Gauge32: 100/)
    }
  })
})

describe.skipIf(process.platform === 'win32')('the programs', () => {
  test('serialport asks in the language of the port', LONG, async () => {
    const modbus = await liveUnit()
    modbus.ups.settings.setUnit('modbusAddress', 7)
    expect(await printed(lines(modbus.bench, 'serialport', 'rj45'))).toMatch(/^070302c800/)
    const upsLink = await upsLinkUnit('an SUA1500')
    expect(await printed(lines(upsLink.bench, 'serialport', 'rj45'))).toMatch(/^53/)
    const microlink = await liveUnit({ config: { rj45: { protocol: 'microlink', pty: `${modbus.pty}-ml` } } })
    expect(await printed(lines(microlink.bench, 'serialport', 'rj45'))).toMatch(/^00/)
  })

  test.each(['rj45', 'network'])('modbus-serial at %s reads the charge', LONG, async (port) => {
    const { bench, ups } = await liveUnit()
    ups.settings.setUnit('modbusAddress', 7)
    expect(await printed(lines(bench, 'modbus-serial', port))).toBe('100\n')
  })

  test('modbus-serial reads raw serial bytes over TCP', LONG, async () => {
    const { bench } = await liveUnit({ config: { rj45: { protocol: 'modbus', tcp: '127.0.0.1:0' } } })
    expect(await printed(lines(bench, 'modbus-serial', 'rj45'))).toBe('100\n')
  })
})

describe.skipIf(!CURL)(CURL ? 'curl' : 'curl (skipped: no curl on the path)', () => {
  test('reads the unit, and fails its mains', LONG, async () => {
    const { bench, ups } = await liveUnit()
    const server = await serveControl({ bench, listen: { host: '127.0.0.1', port: 0 }, version: '0' })
    atTestEnd(() => server.close())
    const text = lines(bench, 'curl', null, server.url)
    const { stdout } = await runProgram(['sh', '-c', text])
    expect(stdout).toContain('"id":"ups0"')
    expect(ups.power.data.state).toBe('on-battery')
  })

  test('reads the page of a network card', LONG, async () => {
    const { bench } = await liveCard({ card: { web: '127.0.0.1:0', profile: 'legacy' } })
    const { stdout } = await runProgram(['sh', '-c', lines(bench, 'curl', 'smartslot1.web')])
    expect(stdout).toMatch(/^HTTP\/1\.[01] \d{3}/)
  })
})
