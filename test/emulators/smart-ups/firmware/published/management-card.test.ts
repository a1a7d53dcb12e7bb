import { expect, test } from 'vitest'
import { InterfaceExpander2 } from '../../../../../emulators/interface-expander-2/interface-expander-2.ts'
import { NetworkManagementCard } from '../../../../../emulators/network-management-card/network-management-card.ts'
import { unit } from '../../../../support/unit.ts'

test('id18-replace-date-nmc: a Network Management Card moves the replacement date, another card does not', () => {
  const { ups } = unit({ version: '09.3' })
  const alone = ups.replaceBatteryOn
  ups.fit(new InterfaceExpander2())
  expect(ups.replaceBatteryOn).toBe(alone)
  ups.fit(new NetworkManagementCard({ model: 'AP9631' }))
  expect(ups.replaceBatteryOn).toBe(alone + 365)
})
