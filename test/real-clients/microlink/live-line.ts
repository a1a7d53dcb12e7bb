import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { realTime } from '../../../src/lab/time/real-time.ts'
import { openPtyPort } from '../../../src/ports/pty/pty-port.ts'
import { type HostAction, LineUnderTest, type Opening, Recorder, toJsonLines } from './conversation.ts'
import { MicrolinkDriver, microlinkDriver } from './driver.ts'

/** Names a folder to write conversations to, as those in `conversations/` were. */
const RECORD = process.env.UPSLAB_RECORD

/** A unit on a pty with NUT's driver at the other end. */
export interface LiveLine {
  readonly line: LineUnderTest
  readonly driver: MicrolinkDriver
  do(deed: HostAction): void
  /** Waits until something holds of the unit. */
  until(holds: () => boolean): Promise<void>
}

/** Starts both; they end with the running test, whose conversation is then kept under `name` if anybody wants it. */
export async function liveLine(
  name: string,
  unit: Partial<Opening> = {},
  settings: Readonly<Record<string, string>> = {},
): Promise<LiveLine> {
  const opening = { host: 'NUT apcmicrolink', model: 'SMT1500RM2U', version: '09.3', seed: 7, ...unit }
  const folder = mkdtempSync(join(tmpdir(), 'upslab-line-'))
  const pty = join(folder, 'ups0')
  const line = new LineUnderTest(opening)
  const recorder = new Recorder(line, realTime.now)
  const port = await openPtyPort({ clock: realTime, session: () => recorder, link: pty })
  const driver = new MicrolinkDriver(microlinkDriver().program, pty, settings)
  onTestFinished(async () => {
    await driver.stop()
    await port.close()
    rmSync(folder, { recursive: true, force: true })
    if (RECORD === undefined) return
    mkdirSync(RECORD, { recursive: true })
    const host = `NUT apcmicrolink ${driver.version}`
    writeFileSync(
      join(RECORD, `${name}.jsonl`),
      toJsonLines({ opening: { ...opening, host }, entries: recorder.entries }),
    )
  })
  return {
    line,
    driver,
    do: (deed) => recorder.do(deed),
    until: (holds) => expect.poll(holds, { timeout: 10_000, interval: 20 }).toBe(true),
  }
}
