import type { BenchCore } from '../lab/bench-core.ts'
import type { LabConfig } from '../lab/lab-file/schema.ts'
import { DiskFolder } from '../lab/recording/disk-folder.ts'
import { Recorder } from '../lab/recording/recorder.ts'
import { realTime, wallClockMs } from '../lab/time/real-time.ts'
import { UsageError } from './errors.ts'
import { packageVersion } from './version.ts'

/** Records a bench from now on, where a folder is named for it. */
export function recorderFor(
  bench: BenchCore,
  lab: LabConfig,
  path: string | undefined,
): Recorder | undefined {
  if (path === undefined) return undefined
  const trouble = (text: string) => process.stderr.write(`warning: ${text}\n`)
  let folder: DiskFolder
  try {
    folder = new DiskFolder({ path, line: realTime, onTrouble: trouble })
  } catch (error) {
    throw new UsageError(`--record: ${path} cannot be the folder: ${(error as Error).message}`)
  }
  return new Recorder({
    bench,
    lab,
    folder,
    version: packageVersion(),
    line: realTime.now(),
    wallMs: wallClockMs(),
  })
}
