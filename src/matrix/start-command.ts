import { existsSync } from 'node:fs'
import { win32 } from 'node:path'

/** How a command is handed to `spawn`. */
export interface Startable {
  readonly file: string
  readonly args: readonly string[]
  /** Windows: the arguments are quoted already. */
  readonly verbatim: boolean
}

/** What decides how a command is started; `process` has it all. */
export interface StartPlace {
  readonly platform: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly exists: (path: string) => boolean
}

const HERE: StartPlace = { platform: process.platform, env: process.env, exists: existsSync }

/**
 * A command as it is started on this system. On Windows `npm`, `npx` and whatever npm installs are `.cmd` files, which only `cmd` can
 * run; every other system starts what is named.
 */
export function startable(argv: readonly string[], place: StartPlace = HERE): Startable {
  const [file = '', ...args] = argv
  const script = place.platform === 'win32' ? scriptOf(file, place) : undefined
  if (script === undefined) return { file, args, verbatim: false }
  const line = [script, ...args].map((word) => safeForCmd(quotedForWindows(word))).join(' ')
  return { file: place.env.ComSpec ?? 'cmd.exe', args: ['/d', '/s', '/c', `"${line}"`], verbatim: true }
}

/** The `.cmd` or `.bat` file that a name stands for; undefined where it is a program, or nothing. */
function scriptOf(name: string, { env, exists }: StartPlace): string | undefined {
  const path = env.Path ?? env.PATH ?? ''
  const folders = win32.isAbsolute(name) || /[\\/]/.test(name) ? [''] : path.split(';').filter(Boolean)
  const endings = /\.\w+$/.test(name) ? [''] : ['.exe', '.com', '.cmd', '.bat']
  for (const folder of folders)
    for (const ending of endings) {
      const full = `${folder === '' ? name : win32.join(folder, name)}${ending}`
      if (exists(full)) return /\.(cmd|bat)$/i.test(full) ? full : undefined
    }
  return undefined
}

/** One word for programs of Windows: in quotes, a quote and the backslashes before it marked by backslashes. */
export function quotedForWindows(word: string): string {
  const marked = word.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1')
  return `"${marked}"`
}

/** Characters that mean something to `cmd` even within quotes mean themselves after a caret. */
const safeForCmd = (word: string) => word.replace(/[()%!^"<>&|]/g, '^$&')

/** What ends a process and all that it started; undefined where a signal to its group does. */
export function treeEnder(pid: number, platform: string = process.platform): readonly string[] | undefined {
  return platform === 'win32' ? ['taskkill', '/pid', String(pid), '/T', '/F'] : undefined
}
