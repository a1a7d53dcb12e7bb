import type { Process, ProcessKind } from './process.ts'

/** What a SmartSlot card's shutdown can override; a reboot comes back anyway and is left alone. */
const OVERRIDABLE: ReadonlySet<ProcessKind> = new Set<ProcessKind>(['off', 'sleep', 'shutdown'])

/**
 * What becomes of a pending off when firmware lets the card's shutdown take its place: a shutdown, which comes
 * back as soon as AC is valid. The turn-off countdown goes on, or starts again where the firmware reloads it.
 */
export function replaceByShutdown(
  running: Process,
  shutdown: Process,
  how: 'replace-wake-rule' | 'replace-and-reload',
): Process {
  if (!OVERRIDABLE.has(running.kind)) return running
  return how === 'replace-and-reload' ? shutdown : { ...shutdown, turnOffAt: running.turnOffAt }
}
