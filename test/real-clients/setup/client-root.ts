import { closeSync, existsSync, openSync, readdirSync, readSync } from 'node:fs'
import { join } from 'node:path'

/** Where packages put programs; a daemon's real binary comes before a script of the same name. */
const PROGRAM_FOLDERS = ['usr/libexec/nut', 'usr/lib/nut', 'usr/sbin', 'usr/bin', 'sbin', 'bin']
const LOADER = /^ld-linux-.*\.so\.\d+$/
const LIBRARY = /\.so(\.|$)/

/** How a program of an unpacked root is started: `argv[0]` is the root's own loader. */
export type Argv = readonly [string, ...string[]]

/** An unpacked root whose programs run on its own C library. */
export class ClientRoot {
  readonly path: string
  readonly #loader: string
  readonly #libraryPath: string

  /** @throws Error when the root holds no loader: it was not unpacked in full */
  constructor(path: string) {
    this.path = path
    const files = readdirSync(path, { recursive: true, withFileTypes: true })
    const loader = files.find((file) => file.isFile() && LOADER.test(file.name))
    if (loader === undefined) throw new Error(`${path} has no program loader (ld-linux-*)`)
    this.#loader = join(loader.parentPath, loader.name)
    const libraries = files.filter((file) => LIBRARY.test(file.name) && !file.isDirectory())
    this.#libraryPath = [...new Set(libraries.map((file) => file.parentPath))].join(':')
  }

  /** The command line that runs `program` with `args`. */
  argv(program: string, args: readonly string[] = []): Argv {
    return [this.#loader, '--library-path', this.#libraryPath, this.programPath(program), ...args]
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
