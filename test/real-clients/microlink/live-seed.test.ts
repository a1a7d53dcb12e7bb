import { describe, expect, test } from 'vitest'
import { microlinkDriver } from './driver.ts'
import { type LiveLine, liveLine } from './live-line.ts'

const { reason } = microlinkDriver()

/** Seconds: the longest off delay, the usual stay-off time, and one a host sets to make a reboot a sleep. */
const OFF_AT = 90
const STAY_OFF = 8
const SLEEP = 600

const KINDS = [
  { kind: 'sleep', command: 'shutdown.reboot.graceful' },
  { kind: 'off', command: 'shutdown.stayoff' },
  { kind: 'shutdown', command: 'shutdown.return' },
  { kind: 'reboot', command: 'shutdown.reboot.graceful' },
] as const

/** Lets NUT command a kind, and tells what NUT sees while the output is off and after it should be back. */
async function seen({ line, driver, do: act, until }: LiveLine, { kind, command }: (typeof KINDS)[number]) {
  const stayOff = kind === 'sleep' ? SLEEP : STAY_OFF
  for (const group of [0, 1]) {
    await driver.set(`outlet.group.${group}.delay.reboot`, String(stayOff))
    await driver.until(`outlet.group.${group}.delay.reboot`, String(stayOff))
  }
  await driver.command(command)
  await until(() => line.made.ups.outlets.wholeTurnOffPending)
  act({ pass: OFF_AT })
  await driver.until('ups.status', 'OFF')
  const whileOff = /Process\w+/.exec((await driver.variables())['outlet.group.0.status'] ?? '')?.[0]
  act({ pass: stayOff + 5 })
  const after = line.made.ups.outlets.isOn('MOG') ? 'OL' : 'OFF'
  await driver.until('ups.status', after)
  act({ command: { action: 'cancel', targets: 'all', source: 'lcd' } })
  act({ command: { action: 'on', targets: 'all', source: 'lcd' } })
  act({ pass: 60 })
  await driver.until('ups.status', 'OL')
  return { kind, whileOff, after }
}

describe.skipIf(reason)(
  `FA233876, commanded by NUT over Microlink${reason ? ` (skipped: ${reason})` : ''}`,
  () => {
    test.each([
      { version: '09.2', overridden: true },
      { version: '09.3', overridden: false },
    ])('SMT1500RM2U $version with an AP9624', { timeout: 120_000 }, async ({ version, overridden }) => {
      const live = await liveLine(`seed-${version}`, { version, card: true })
      await live.driver.start()
      const rows = []
      for (const kind of KINDS) rows.push(await seen(live, kind))
      expect(rows).toEqual([
        { kind: 'sleep', whileOff: overridden ? 'ProcessShutdown' : 'ProcessSleep', after: 'OL' },
        {
          kind: 'off',
          whileOff: overridden ? 'ProcessShutdown' : undefined,
          after: overridden ? 'OL' : 'OFF',
        },
        { kind: 'shutdown', whileOff: 'ProcessShutdown', after: 'OL' },
        { kind: 'reboot', whileOff: 'ProcessReboot', after: 'OL' },
      ])
    })
  },
)
