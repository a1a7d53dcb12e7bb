/** The path a user gives a pty: a symlink to `/dev/pts/N`, whose number nobody can know beforehand. */
import { lstatSync, readlinkSync, renameSync, symlinkSync, unlinkSync } from 'node:fs'
import { dirname } from 'node:path'
import { makeFolder } from '../make-folder.ts'
import { PortError, portErrorFrom } from '../port-error.ts'

const PTY_TARGET = /^\/dev\/(pts\/|ttys)\d+$/

/**
 * Makes `path` a symlink to `target`, in one step: a client sees the old link or the new one, never none. A link left
 * behind by a killed run (its pty is gone, or belongs to somebody else by now) is replaced.
 *
 * @throws PortError `path-occupied` when something else is there
 */
export function publishLink(path: string, target: string): void {
  const temporary = `${path}.${process.pid}.new`
  try {
    makeFolder(dirname(path))
    refuseToReplaceOthers(path)
    unlinkIfThere(temporary)
    symlinkSync(target, temporary)
    renameSync(temporary, path)
  } catch (error) {
    throw portErrorFrom(`cannot make the link ${path}`, error)
  }
}

/** Removes the link if it still is the one to `target`. */
export function withdrawLink(path: string, target: string): void {
  try {
    if (readlinkSync(path) === target) unlinkSync(path)
  } catch {
    // Somebody removed it already, which is what was wanted.
  }
}

function refuseToReplaceOthers(path: string): void {
  const there = lstatSync(path, { throwIfNoEntry: false })
  if (there === undefined) return
  const kind = there.isDirectory() ? 'a folder' : 'a file'
  if (!there.isSymbolicLink()) {
    throw new PortError('path-occupied', `${path} is ${kind}; a pty's link replaces only links to ptys`)
  }
  const target = readlinkSync(path)
  if (PTY_TARGET.test(target)) return
  throw new PortError(
    'path-occupied',
    `${path} is a link to ${target}; a pty's link replaces only links to ptys`,
  )
}

function unlinkIfThere(path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false })) unlinkSync(path)
}
