import { expect, test } from 'vitest'
import { DEFECTS } from '../../../../emulators/smart-ups/firmware/defects/index.ts'
import { WRONG_UPDATES } from '../../../../emulators/smart-ups/firmware/defects/updates.ts'
import { unit } from '../../../support/unit.ts'
import { updateTo } from '../../../support/updating.ts'
import { clientView } from '../firmware/published/client-view.ts'
import { UPDATE_CASES } from './update-cases.ts'

/** What clients see in the course of an update and after it. */
function seen(row: string, side: 'affected' | 'fixed', on?: boolean): string[] {
  const { model, line, via = 'serial', packs, ...versions } = UPDATE_CASES[row]!
  const { from, to } = versions[side]
  const made = unit({ model, lineId: line, version: from, defects: on === undefined ? {} : { [row]: on } })
  const { ups, pass } = made
  if (packs) ups.setBattery({ packs })
  if (!ups.traits.updateWithOutputOn) ups.command({ action: 'off', targets: 'all', source: 'lcd' })
  const views: string[] = []
  const view = clientView(ups)
  updateTo(made, to, via)
  const look = () =>
    views.push(
      [
        ups.identity.serialNumber,
        ups.update.data.result === 'updated' ? '' : ups.update.data.result,
        ups.panel.log.faults.join(),
        ups.firmware.version === to,
        view(),
      ].join('; '),
    )
  look()
  pass(45)
  look()
  return views
}

test.each(Object.keys(UPDATE_CASES))('%s is seen on its version, not on the next', (row) => {
  const { byHand = false } = UPDATE_CASES[row]!
  expect(seen(row, 'affected', byHand ? true : undefined)).not.toEqual(seen(row, 'affected', false))
  if (!byHand) expect(seen(row, 'fixed')).toEqual(seen(row, 'fixed', false))
})

test('every defect of updates is in the table', () => {
  expect(WRONG_UPDATES.map(({ id }) => id).sort()).toEqual(Object.keys(UPDATE_CASES).sort())
  expect(DEFECTS).toEqual(expect.arrayContaining([...WRONG_UPDATES]))
})
