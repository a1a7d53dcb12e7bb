import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { PageFile, PageFiles } from './page.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** Beside the built package, and where the build puts it when the sources are run. */
const PLACES = ['../../panel', '../../dist/panel']

/** The built page, all of it in memory; undefined where it was not built. */
export function loadPage(
  folder = PLACES.map((place) => fileURLToPath(new URL(place, import.meta.url))).find((place) =>
    existsSync(join(place, 'index.html')),
  ),
): PageFiles | undefined {
  if (folder === undefined) return undefined
  const found = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && extname(entry.name) in TYPES)
    .map((entry) => join(entry.parentPath, entry.name))
  return new Map(found.map((file) => [pathOf(relative(folder, file)), pageFile(file)]))
}

function pathOf(name: string): string {
  return name === 'index.html' ? '/' : `/${name.replaceAll('\\', '/')}`
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
