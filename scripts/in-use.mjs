// Who runs from dist/, so that nobody builds it anew underneath them.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Notes that this process runs from dist/; the returned function takes the note away. */
export function markInUse(folder, pid = process.pid) {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, String(pid))
  writeFileSync(file, '')
  return () => rmSync(file, { force: true })
}

/** A process that runs from dist/; undefined when there is none. Notes of processes that ended are removed. */
export function inUseBy(folder) {
  for (const name of notesIn(folder)) {
    if (isAlive(Number(name))) return Number(name)
    rmSync(join(folder, name), { force: true })
  }
  return undefined
}

function notesIn(folder) {
  try {
    return readdirSync(folder).filter((name) => /^\d+$/.test(name))
  } catch {
    return []
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // A process of another user cannot be signalled, and is there.
    return error.code === 'EPERM'
  }
}
