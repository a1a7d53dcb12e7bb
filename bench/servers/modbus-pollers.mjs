// A thread that polls units over Modbus TCP, 27 registers each 77 ms: as fast as a line of 9600 baud takes them.
import { once } from 'node:events'
import { connect } from 'node:net'
import { parentPort, workerData } from 'node:worker_threads'

const EVERY_MS = 77
const REQUEST = Buffer.from('00010000000601030000001b', 'hex')
const REPLY_BYTES = 9 + 54

const sockets = workerData.addresses.map((address) => {
  const [host, port] = address.split(':')
  return connect({ host, port: Number(port), noDelay: true })
})
await Promise.all(sockets.map((socket) => once(socket, 'connect')))
let received = 0
const timers = sockets.map((socket, index) => {
  socket.on('data', (bytes) => {
    received += bytes.length
  })
  let timer = setTimeout(
    () => {
      timer = setInterval(() => socket.write(REQUEST), EVERY_MS)
    },
    (index / sockets.length) * EVERY_MS,
  )
  return () => clearInterval(timer)
})
const start = performance.now()
parentPort.postMessage('polling')
parentPort.once('message', () => {
  for (const stop of timers) stop()
  parentPort.postMessage({ perSecond: received / REPLY_BYTES / ((performance.now() - start) / 1000) })
})
