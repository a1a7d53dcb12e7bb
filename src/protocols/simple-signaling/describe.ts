import type { Description } from '../description.ts'
import type { Cable } from './cables.ts'

/** Lines that moved, with what the cable makes of them: `CTS on (on battery)`. */
export function describeLines(
  lines: Readonly<Record<string, boolean>>,
  before: Readonly<Record<string, boolean>> | undefined,
  cable: Cable | undefined,
): Description {
  const moved = Object.keys(lines).filter((line) => lines[line] !== before?.[line])
  const said = (moved.length > 0 ? moved : Object.keys(lines)).map((line) => {
    const meaning = cable && meaningOf(line, cable)
    return `${line.toUpperCase()} ${lines[line] ? 'on' : 'off'}${meaning ? ` (${meaning})` : ''}`
  })
  return {
    summary: said.join(', '),
    fields: Object.entries(lines).map(([line, on]) => ({
      name: line.toUpperCase(),
      value: on ? 'on' : 'off',
    })),
  }
}

function meaningOf(line: string, cable: Cable): string | undefined {
  if (cable.onBattery.some((name) => name === line)) return 'on battery'
  if (cable.lowBattery.some((name) => name === line)) return 'low battery'
  if (cable.shutdown === line) return 'shutdown'
  if (cable.powered === line || cable.enabled === line) return 'powers the cable'
  return undefined
}
