import { FAULTS, type Fault } from '../faults.ts'
import type { PanelId } from '../models/model.ts'
import type { SmartUps } from '../smart-ups.ts'
import { updateLines } from '../update/update-screen.ts'
import type { Cursor } from './cursor.ts'
import { valueText } from './menu.ts'
import { alarmTexts, countdownText, runtimeText, stateText } from './texts.ts'

/** Rows and columns of each panel. Assumed: no source reached gives the character matrix. */
export const MATRIX: Readonly<Record<PanelId, { rows: number; columns: number }>> = {
  alpha: { rows: 4, columns: 20 },
  'alpha-c': { rows: 4, columns: 20 },
  graphic: { rows: 5, columns: 24 },
  segment: { rows: 2, columns: 20 },
}

/** What the display shows, one text per row, none longer than the panel is wide. */
export function screen(ups: SmartUps, cursor: Cursor): string[] {
  const { rows, columns } = MATRIX[ups.model.panel]
  const lines =
    updateLines(ups) ?? (ups.awake ? (cursor.home ? homeLines(ups) : menuLines(ups, cursor, rows)) : [])
  return Array.from({ length: rows }, (_, row) => (lines[row] ?? '').slice(0, columns))
}

function homeLines(ups: SmartUps): string[] {
  if (ups.panel.wizard) return ['Setup Wizard', 'OK: accept settings']
  const { columns } = MATRIX[ups.model.panel]
  const countdown = countdownText(ups)
  const codeOf = (fault: string) => FAULTS.get(fault as Fault)!.code
  const kept = ups.panel.alarmKept
  const alarm = alarmTexts(ups, codeOf, kept ? [kept] : ups.faults.list)[0]
  const state = alarm ?? stateText(ups)
  return [
    countdown && !alarm ? `${state} ${countdown}` : state,
    ups.outlets.wholeTurnOffPending ? 'OK: cancel' : bar('Load', ups.measurements.loadPercent, columns),
    bar('Batt', ups.measurements.charge, columns),
    `Runtime ${runtimeText(ups.measurements.runtime)}`,
  ]
}

function bar(label: string, percent: number, columns: number): string {
  const width = columns - label.length - 7
  const lit = Math.min(width, Math.round((percent / 100) * width))
  return `${label} ${'#'.repeat(lit)}${'.'.repeat(width - lit)} ${String(Math.round(percent)).padStart(3)} %`
}

function menuLines(ups: SmartUps, cursor: Cursor, rows: number): string[] {
  if (cursor.message !== null) return [cursor.title, ...wrap(cursor.message, MATRIX[ups.model.panel].columns)]
  if (cursor.asking) return [cursor.title, cursor.answer ? '  No' : '> No', cursor.answer ? '> Yes' : '  Yes']
  if (cursor.editing) return [cursor.title, `< ${cursor.candidateText} >`]
  const { entries, index } = cursor.list(ups)
  const shown = rows - 1
  const first = Math.max(0, Math.min(index - Math.floor(shown / 2), entries.length - shown))
  const lines = entries.slice(first, first + shown).map((entry, offset) => {
    const value = valueText(entry, ups)
    return `${first + offset === index ? '>' : ' '} ${entry.label}${value ? `: ${value}` : ''}`
  })
  return [cursor.title, ...lines]
}

function wrap(text: string, columns: number): string[] {
  const lines: string[] = ['']
  for (const word of text.split(' ')) {
    const line = lines[lines.length - 1]!
    if (line && line.length + 1 + word.length > columns) lines.push(word)
    else lines[lines.length - 1] = line ? `${line} ${word}` : word
  }
  return lines
}
