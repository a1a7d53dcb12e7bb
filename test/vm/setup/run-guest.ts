import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFailed } from 'vitest'
import { GuestConsole, type OnLine } from './console.ts'
import { GUEST_CACHE as CACHE } from './ensure-guest.ts'
import { type Machine, startQemu } from './qemu.ts'
import { guestStart } from './saved-guest.ts'

export { HOST_ASKED, type OnLine, onHostLine } from './console.ts'

/** A saved machine that has not begun after that long will not. */
const RESTORE_MS = 60_000

export interface GuestRun {
  /** Everything the guest printed, control characters and carriage returns removed. */
  readonly output: string
  /** Exit status of the script; undefined when the guest did not get there in time. */
  readonly status: number | undefined
}

/** What a run has that others do without. */
export interface GuestExtras {
  /** An archive of files laid over the guest's own, packed by `cpio`. */
  readonly files?: Uint8Array
  /** Megabytes of memory; all files are held there. */
  readonly memory?: number
}

/**
 * Restores the guest as it was after its boot, or boots it where that cannot be done; runs a shell script in it and
 * waits for its end. The host's loopback is 10.0.2.2 there; what the script prints comes line by line, so that a test
 * can do its part when the script says so.
 */
export async function runGuest(
  script: string,
  timeoutMs: number,
  onLine: OnLine = () => {},
  { files, memory = 160 }: GuestExtras = {},
): Promise<GuestRun> {
  const { initrd, saved } = await guestStart(memory)
  const folder = mkdtempSync(join(CACHE, 'run-'))
  let printed = ''
  onTestFailed(() => console.error(`The guest printed:\n${printed.slice(-4000)}`))
  try {
    const paths = { script: join(folder, 'script'), ...(files ? { files: join(folder, 'files') } : {}) }
    writeFileSync(paths.script, script)
    if (files) writeFileSync(join(folder, 'files'), files)
    const machine = { memory, initrd, ...paths }
    const run =
      (saved && (await restored(machine, saved, timeoutMs, onLine))) ||
      (await booted(machine, timeoutMs, onLine))
    printed = run.output
    return run
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const booted = (machine: Machine, timeoutMs: number, onLine: OnLine) =>
  start(machine, timeoutMs, timeoutMs, onLine)

/** @returns undefined when it could not be restored, which is said; it is saved anew for the next run then. */
async function restored(machine: Machine, saved: string, timeoutMs: number, onLine: OnLine) {
  const more = ['-incoming', `exec:cat '${saved}'`]
  const run = await start({ ...machine, more }, timeoutMs, RESTORE_MS, onLine)
  if (run.started) return run
  rmSync(saved, { force: true })
  process.stderr.write(`guest: the saved machine could not be restored, so it boots: ${run.output.trim()}\n`)
  return undefined
}

function start(
  machine: Machine,
  timeoutMs: number,
  startMs: number,
  onLine: OnLine,
): Promise<GuestRun & { readonly started: boolean }> {
  const qemu = startQemu(machine)
  const guest = new GuestConsole(qemu, onLine)
  const timers = [
    setTimeout(() => qemu.kill('SIGKILL'), timeoutMs),
    setTimeout(() => guest.started || qemu.kill('SIGKILL'), startMs),
  ]
  return new Promise((resolve, reject) => {
    qemu.on('error', reject)
    qemu.on('close', () => {
      for (const timer of timers) clearTimeout(timer)
      if (guest.failure !== undefined) return reject(guest.failure)
      const output = guest.text.replaceAll('\r', '')
      const status = /^GUEST-DONE (\d+)/m.exec(output)?.[1]
      resolve({ output, status: status === undefined ? undefined : Number(status), started: guest.started })
    })
  })
}
