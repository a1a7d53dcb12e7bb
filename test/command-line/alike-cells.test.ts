import { expect, test } from 'vitest'
import { alikeText } from '../../src/cli/alike-cells.ts'
import { cellsOf } from '../../src/cli/matrix-cells.ts'
import { STOCK } from '../../src/lab/plugins/catalogue.ts'

test.each([
  ['09.6,09.7', ['SMT1500RM2U: 09.6 and 09.7 differ in nothing that is reproduced']],
  ['09.2,09.3', []],
  ['09.3,09.6,09.7', ['SMT1500RM2U: 09.6 and 09.7 differ in nothing that is reproduced']],
])('of %s these are alike: %j', (firmware, alike) => {
  const cells = cellsOf({ model: 'SMT1500RM2U', firmware, tcp: '0' }, '/nowhere', STOCK)
  expect(alikeText(cells, STOCK)).toEqual(alike)
})
