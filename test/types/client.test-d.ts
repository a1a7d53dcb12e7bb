import type { ControlClient } from '../../src/client/index.ts'
import { type Equal, holds } from './equal.ts'

declare const client: ControlClient

export async function theClientIsTyped(): Promise<void> {
  const device = await client.getDevice('ups0')
  holds<Equal<typeof device.awake, boolean>>()
  holds<Equal<typeof device.output.watts, number>>()
  holds<Equal<typeof device.battery.charge, number>>()
  holds<Equal<(typeof device.endpoints)[number]['port'], string>>()
  // @ts-expect-error there is no such field
  device.batery
  // @ts-expect-error nor such a part of one
  device.output.wats
  // @ts-expect-error an AP9620 has no switches
  if (device.smartslot1?.card === 'AP9620') device.smartslot1.dip
  const card = device.smartslot1
  if (card?.card === 'AP9624') holds<Equal<typeof card.dip, string>>()

  await client.command('ups0', { action: 'off', targets: 'all' })
  await client.command('ups0', { action: 'off', targets: ['all'] })
  await client.command('ups0', { action: 'sleep', targets: ['SOG0', 'MOG'], seconds: '10m', useDelay: true })
  await client.advance({ seconds: '1h30m' })
  // @ts-expect-error no such action
  await client.command('ups0', { action: 'of', targets: 'all' })
  // @ts-expect-error groups are in a list
  await client.command('ups0', { action: 'off', targets: 'SOG0' })
  // @ts-expect-error the field is called useDelay
  await client.command('ups0', { action: 'off', targets: 'all', useOffDelay: true })
  // @ts-expect-error a number, not text
  await client.setInput('ups0', { voltage: '120' })

  for await (const event of await client.events()) {
    if (event.type === 'state') holds<Equal<typeof event.to, typeof device.output.state>>()
    // @ts-expect-error there is no such event
    if (event.type === 'stat') return
  }
}
