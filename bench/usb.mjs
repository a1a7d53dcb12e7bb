import { connect } from 'node:net'
import { startServer } from './server-process.mjs'
import { count, median, ratio } from './table.mjs'

const ROUND_MS = 700
const ROUNDS = 7
/** A GET_REPORT of PresentStatus answers 48 bytes of header and three of data. */
const REPLY_LENGTH = 51

/** CMD_SUBMIT of GET_REPORT(Feature, 7). */
function submit(seqnum) {
  const packet = Buffer.alloc(48)
  packet.writeUInt32BE(1, 0)
  packet.writeUInt32BE(seqnum, 4)
  packet.writeUInt32BE(0x00010001, 8)
  packet.writeUInt32BE(1, 12)
  packet.writeUInt32BE(3, 24)
  Buffer.from('a101070300000300', 'hex').copy(packet, 40)
  return packet
}

async function load(port, inFlight, imports) {
  const socket = await new Promise((resolve, reject) => {
    const made = connect({ port, host: '127.0.0.1', noDelay: true })
    made.once('connect', () => resolve(made))
    made.once('error', reject)
  })
  if (imports) {
    const request = Buffer.alloc(40)
    Buffer.from('0111800300000000', 'hex').copy(request)
    request.write('1-1', 8)
    socket.write(request)
    await new Promise((resolve) => socket.once('data', resolve))
  }
  let seqnum = 0
  let done = 0
  let stop = false
  const ended = new Promise((resolve) => {
    let received = 0
    socket.on('data', (bytes) => {
      received += bytes.length
      const whole = Math.floor(received / REPLY_LENGTH)
      received -= whole * REPLY_LENGTH
      done += whole
      if (stop) resolve()
      else socket.write(Buffer.concat(Array.from({ length: whole }, () => submit(++seqnum))))
    })
  })
  socket.write(Buffer.concat(Array.from({ length: inFlight }, () => submit(++seqnum))))
  const start = performance.now()
  await new Promise((resolve) => setTimeout(resolve, ROUND_MS))
  const rate = (done / (performance.now() - start)) * 1000
  stop = true
  await ended
  socket.destroy()
  await new Promise((resolve) => setTimeout(resolve, 30))
  return rate
}

export async function measure() {
  const ours = await startServer('upslab-usbip')
  const bare = await startServer('bare-tcp', '00'.repeat(REPLY_LENGTH))
  await load(ours.port, 1, true)
  await load(bare.port, 1, false)
  const rates = { one: [], sixteen: [], bare: [] }
  for (let round = 0; round < ROUNDS; round++) {
    rates.one.push(await load(ours.port, 1, true))
    rates.sixteen.push(await load(ours.port, 16, true))
    rates.bare.push(await load(bare.port, 1, false))
  }
  ours.stop()
  bare.stop()
  const peer = `bare socket, 1 in flight: ${count(median(rates.bare))}/s`
  return [
    {
      what: 'USB/IP GET_REPORT, 1 in flight',
      ours: `${count(median(rates.one))}/s`,
      peer,
      ratio: ratio(rates.one, rates.bare),
      aim: '0.95',
    },
    {
      what: 'USB/IP GET_REPORT, 16 in flight',
      ours: `${count(median(rates.sixteen))}/s`,
      peer,
      ratio: ratio(rates.sixteen, rates.bare),
      aim: '2.5',
    },
  ]
}
