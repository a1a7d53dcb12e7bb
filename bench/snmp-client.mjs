// An SNMP manager that does nothing but keep requests in flight, and looks at the clock.
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { messageBytes, readMessage } from '../build/src/protocols/snmp/message.js'
import { PDU, pduBer } from '../build/src/protocols/snmp/pdu.js'
import { RemoteEngine } from '../build/src/protocols/snmp/usm/remote-engine.js'

/** The user that both agents know. */
export const USER = {
  ...{ name: 'operator', auth: 'SHA', authPassword: 'an auth passphrase' },
  ...{ priv: 'AES', privPassword: 'a priv passphrase', level: 'authPriv' },
}
const VERSION_2C = 1
const COMMUNITY = Buffer.from('public')
const NULL = { type: 'null' }
/** upsAdvBatteryCapacity: what every manager reads. */
const CHARGE = [1, 3, 6, 1, 4, 1, 318, 1, 1, 1, 2, 2, 1, 0]
/** Rows of one GETBULK: prometheus' exporter asks for so many. */
const REPETITIONS = 25

const pdu = (type, oid, errorIndex = 0) => ({
  ...{ type, requestId: 1, errorStatus: 0, errorIndex },
  bindings: [{ oid, value: NULL }],
})
const versionTwo = (content) => Buffer.from(messageBytes(VERSION_2C, COMMUNITY, pduBer(content)))

/** One GET of version 2c. */
export const GET = versionTwo(pdu(PDU.get, CHARGE))

export async function open(port) {
  const socket = createSocket('udp4')
  socket.connect(port, '127.0.0.1')
  await once(socket, 'connect')
  return socket
}

function ask(socket, request) {
  socket.send(request)
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no answer to a request of SNMP')), 2000)
    socket.once('message', (answer) => {
      clearTimeout(timer)
      resolve(answer)
    })
  })
}

/** One GET of version 3, encrypted and signed for that agent; it may be sent as often as one likes within 150 s. */
export async function secureGet(port) {
  const socket = await open(port)
  const now = () => performance.now()
  const engine = new RemoteEngine({ user: USER, maxMessageSize: 1500, now, salt: () => new Uint8Array(8) })
  for (let messageId = 1; !engine.known; messageId++)
    engine.receive(await ask(socket, engine.request(pdu(PDU.get, CHARGE), messageId)))
  const request = engine.request(pdu(PDU.get, CHARGE), 100)
  if (engine.receive(await ask(socket, request))?.what !== 'answer') throw new Error('no answer to version 3')
  socket.close()
  return Buffer.from(request)
}

/**
 * Keeps so many requests in flight for a while.
 *
 * @returns exchanges a second, and how many there were
 */
export async function load(port, { request = GET, inFlight = 1, ms = 700 } = {}) {
  const socket = await open(port)
  let exchanges = 0
  let left = inFlight
  let stop = false
  const ended = new Promise((resolve) => {
    socket.on('message', () => {
      exchanges++
      if (!stop) socket.send(request)
      else if (--left === 0) resolve()
    })
  })
  for (let sent = 0; sent < inFlight; sent++) socket.send(request)
  const start = performance.now()
  await new Promise((resolve) => setTimeout(resolve, ms))
  const rate = (exchanges / (performance.now() - start)) * 1000
  stop = true
  await ended
  socket.close()
  return { rate, exchanges }
}

/** Every object of an agent below `root`, GETBULK after GETBULK, as bindings. */
export async function walk(port, root = [1, 3]) {
  const socket = await open(port)
  const found = []
  for (let oid = root; ; ) {
    const answer = await ask(socket, versionTwo(pdu(PDU.getBulk, oid, REPETITIONS)))
    const { bindings } = readMessage(answer).pdu
    const within = bindings.filter(
      ({ oid, value }) => value.type !== 'endOfMibView' && root.every((part, at) => oid[at] === part),
    )
    found.push(...within)
    if (within.length < bindings.length || within.length === 0) break
    oid = within.at(-1).oid
  }
  socket.close()
  return found
}
