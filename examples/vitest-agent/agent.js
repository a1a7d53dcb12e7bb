// The software under test: turns a rack off for good, over Modbus TCP.
import modbus from 'modbus-serial'

/** Registers of a Smart-UPS, as the vendor's application note 176 lists them. */
const OUTLET_COMMAND = 1538
const OUTLET_STATUS = 3

/** Bits of the outlet command: off, after the groups' delays, the main group and the first switched one. */
const OFF = 1 << 2
const WITH_DELAY = 1 << 7
const MAIN_AND_FIRST = (1 << 8) | (1 << 9)

/** Bit of the outlet status. */
const IS_OFF = 1 << 1

export async function connect(host, port) {
  const client = new modbus.default()
  client.setTimeout(2000)
  await client.connectTCP(host, { port })
  client.setID(1)
  return client
}

/** Asks the unit to go off and stay off. */
export function turnOffForGood(client) {
  return client.writeRegisters(OUTLET_COMMAND, [0, OFF | WITH_DELAY | MAIN_AND_FIRST])
}

/** Whether the main outlet group is off. */
export async function isOff(client) {
  const { data } = await client.readHoldingRegisters(OUTLET_STATUS, 2)
  return (data[1] & IS_OFF) !== 0
}
