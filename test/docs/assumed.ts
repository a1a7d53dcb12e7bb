import { listLines } from '../../emulators/smart-ups/firmware/catalogue.ts'
import { DEFECTS } from '../../emulators/smart-ups/firmware/defects/index.ts'
import { listModels } from '../../emulators/smart-ups/models/catalogue.ts'

/** Something assumed, and what it is assumed of: models, lines, ranges of a defect. */
export interface Assumption {
  readonly text: string
  readonly of: readonly string[]
}

/** Everything the catalogue marks as assumed, by area. */
export function assumptions(): Readonly<Record<'models' | 'lines' | 'defects', readonly Assumption[]>> {
  return {
    models: grouped(listModels().flatMap(({ name, assumed }) => assumed.map((text) => [text, name]))).map(
      ({ text, of }) => ({ text, of: byFamily(of) }),
    ),
    lines: grouped(listLines().flatMap(({ id, assumed }) => assumed.map((text) => [text, String(id)]))),
    defects: DEFECTS.flatMap(({ id, affects }) =>
      grouped(affects.flatMap(({ line, assumed }) => (assumed ? [[assumed, `ID ${line}`]] : []))).map(
        ({ text, of }) => ({ text, of: [`${id}: ${of.join(', ')}`] }),
      ),
    ),
  }
}

function grouped(pairs: readonly (readonly string[])[]): Assumption[] {
  const byText = new Map<string, string[]>()
  for (const [text, name] of pairs) byText.set(text!, [...(byText.get(text!) ?? []), name!])
  return [...byText].map(([text, of]) => ({ text, of }))
}

/** Names, with whole families in one word. */
function byFamily(names: readonly string[]): string[] {
  const families = [...new Set(listModels().map(({ family }) => family))]
  return families.flatMap((family) => {
    const all = listModels().filter((model) => model.family === family)
    const mine = all.map(({ name }) => name).filter((name) => names.includes(name))
    return mine.length === all.length ? [`every ${family}`] : mine
  })
}

/** The generated part of docs/assumptions.md: a table for each area. */
export function assumptionTables(): string {
  const { models, lines, defects } = assumptions()
  return [
    '### Models',
    table('Assumed', 'Models', models),
    '### Firmware lines',
    table('Assumed', 'UPS IDs', lines),
    '### Ranges of defects',
    table('Assumed', 'Where', defects),
  ].join('\n\n')
}

function table(first: string, second: string, rows: readonly Assumption[]): string {
  const body = rows.map(({ text, of }) => `| ${text} | ${of.join(', ')} |`)
  return [`| ${first} | ${second} |`, '| --- | --- |', ...body].join('\n')
}
