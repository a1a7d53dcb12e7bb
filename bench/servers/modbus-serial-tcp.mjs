import { createServer } from 'node:net'
import modbus from 'modbus-serial'
import { announce } from './serve.mjs'

// It takes port 0 for "none given" and would listen on 502: find a free one for it.
const port = await new Promise((resolve) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port: free } = probe.address()
    probe.close(() => resolve(free))
  })
})
const values = new Uint16Array(65_536)
const server = new modbus.ServerTCP(
  { getHoldingRegister: (address) => values[address] },
  { host: '127.0.0.1', port, unitID: 1 },
)
server.on('initialized', () => announce({ port }))
