// A USB/IP client that does nothing but keep transfers in flight, and looks at the clock.
import { connect } from 'node:net'

const HEADER = 48
const CMD_SUBMIT = 1
const DEVID = 0x00010001
const IN = 1

export function open(port) {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    socket.once('connect', () => resolve(socket))
    socket.once('error', reject)
  })
}

/** CMD_SUBMIT of an IN transfer; `setup` in hex for endpoint 0. */
function submit({ endpoint = 0, length, setup = '' }) {
  const packet = Buffer.alloc(HEADER)
  for (const [at, word] of [CMD_SUBMIT, 0, DEVID, IN, endpoint, 0, length].entries())
    packet.writeUInt32BE(word, 4 * at)
  Buffer.from(setup, 'hex').copy(packet, 40)
  return packet
}

/** GET_REPORT(Feature, 7): PresentStatus. */
export const GET_REPORT = submit({ length: 3, setup: 'a101070300000300' })
export const INTERRUPT_IN = submit({ endpoint: 1, length: 64 })
const SET_CONFIGURATION = submit({ length: 0, setup: '0009010000000000' })
const LIST = Buffer.from('0111800500000000', 'hex')
/** Both answer 48 bytes of header and three of data. */
export const REPLY_LENGTH = 51

/** Takes device 1-1 into use. */
async function attach(socket) {
  const request = Buffer.alloc(40)
  Buffer.from('0111800300000000', 'hex').copy(request)
  request.write('1-1', 8)
  await exchange(socket, request)
  await exchange(socket, SET_CONFIGURATION)
}

function exchange(socket, bytes) {
  socket.write(bytes)
  return new Promise((resolve) => socket.once('data', resolve))
}

/** Numbers the transfers of one connection, and notes when each left. */
class Transfers {
  #request
  #seqnum = 0
  #sentAt = []
  done = 0
  /** Milliseconds of every exchange. */
  latencies = []

  constructor(request) {
    this.#request = request
  }

  send(socket, count) {
    const bytes = Buffer.concat(Array(count).fill(this.#request))
    for (let at = 0; at < bytes.length; at += HEADER) bytes.writeUInt32BE(++this.#seqnum, at + 4)
    const now = performance.now()
    for (let sent = 0; sent < count; sent++) this.#sentAt.push(now)
    socket.write(bytes)
  }

  received(count) {
    const now = performance.now()
    for (const sent of this.#sentAt.splice(0, count)) this.latencies.push(now - sent)
    this.done += count
  }
}

/**
 * Keeps so many transfers in flight for a while.
 *
 * @returns exchanges a second, and the latencies in ms
 */
export async function load(port, { request = GET_REPORT, inFlight = 1, imports = true, ms = 700 } = {}) {
  const socket = await open(port)
  if (imports) await attach(socket)
  const transfers = new Transfers(request)
  let stop = false
  const ended = new Promise((resolve) => {
    let received = 0
    socket.on('data', (bytes) => {
      received += bytes.length
      const whole = Math.floor(received / REPLY_LENGTH)
      received -= whole * REPLY_LENGTH
      if (whole > 0) transfers.received(whole)
      if (stop) resolve()
      else if (whole > 0) transfers.send(socket, whole)
    })
  })
  transfers.send(socket, inFlight)
  const start = performance.now()
  await new Promise((resolve) => setTimeout(resolve, ms))
  const rate = (transfers.done / (performance.now() - start)) * 1000
  stop = true
  await ended
  socket.destroy()
  await new Promise((resolve) => setTimeout(resolve, 30))
  return { rate, latencies: transfers.latencies }
}

/** Milliseconds from connecting to the last byte of the list of devices. */
export async function timeToList(port, bytes) {
  const start = performance.now()
  const socket = await open(port)
  await new Promise((resolve) => {
    let received = 0
    socket.on('data', (chunk) => {
      received += chunk.length
      if (received >= bytes) resolve()
    })
    socket.write(LIST)
  })
  const ms = performance.now() - start
  socket.destroy()
  return ms
}
