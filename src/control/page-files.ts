import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { packageFolder } from '../ports/package-folder.ts'
import type { PageFile, PageFiles } from './page.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** The built page, all of it in memory; undefined where it was not built. */
export function loadPage(folder = join(packageFolder(), 'dist', 'panel')): PageFiles | undefined {
  if (!existsSync(join(folder, 'index.html'))) return undefined
  return new Map(
    namesIn(folder).map((name) => [name === 'index.html' ? '/' : `/${name}`, pageFile(join(folder, name))]),
  )
}

/** Names below a folder, with slashes. Not by `recursive`: inside the zip files of yarn PnP its entries have no folder. */
function namesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return namesIn(join(folder, entry.name)).map((name) => `${entry.name}/${name}`)
    return entry.isFile() && extname(entry.name) in TYPES ? [entry.name] : []
  })
}

function pageFile(file: string): PageFile {
  const body = readFileSync(file)
  const gzip = gzipSync(body, { level: 9 })
  return {
    type: TYPES[extname(file)]!,
    body: Uint8Array.from(body),
    gzip: gzip.length < body.length ? Uint8Array.from(gzip) : undefined,
  }
}
