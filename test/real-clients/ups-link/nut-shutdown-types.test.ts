/** Every way in which NUT's apcsmart can be made to cut the power with `-k`, and what the unit makes of it. */
import { describe, expect, test } from 'vitest'
import { freeTcpPort } from '../setup/daemon.ts'
import { NutServer, nut } from '../setup/nut.ts'
import { describeClients } from '../support/clients.ts'
import type { AtEnd } from '../support/scope.ts'
import { UPS, type UpsLinkUnit, upsLinkUnit } from './unit.ts'

/** What the main group's relay does within ten minutes of the kill and, for an outage, within ten of its end. */
type Relays = readonly string[]

/**
 * The driver reads the status with a length it never has and takes that for an outage with a low battery: so `S` is
 * what a unit on line is commanded as well, which it refuses (NUT issue 322).
 */
const TYPES: readonly {
  readonly sdtype: number
  readonly how: string
  /** Commands the driver says it sent to a unit on line. */
  readonly issued: string
  readonly online: Relays
  readonly outage: Relays
}[] = [
  { sdtype: 0, how: 'S', issued: 'S', online: [], outage: ['off', 'on'] },
  { sdtype: 1, how: 'S, else @', issued: 'S@', online: ['off', 'on'], outage: ['off', 'on'] },
  { sdtype: 2, how: 'Z', issued: 'Z', online: ['off'], outage: ['off'] },
  { sdtype: 3, how: 'K', issued: 'K', online: ['off'], outage: ['off'] },
  { sdtype: 4, how: 'U and S', issued: 'U+S', online: [], outage: ['off', 'on'] },
  { sdtype: 5, how: '@', issued: '@', online: ['off', 'on'], outage: ['off', 'on'] },
]

describeClients('NUT 2.8.5 apcsmart -k', () => {
  describe.each(TYPES)('with sdtype $sdtype, $how', ({ sdtype, issued, online, outage }) => {
    test.concurrent('on line', { timeout: 60_000 }, async ({ onTestFinished: atEnd }) => {
      const unit = await upsLinkUnit('an SUA1500', 1, atEnd)
      const said = await kill(unit, { sdtype }, atEnd)
      expect([...said.matchAll(/issuing .*?\[(.+?)\]/g)].map(([, letter]) => letter).join('')).toBe(issued)
      expect(/got "NO"/.test(said)).toBe(issued.includes('S'))
      unit.bench.advance(600)
      expect(relays(unit)).toEqual(online)
    })

    test.concurrent('in an outage', { timeout: 60_000 }, async ({ onTestFinished: atEnd }) => {
      const unit = await upsLinkUnit('an SUA1500', 1, atEnd)
      unit.ups.setInput({ voltage: 0 })
      await kill(unit, { sdtype }, atEnd)
      unit.bench.advance(600)
      expect(relays(unit)).toEqual(['off'])
      unit.ups.setInput({ voltage: 120 })
      unit.bench.advance(600)
      expect(relays(unit)).toEqual(outage)
    })
  })

  test.concurrent('@ with a delay of twelve minutes, and grace and wake-up delay as set', {
    timeout: 60_000,
  }, async ({ onTestFinished: atEnd }) => {
    const unit = await upsLinkUnit('an SUA1500', 1, atEnd)
    unit.ups.settings.setGroup('MOG', 'turnOnDelay', 60)
    await kill(unit, { sdtype: 5, awd: '002' }, atEnd)
    unit.bench.advance(3600)
    const [off, on] = unit.bench.journal.since(0).filter(({ type }) => type === 'outlet')
    // The unit's own stay-off time, four seconds here, comes before.
    expect((on!.at - off!.at) / 1000).toBe(4 + 2 * 360 + 60)
  })
})

async function kill(
  { pty }: UpsLinkUnit,
  section: Readonly<Record<string, string | number>>,
  atEnd: AtEnd,
): Promise<string> {
  const server = new NutServer(nut('2.8.5'), await freeTcpPort(), {
    ups: { [UPS]: { driver: 'apcsmart', port: pty, ...section } },
  })
  atEnd(() => server.stop())
  const { status, stdout, stderr } = await server.killPower(UPS)
  expect(status).toBe(0)
  return stdout + stderr
}

function relays({ bench }: UpsLinkUnit): string[] {
  return bench.journal.since(0).flatMap((event) => (event.type === 'outlet' ? [event.on ? 'on' : 'off'] : []))
}
