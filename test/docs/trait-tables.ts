import { listLines, versionsOf } from '../../emulators/smart-ups/firmware/catalogue.ts'
import { listModels } from '../../emulators/smart-ups/models/catalogue.ts'
import { TRAITS, traitEntries } from '../../emulators/smart-ups/traits/index.ts'
import type { Trait } from '../../emulators/smart-ups/traits/trait.ts'
import { valueText, whereText } from '../../emulators/smart-ups/traits/words.ts'

const row = (...cells: readonly string[]) =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('<', '&lt;')).join(' | ')} |`

/** For each line that a model runs: the number of known traits, and the names of those assumed. */
export function traitsByLine(): string {
  const rows = listLines().flatMap(({ id, units }) => {
    const model = listModels().find(({ lines }) => lines.includes(id))
    const newest = model && versionsOf(model).findLast(({ line }) => line.id === id)
    if (!model || !newest) return []
    const entries = traitEntries({ model, line: id, version: newest.version })
    const assumed = entries.filter((entry) => entry.assumed !== undefined).map(({ name }) => `\`${name}\``)
    return [row(String(id), units, String(entries.length - assumed.length), assumed.join(', '))]
  })
  return ['| Line | Units | Known | Assumed |', '| --- | --- | --- | --- |', ...rows].join('\n')
}

/** Every rule of every trait. */
export function traitRules(): string {
  const rows = Object.entries(TRAITS as Readonly<Record<string, Trait<unknown>>>).flatMap(
    ([name, { title, rules }]) =>
      rules.map((rule, index) =>
        row(
          index === 0 ? `\`${name}\`: ${title}` : '',
          valueText(rule.value),
          whereText(rule.where),
          'source' in rule ? rule.source : `assumed: ${rule.assumed}`,
        ),
      ),
  )
  return ['| Trait | Value | Of | Evidence |', '| --- | --- | --- | --- |', ...rows].join('\n')
}
