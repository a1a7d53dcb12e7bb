/** A unit that speaks UPS-Link on a pty, and its two drivers. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { GroupSettings } from '../../../emulators/smart-ups/settings/group-settings.ts'
import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import { Bench } from '../../../src/lab/bench.ts'
import { type DeviceConfig, deviceSchema } from '../../../src/lab/lab-file/schema.ts'
import { Apcupsd, startApcupsd } from '../setup/apcupsd.ts'
import { freeTcpPort } from '../setup/daemon.ts'
import { type NutServer, startNut } from '../setup/nut.ts'
import type { NutVersion } from '../setup/recipe.ts'
import { type AtEnd, atTestEnd } from '../support/scope.ts'

export const UPS = 'old'

/** Who speaks UPS-Link on the bench: a unit of that generation, and a later one with the card for it. */
export const SPEAKERS = {
  'an SUA1500': (pty: string) => ({ model: 'SUA1500', rj45: { pty } }),
  'an SMT1500RM2U with AP9620': (pty: string) => ({
    model: 'SMT1500RM2U',
    firmware: '09.3',
    smartslot1: { card: 'AP9620', serial: { pty } },
  }),
} as const
/** These differ enough to be started on, too little to be put through everything. */
const FURTHER = {
  'an SURT1000XLI': (pty: string) => ({ model: 'SURT1000XLI', rj45: { pty } }),
  'an SU900I': (pty: string) => ({ model: 'SU900I', firmware: '7II', rj45: { pty } }),
  'an SU600': (pty: string) => ({ model: 'SU600', firmware: '6QD', rj45: { pty } }),
  'an MX3000I': (pty: string) => ({ model: 'MX3000I', firmware: '0XI', rj45: { pty } }),
  'an SU700 at 2400 baud': (pty: string) => ({ model: 'SU700', rj45: { pty, baud: 2400, replyDelayMs: 50 } }),
} as const
export type Speaker = keyof typeof SPEAKERS

/** Short enough to wait for. */
const DELAYS: Partial<GroupSettings> = { turnOffDelay: 20, turnOnDelay: 0, stayOffDelay: 4 }

export interface UpsLinkUnit {
  readonly bench: Bench
  readonly ups: SmartUps
  readonly pty: string
  /** Outputs as `MOG on`. */
  outlets(): string
  until(what: string, holds: () => boolean, timeoutMs?: number): Promise<void>
}

export async function upsLinkUnit(
  speaker: Speaker | keyof typeof FURTHER,
  speed = 1,
  atEnd: AtEnd = atTestEnd,
): Promise<UpsLinkUnit> {
  const folder = mkdtempSync(join(tmpdir(), 'upslab-link-'))
  const pty = join(folder, 'ups0')
  const bench = new Bench({ time: { virtual: false, speed } })
  atEnd(async () => {
    await bench.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const config: DeviceConfig = deviceSchema.parse({ ...SPEAKERS, ...FURTHER }[speaker](pty))
  const { ups } = bench.add('ups0', config)
  for (const name of ups.model.groups)
    for (const [key, value] of Object.entries(DELAYS))
      ups.settings.setGroup(name, key as keyof GroupSettings, value)
  await bench.open()
  return {
    bench,
    ups,
    pty,
    outlets: () => ups.outlets.groups.map(({ name, on }) => `${name} ${on ? 'on' : 'off'}`).join(', '),
    async until(what, holds, timeoutMs = 30_000) {
      for (const end = Date.now() + timeoutMs; Date.now() < end; ) {
        bench.sync()
        if (holds()) return
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      throw new Error(`not within ${timeoutMs} ms: ${what}`)
    },
  }
}

/** NUT's apcsmart on a unit. */
export async function apcsmartOn(
  { pty }: UpsLinkUnit,
  release: NutVersion,
  section: Readonly<Record<string, string | number>> = {},
  atEnd: AtEnd = atTestEnd,
): Promise<NutServer> {
  const server = await startNut(release, { ups: { [UPS]: { driver: 'apcsmart', port: pty, ...section } } })
  atEnd(() => server.stop())
  return server
}

const SMART = { UPSTYPE: 'apcsmart', UPSCABLE: 'smart' }

/** apcupsd with type apcsmart on a unit, on line. */
export async function smartApcupsdOn({ pty }: UpsLinkUnit, atEnd: AtEnd = atTestEnd): Promise<Apcupsd> {
  const daemon = await startApcupsd({ device: pty, settings: SMART })
  atEnd(() => daemon.stop())
  await daemon.until('STATUS', /ONLINE/, 60_000)
  return daemon
}

/** An apcupsd that is configured for a unit but not running. */
export async function haltedSmartApcupsd({ pty }: UpsLinkUnit, atEnd: AtEnd = atTestEnd): Promise<Apcupsd> {
  const daemon = new Apcupsd(await freeTcpPort(), { device: pty, settings: SMART })
  atEnd(() => daemon.stop())
  return daemon
}

/** Commands that cut the load have to be given twice, three to fifteen seconds apart: a rule of the driver. */
const TWICE_AFTER_MS = 3500

/** Gives NUT's apcsmart a command that takes the load off, twice and with the pause that it asks for. */
export async function twice(nut: NutServer, command: string, value?: string): Promise<string> {
  await nut.upscmd(UPS, command, value)
  await new Promise((resolve) => setTimeout(resolve, TWICE_AFTER_MS))
  return nut.upscmd(UPS, command, value)
}
