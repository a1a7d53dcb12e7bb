import type { SetUp } from './templates.ts'

/** What is known of the upslab that runs, and of the folder that a set-up was written to. */
export interface InitContext {
  /** The folder has a package upslab. */
  readonly installed: boolean
  /** Where the upslab is that runs. */
  readonly from: string
  readonly version: string
}

/** What to type after a set-up was written: what is missing is installed first, upslab from a tarball of the one that runs. */
export function nextLines(
  { packages = [], next }: SetUp,
  { installed, from, version }: InitContext,
): string[] {
  const tarball = installed ? [] : [`./upslab-${version}.tgz`]
  const wanted = [...tarball, ...packages]
  return [
    ...(installed ? [] : [`npm pack --ignore-scripts ${quoted(from)}`]),
    ...(wanted.length > 0 ? [`npm install --save-dev ${wanted.join(' ')}`] : []),
    ...next,
  ]
}

/** For every shell, those of Windows included. */
function quoted(path: string): string {
  return /^[\w@%+=:,./\\-]+$/.test(path) ? path : `"${path}"`
}
