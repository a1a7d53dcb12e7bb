// The software under test: a small shutdown agent that speaks Modbus TCP to a UPS and knows nothing of upslab.

import { once } from 'node:events'
import { connect } from 'node:net'

/** OutletCommand_BF, two registers from 1538: off (bit 2), after the groups' delays (bit 7), of MOG and SOG0 (bits 8, 9). */
const OUTLET_COMMAND = 1538
const OFF_AND_STAY_OFF = (1 << 2) | (1 << 7) | (1 << 8) | (1 << 9)

/** Tells the UPS to turn all its outlets off and to leave them off; throws when it refuses. */
export async function turnOffAndStayOff(host, port) {
  const command = Buffer.alloc(4)
  command.writeUInt32BE(OFF_AND_STAY_OFF)
  const answer = await writeRegisters(host, port, OUTLET_COMMAND, command)
  if (answer[0] !== 0x10) throw new Error(`the UPS refuses: Modbus exception ${answer[1]}`)
}

/** Modbus function 16 to unit 1; the answer without its header. */
async function writeRegisters(host, port, register, data) {
  const request = Buffer.alloc(13 + data.length)
  request.writeUInt16BE(1, 0) // transaction
  request.writeUInt16BE(7 + data.length, 4) // bytes that follow
  request.writeUInt8(1, 6) // unit
  request.writeUInt8(0x10, 7)
  request.writeUInt16BE(register, 8)
  request.writeUInt16BE(data.length / 2, 10)
  request.writeUInt8(data.length, 12)
  data.copy(request, 13)
  const socket = connect(port, host)
  socket.setTimeout(5000, () => socket.destroy(new Error(`${host}:${port} does not answer`)))
  socket.write(request)
  try {
    const [answer] = await once(socket, 'data')
    return answer.subarray(7)
  } finally {
    socket.destroy()
  }
}
