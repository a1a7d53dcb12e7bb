import {
  constants,
  copyFileSync,
  linkSync,
  readFileSync,
  renameSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, resolve } from 'node:path'
import { isAlive } from './is-alive.ts'
import { makeFolder } from './make-folder.ts'
import { PortError, portErrorFrom } from './port-error.ts'

/** Locks that this process holds, by their whole path. */
const held = new Set<string>()

/**
 * Takes what only one process may use at a time, by a file with its pid. A file that a killed process left behind is replaced.
 *
 * @param path where that file is kept
 * @param what names what it is for, in the error
 * @returns what gives it back; safe to call twice
 * @throws PortError `path-occupied` naming the pid of the process that holds it
 */
export function takeLock(path: string, what: string): () => void {
  const file = resolve(path)
  const own = `${process.pid} ${startOf(process.pid)}\n`
  const draft = `${file}.${process.pid}`
  try {
    makeFolder(dirname(file))
    writeFileSync(draft, own, { mode: 0o600 })
    while (!linked(draft, file)) clearStale(file, what)
  } catch (error) {
    throw error instanceof PortError ? error : portErrorFrom(`cannot lock ${what}`, error)
  } finally {
    remove(draft)
  }
  held.add(file)
  return () => {
    if (held.delete(file) && read(file) === own) remove(file)
  }
}

/** It appears whole, or not because there is one already. */
function linked(draft: string, file: string): boolean {
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return false
    // File systems without hard links.
    if (code === 'EPERM' || code === 'ENOTSUP') return copied(draft, file)
    throw error
  }
}

function copied(draft: string, file: string): boolean {
  try {
    copyFileSync(draft, file, constants.COPYFILE_EXCL)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function clearStale(file: string, what: string): void {
  const text = read(file)
  if (text === undefined) return
  const pid = Number.parseInt(text, 10)
  if (held.has(file) || isHeld(pid, text))
    throw new PortError(
      'path-occupied',
      `${what} is used by ${pid === process.pid ? 'another bench of this process' : `process ${pid}`}; end it first, or give another path`,
    )
  // Moved away before it goes: another process may have cleared it and taken the lock meanwhile.
  const aside = `${file}.${process.pid}.stale`
  renameSync(file, aside)
  if (read(aside) !== text) linked(aside, file)
  unlinkSync(aside)
}

/** The pid alone does not tell: after a restart, in containers above all, another process may have it. */
function isHeld(pid: number, text: string): boolean {
  if (!(pid > 0) || pid === process.pid || !isAlive(pid)) return false
  return text.trim() === `${pid} ${startOf(pid)}`
}

/** When a process began, in ticks since the start of the computer; `-` where the system does not say. */
function startOf(pid: number): string {
  const stat = process.platform === 'linux' ? read(`/proc/${pid}/stat`) : undefined
  // The name of the program, in brackets, may hold spaces and brackets itself.
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '-'
}

function remove(file: string): void {
  try {
    unlinkSync(file)
  } catch {
    // It was never made, or is gone with its folder.
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
