import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { bytesOf } from './target.ts'

const FOLDER = fileURLToPath(new URL('corpus', import.meta.url))

/** Inputs that are kept for a target: `NAME.hex` has one a line, `#` before what is said of them; `NAME/` has one a file. */
export function corpusOf(name: string): Uint8Array[] {
  const [lines, files] = [`${FOLDER}/${name}.hex`, `${FOLDER}/${name}`]
  const kept = existsSync(lines)
    ? readFileSync(lines, 'utf8')
        .split('\n')
        .map((line) => line.replace(/#.*/, '').trim())
        .filter(Boolean)
        .map(bytesOf)
    : []
  if (!existsSync(files)) return kept
  return [...kept, ...readdirSync(files).map((file) => Uint8Array.from(readFileSync(`${files}/${file}`)))]
}
