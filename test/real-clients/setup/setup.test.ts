import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { realTime } from '../../../src/lab/time/real-time.ts'
import { openPtyPort } from '../../../src/ports/pty/pty-port.ts'
import { startApcupsd } from './apcupsd.ts'
import { Daemon, freeTcpPort } from './daemon.ts'
import { ensureClients } from './ensure-clients.ts'
import { mbpoll } from './mbpoll.ts'
import { nut, startNut } from './nut.ts'

const clients = await ensureClients()
const why = clients.available ? '' : ` (skipped: ${clients.reason})`

/** A pty on which nobody answers. */
const silent = () => openPtyPort({ session: () => ({ receive: () => [] }), clock: realTime })

describe.skipIf(!clients.available)(`the real clients run here${why}`, () => {
  test.each(['2.8.1', '2.8.5'] as const)(
    'NUT %s serves a simulated UPS to its own clients',
    async (version) => {
      const folder = mkdtempSync(join(tmpdir(), 'upslab-dummy-'))
      const file = join(folder, 'ups.dev')
      writeFileSync(file, 'ups.status: OL\nbattery.charge: 90\nups.model: Paper tiger\n')
      const server = await startNut(version, {
        ups: { paper: { driver: 'dummy-ups', port: file, mode: 'dummy-once' } },
      })
      try {
        expect(await server.until('paper', 'ups.status', /OL/)).toContain('OL')
        expect(await server.upsc('paper')).toMatchObject({
          'ups.model': 'Paper tiger',
          'battery.charge': '90',
        })
        expect(await server.commands('paper')).toContain('load.off')
        expect(await server.upsrw('paper', 'battery.charge', '42')).toBe('SUCCESS')
        await server.until('paper', 'battery.charge', '42')
      } finally {
        await server.stop()
        rmSync(folder, { recursive: true })
      }
    },
  )

  test.each(['2.8.1', '2.8.5'] as const)('apc_modbus %s says that nobody answers', async (version) => {
    const tcp = await freeTcpPort()
    const section = { port: `127.0.0.1:${tcp}`, porttype: 'tcp' }
    await expect(startNut(version, { ups: { nobody: section } })).rejects.toThrow(/unable to connect/i)
    const port = await silent()
    if (port.endpoint.kind !== 'pty') throw new Error('not a pty')
    const serial = { port: port.endpoint.path, porttype: 'serial', slaveid: 1 }
    await expect(startNut(version, { ups: { mute: serial } })).rejects.toThrow(
      /can't read inventory|timed out/i,
    )
    await port.close()
  })

  test('apcupsd serves its status and asks its first question on the line', async () => {
    const received: string[] = []
    const session = () => ({
      receive(bytes: Uint8Array) {
        received.push(Buffer.from(bytes).toString('hex'))
        return []
      },
    })
    const port = await openPtyPort({ session, clock: realTime })
    if (port.endpoint.kind !== 'pty') throw new Error('not a pty')
    const daemon = await startApcupsd({ device: port.endpoint.path })
    try {
      // Slave 1, function 3, the 16 registers of the model name from 532 on.
      await expect.poll(() => received[0]).toBe('01030214001005ba')
      const version = expect.stringContaining('3.14.14')
      expect(await daemon.status()).toMatchObject({ VERSION: version, CABLE: 'Custom Cable Smart' })
    } finally {
      await daemon.stop()
      await port.close()
    }
  })

  test('mbpoll says that nobody answers', async () => {
    const { stdout, stderr } = await mbpoll([
      '-m',
      'tcp',
      '-p',
      String(await freeTcpPort()),
      '-1',
      '127.0.0.1',
    ])
    expect(stdout + stderr).toMatch(/connection refused/i)
  })

  test('a daemon that gives up is reported with what it said', async () => {
    const daemon = new Daemon('upsd', nut('2.8.5').argv('upsd', ['-F']), {
      env: { NUT_CONFPATH: '/nonexistent' },
    })
    await expect(daemon.until(() => false)).rejects.toThrow(/upsd ended with status 1:[\s\S]*OS user/)
  })
})
