import modbus from 'modbus-serial'
import { announce } from './serve.mjs'

const values = new Uint16Array(65_536)
const server = new modbus.ServerTCP(
  { getHoldingRegister: (address) => values[address] },
  { host: '127.0.0.1', port: 0, unitID: 1 },
)
server.on('initialized', () => announce({ port: server._server.address().port }))
