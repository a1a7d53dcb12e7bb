/** Modbus TCP of a card, as modbus-serial and mbpoll find it. */
import modbusSerial from 'modbus-serial'
import { describe, expect, test } from 'vitest'
import { atTestEnd } from '../support/scope.ts'
import { liveCard } from './card-on-unit.ts'

describe('Modbus TCP of a Network Management Card', () => {
  test('modbus-serial reads the registers of the unit, with zeros between them, and commands from the slot', async () => {
    const card = await liveCard({ card: { firmware: '6.9.6', modbus: '127.0.0.1:0' } })
    const endpoint = card.bench.devices[0]!.endpoints.find(({ port }) => port === 'smartslot1.modbus')
    const [host, port] = (endpoint as { readonly address: string }).address.split(':')
    const client = new modbusSerial.default()
    await client.connectTCP(host!, { port: Number(port) })
    atTestEnd(() => new Promise<void>((resolve) => client.close(() => resolve())))
    client.setID(1)
    const { data } = await client.readHoldingRegisters(532, 16)
    expect(String.fromCharCode(...data.flatMap((word) => [word >> 8, word & 0xff])).trim()).toBe(
      'Smart-UPS 1500',
    )
    // The switched group: off.
    await client.writeRegisters(1538, [0, 0x0204])
    await card.until('the group to go off', () => card.outlets() === 'MOG on, SOG0 off')
    expect(card.events('command').at(-1)).toMatchObject({ command: { action: 'off', source: 'smartslot1' } })
    await expect(client.writeRegister(1029, 0x8000)).rejects.toMatchObject({ modbusCode: 3 })
  })
})
