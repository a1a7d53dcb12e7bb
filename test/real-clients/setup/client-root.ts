import { closeSync, existsSync, openSync, readdirSync, readSync } from 'node:fs'
import { join } from 'node:path'

/** Where packages put programs; a daemon's real binary comes before a script of the same name. */
const PROGRAM_FOLDERS = [
  ...['usr/libexec/nut', 'usr/lib/nut', 'libexec/nut', 'lib/nut'],
  ...['usr/sbin', 'usr/bin', 'bin', 'sbin', 'usr/lib/nagios/plugins'],
]
const LOADER = /^ld-linux-.*\.so\.\d+$/
const LIBRARY = /\.so(\.|$)/

/** A command line: the program to start and its arguments. */
export type Argv = readonly [string, ...string[]]

/**
 * An unpacked root whose programs run on its own C library, started through its own loader. A root without one was
 * built on this machine, and its programs start as they are.
 */
export class ClientRoot {
  readonly path: string
  readonly #startWith: readonly string[]

  constructor(path: string) {
    this.path = path
    const files = readdirSync(path, { recursive: true, withFileTypes: true })
    const loader = files.find((file) => file.isFile() && LOADER.test(file.name))
    const libraries = files.filter((file) => LIBRARY.test(file.name) && !file.isDirectory())
    const libraryPath = [...new Set(libraries.map((file) => file.parentPath))].join(':')
    this.#startWith = loader ? [join(loader.parentPath, loader.name), '--library-path', libraryPath] : []
  }

  /** How the root's own loader is started; empty for a root that has none. */
  loaderArgv(): readonly string[] {
    return this.#startWith
  }

  /** The command line that runs `program` with `args`. */
  argv(program: string, args: readonly string[] = []): Argv {
    const path = this.programPath(program)
    const [first, ...rest] = [...this.#startWith, path, ...args]
    return [first ?? path, ...rest]
  }

  /** @throws Error naming the folders searched */
  programPath(program: string): string {
    const path = PROGRAM_FOLDERS.map((folder) => join(this.path, folder, program)).find(isElf)
    if (path === undefined)
      throw new Error(`no program ${program} in ${PROGRAM_FOLDERS.join(', ')} of ${this.path}`)
    return path
  }
}

function isElf(path: string): boolean {
  if (!existsSync(path)) return false
  const file = openSync(path, 'r')
  try {
    const magic = Buffer.alloc(4)
    readSync(file, magic)
    return magic.equals(Buffer.from('\x7fELF', 'latin1'))
  } finally {
    closeSync(file)
  }
}
