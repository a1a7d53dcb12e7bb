/** The npm clients modbus-serial and serialport on the unit's serial port: termios, framing and timing of their own. */
import modbusSerial from 'modbus-serial'
import { describe, expect, test } from 'vitest'
import { type LiveUnit, liveUnit } from './support/live-unit.ts'
import { textIn } from './support/registers.ts'
import { shared } from './support/scope.ts'

// The package is CommonJS: its types put the class under `default`.
type Client = InstanceType<typeof modbusSerial.default>

describe.skipIf(process.platform === 'win32')('modbus-serial over serialport', () => {
  const unit = shared((atEnd) => liveUnit({ atEnd }))
  const client = shared(async (atEnd) => {
    const connected = await connect(unit())
    atEnd(() => close(connected))
    return connected
  })

  test('reads the 120 registers of the inventory in one go', async () => {
    const { data, buffer } = await client().readHoldingRegisters(516, 120)
    expect(buffer).toHaveLength(240)
    expect(textIn(data.slice(0, 8))).toBe('UPS 09.2')
    expect(textIn(data.slice(16, 32))).toBe('Smart-UPS 1500')
    expect(data.slice(72, 74)).toEqual([1440, 1000])
  })

  test('reads the same with function 4', async () => {
    const holding = await client().readHoldingRegisters(516, 120)
    expect((await client().readInputRegisters(516, 120)).data).toEqual(holding.data)
  })

  test('writes with function 6 and receives what was stored', async () => {
    expect(await client().writeRegister(1035, 25)).toEqual({ address: 1035, value: 25 })
    expect(unit().ups.settings.group('SOG0')?.turnOnDelay).toBe(25)
  })

  test('writes with function 16', async () => {
    expect(await client().writeRegisters(1036, [0, 120])).toEqual({ address: 1036, length: 2 })
    expect((await client().readHoldingRegisters(1036, 2)).data).toEqual([0, 120])
  })

  test.each([
    ['reading more than 125 registers', 3, () => client().readHoldingRegisters(516, 126)],
    ['writing half of a value of two words', 2, () => client().writeRegister(1031, 9)],
    ['writing a register that is only read', 2, () => client().writeRegister(130, 0)],
    ['a delay that is too long', 4, () => client().writeRegister(1029, 0x8000)],
    ['two commands at once', 4, () => client().writeRegisters(1538, [0, 0x0306])],
    ['a function that the unit lacks', 1, () => client().readCoils(0, 1)],
  ])('%s is exception %i', async (_, modbusCode, request) => {
    await expect(request()).rejects.toMatchObject({ modbusCode })
  })

  test('closes the port and opens it again', async () => {
    const ownUnit = await liveUnit()
    for (let round = 0; round < 20; round++) {
      const visitor = await connect(ownUnit)
      expect((await visitor.readHoldingRegisters(588, 2)).data).toEqual([1440, 1000])
      await close(visitor)
    }
  })
})

async function connect({ pty }: LiveUnit): Promise<Client> {
  const client = new modbusSerial.default()
  await client.connectRTUBuffered(pty, { baudRate: 9600 })
  client.setID(1)
  client.setTimeout(2000)
  return client
}

function close(client: Client): Promise<void> {
  return new Promise((resolve) => client.close(() => resolve()))
}
