import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { resolveFirmware } from '../../../../../emulators/smart-ups/firmware/catalogue.ts'
import { DEFECTS } from '../../../../../emulators/smart-ups/firmware/defects/index.ts'
import type { DefectChoice } from '../../../../../emulators/smart-ups/firmware/firmware.ts'
import { PUBLISHED } from '../../../../../emulators/smart-ups/firmware/published/index.ts'
import {
  summary,
  summaryText,
  unknownRows,
} from '../../../../../emulators/smart-ups/firmware/published/status.ts'
import { configurationMenu } from '../../../../../emulators/smart-ups/front-panel/menus/configuration.ts'
import { findModel } from '../../../../../emulators/smart-ups/models/catalogue.ts'
import { HAPPENINGS } from '../../../../../src/cli/recipes/happenings.ts'
import { BY_HAND, canShow, SHOWN_BY } from '../../../../../src/cli/recipes/shown-by.ts'
import { play } from '../../../../../src/cli/recipes/step.ts'
import { type UnitUnderTest, unit } from '../../../../support/unit.ts'
import { UPDATE_CASES } from '../../update/update-cases.ts'
import { type Around, around } from './around.ts'
import { clientView } from './client-view.ts'
import { SHOWN_AT_PORTS } from './shown-at-ports.ts'
import { onStage } from './stage.ts'

/** The one that only a choice in the menu shows. */
const GREEN_MODE = 'id1031-sitewiring-green'
const SHOWN = [...Object.keys(SHOWN_BY), GREEN_MODE]

function greenModeInMenu({ ups, pass }: UnitUnderTest, look: () => void): void {
  ups.settings.setUnit('menuType', 'advanced')
  const entry = configurationMenu().entries.find(({ label }) => label === 'Green Mode')
  if (entry?.kind === 'choice') entry.set(ups, String(!ups.settings.unit.greenMode))
  pass(600)
  look()
}

/** What clients see while it happens, with a defect left to the version or switched by hand. */
async function seen(
  { model, line }: Around,
  version: string,
  row: string,
  choice?: DefectChoice,
): Promise<string[]> {
  const defects = choice === undefined ? {} : { [row]: choice }
  const made = unit({ model: model.name, lineId: line, version, defects })
  const view = clientView(made.ups)
  const views: string[] = []
  const look = () => views.push(view())
  if (row === GREEN_MODE) greenModeInMenu(made, look)
  else await play(onStage(made, look), HAPPENINGS[SHOWN_BY[row]!](model))
  return views
}

/** A published row of a defect: what it affects. */
function rowOf(defect: string): string {
  return DEFECTS.find(({ id }) => id === defect)!.rows[0]!
}

/** A rare one happens always, so that it can be looked at. */
function present(row: string): DefectChoice {
  const { options } = DEFECTS.find(({ id }) => id === row)!
  return 'probability' in options ? { probability: 1 } : true
}

test.each(Object.entries(BY_HAND))('%s is seen on an %s when switched on by hand', async (row, name) => {
  const model = findModel(name)
  const { line, version } = resolveFirmware(model)
  const at: Around = { model, line: line.id, affected: version, fixed: undefined }
  const byVersion = await seen(at, version, row)
  expect(byVersion).toEqual(await seen(at, version, row, false))
  expect(byVersion).not.toEqual(await seen(at, version, row, true))
})

describe('a published difference is seen by clients', () => {
  test.each(SHOWN.filter((row) => !(row in BY_HAND)))('%s', async (row) => {
    const at = around(rowOf(row), (model) => canShow(row, model))
    const { model, line, affected, fixed } = at
    const choice = present(row)
    const has = (version: string) =>
      unit({ model: model.name, lineId: line, version }).ups.firmware.defects.includes(row)
    expect(has(affected), `${model.name} has it at ${affected}`).toBe(true)
    const byVersion = await seen(at, affected, row, choice === true ? undefined : choice)
    expect(byVersion).not.toEqual(await seen(at, affected, row, false))
    if (fixed === undefined) return
    expect(has(fixed), `${model.name} has it no more at ${fixed}`).toBe(false)
    expect(await seen(at, fixed, row)).toEqual(await seen(at, fixed, row, false))
    expect(await seen(at, fixed, row)).not.toEqual(await seen(at, fixed, row, choice))
  })
})

describe('the list of published differences', () => {
  test('has each row once, with lines that the bench knows', () => {
    const ids = PUBLISHED.map(({ id }) => id)
    expect(ids.length).toBe(185)
    expect(new Set(ids).size).toBe(ids.length)
    expect(unknownRows()).toEqual([])
  })

  test('every defect whose rows are its own is in the table of this test', () => {
    const fromTable = DEFECTS.filter(
      ({ id, source }) => source.startsWith('published difference') && id !== 'c-tcp502-single',
    )
    const atPorts: readonly string[] = [...SHOWN_AT_PORTS, ...Object.keys(UPDATE_CASES)]
    expect(
      fromTable.map(({ id }) => id).filter((id) => !SHOWN.includes(id) && !atPorts.includes(id)),
    ).toEqual([])
  })

  // `UPDATE_DOCS=1 npx vitest run` on this file writes the sentence anew.
  test('the README says how many there are', () => {
    const file = fileURLToPath(new URL('../../../../../README.md', import.meta.url))
    const text = readFileSync(file, 'utf8')
    const between = /(<!-- generated: published -->\n)[^\n]*(\n<!-- end -->)/
    const wanted = text.replace(between, (_all, open, close) => `${open}${summaryText()}${close}`)
    if (process.env.UPDATE_DOCS) writeFileSync(file, wanted)
    else expect(text).toBe(wanted)
    expect(text).toMatch(between)
  })

  test('none is open', () => {
    const { open, 'not-observable': unseen } = summary()
    expect([unseen, open]).toEqual([5, 0])
  })
})
