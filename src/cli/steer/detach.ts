import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { NotReachableError, UsageError } from '../errors.ts'
import { pause } from './pause.ts'
import { runFolder } from './running-benches.ts'

const LOOK_EVERY_MS = 50

/**
 * Starts this command line again without `--detach`, in a process that outlives the terminal, and waits until its bench listens.
 *
 * @returns what it printed so far
 * @throws NotReachableError with what it printed, when it ended instead; UsageError where it can print to nothing
 */
export async function startDetached(args: readonly string[]): Promise<string> {
  const draft = join(runFolder(), `starting-${process.pid}.log`)
  const output = opened(draft)
  const child = spawn(process.execPath, [...process.execArgv, process.argv[1]!, ...args], {
    detached: true,
    stdio: ['ignore', output, output],
    env: { ...process.env, UPSLAB_LOG: draft },
  })
  closeSync(output)
  let ended: number | null | undefined
  child.once('exit', (code) => {
    ended = code
  })
  const announced = join(runFolder(), `${child.pid}.json`)
  while (ended === undefined && !existsSync(announced)) await pause(LOOK_EVERY_MS)
  const text = readFileSync(draft, 'utf8')
  if (ended !== undefined) {
    rmSync(draft, { force: true })
    throw new NotReachableError(`the bench ended with ${ended}:\n${text.trim()}`)
  }
  child.unref()
  return text
}

function opened(draft: string): number {
  try {
    return openSync(draft, 'w', 0o600)
  } catch (error) {
    throw new UsageError(
      `--detach: what the bench prints cannot be kept in ${draft}: ${(error as Error).message}; UPSLAB_RUN_FOLDER names another folder`,
    )
  }
}
