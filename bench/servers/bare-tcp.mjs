// The limit: a socket that answers fixed bytes to whatever comes.
import { createServer } from 'node:net'
import { announce } from './serve.mjs'

const reply = Buffer.from(process.argv[2], 'hex')
const server = createServer({ noDelay: true }, (socket) => {
  socket.on('data', () => socket.write(reply))
  socket.on('error', () => undefined)
})
server.listen(0, '127.0.0.1', () => announce({ port: server.address().port }))
