import { expect } from 'vitest'
import { Apcupsd, type ApcupsdOptions } from '../setup/apcupsd.ts'
import { freeTcpPort } from '../setup/daemon.ts'
import { atTestEnd } from '../support/scope.ts'
import type { LiveCard } from './card-on-unit.ts'

/** Has apcupsd kill the power of a unit on battery by its card: the output goes off until the mains are back. */
export async function killPowerInOutage(card: LiveCard, options: ApcupsdOptions): Promise<void> {
  const daemon = new Apcupsd(await freeTcpPort(), options)
  atTestEnd(() => daemon.stop())
  card.ups.setInput({ voltage: 0 })
  await card.until('on battery', () => card.ups.power.data.state === 'on-battery')
  await daemon.killPower()
  await card.until('the output to go off', () => card.outlets() === 'MOG off, SOG0 off')
  expect(card.events('command').at(-1)).toMatchObject({
    command: { action: 'shutdown', targets: 'all', source: 'smartslot1' },
  })
  card.ups.setInput({ voltage: 120 })
  await card.until('the output to come back', () => card.outlets() === 'MOG on, SOG0 on')
}
