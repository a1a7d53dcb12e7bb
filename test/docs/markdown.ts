import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The top folder of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** A fenced block, with the comment that stands directly above it. */
export interface Block {
  readonly language: string
  readonly text: string
  /** Where its fence opens, counted from 1. */
  readonly line: number
  /** Words of the comment: `<!-- run needs=mbpoll -->` gives `['run', 'needs=mbpoll']`. */
  readonly directive: readonly string[]
  /** The `text` block that follows a command with nothing but prose in between: what it prints. */
  readonly expected: string | undefined
}

export interface Page {
  /** From the top of the repository, with forward slashes. */
  readonly path: string
  readonly text: string
  readonly blocks: readonly Block[]
}

/** Every page people read: those at the top, and all of docs/. */
export function pages(): Page[] {
  const top = readdirSync(root).filter((name) => name.endsWith('.md'))
  const below = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name))
  return [...top, ...below].sort().map(readPage)
}

export function readPage(path: string): Page {
  const text = readFileSync(join(root, path), 'utf8')
  return { path: relative(root, join(root, path)).replaceAll('\\', '/'), text, blocks: blocksOf(text) }
}

export function blocksOf(text: string): Block[] {
  const found: Omit<Block, 'expected'>[] = []
  const lines = text.split('\n')
  for (let index = 0; index < lines.length; index++) {
    const fence = /^```(\w*)/.exec(lines[index]!)
    if (!fence) continue
    const end = lines.indexOf('```', index + 1)
    if (end < 0) throw new Error(`the block that opens at line ${index + 1} never closes`)
    found.push({
      language: fence[1]!,
      text: lines.slice(index + 1, end).join('\n'),
      line: index + 1,
      directive: directiveAbove(lines, index),
    })
    index = end
  }
  return found.map((block, index) => {
    const next = found[index + 1]
    return { ...block, expected: next?.language === 'text' ? next.text : undefined }
  })
}

function directiveAbove(lines: readonly string[], fence: number): string[] {
  const comment = /^<!-- (.+) -->$/.exec(lines[fence - 1] ?? '')
  return comment ? comment[1]!.trim().split(/\s+/) : []
}

/** Anchors of a page's headings, as GitHub makes them. */
export function anchorsOf(text: string): Set<string> {
  const outsideFences = text.replace(/^```[\s\S]*?^```$/gm, '')
  const headings = [...outsideFences.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) => heading!)
  return new Set(headings.map(slug))
}

function slug(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')
}

/** Targets of the links of a page, code left out. */
export function linksOf(text: string): string[] {
  const prose = text.replace(/^```[\s\S]*?^```$/gm, '').replace(/`[^`\n]*`/g, '')
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target!)
}
