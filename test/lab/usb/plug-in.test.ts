import { connect } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { Bench } from '../../../src/lab/bench.ts'
import { deviceSchema } from '../../../src/lab/lab-file/schema.ts'

const LIST = Uint8Array.of(0x01, 0x11, 0x80, 0x05, 0, 0, 0, 0)
const REPLY_HEAD = 12
const DEVICE = 312
const INTERFACE = 4

let bench: Bench
afterEach(() => bench.close())

/** Product ids of what the bench's USB/IP server lists. */
async function listed(): Promise<string[]> {
  const end = bench.devices[0]!.endpoints.find(({ kind }) => kind === 'usbip')
  const port = Number(end && 'address' in end ? end.address.split(':').at(-1) : 0)
  const chunks: Buffer[] = []
  await new Promise<void>((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(LIST))
    socket.on('data', (chunk: Buffer) => chunks.push(chunk))
    socket.on('error', reject)
    socket.on('close', () => resolve())
  })
  const reply = Buffer.concat(chunks)
  return Array.from({ length: reply.readUInt32BE(8) }, (_, index) => {
    const product = REPLY_HEAD + index * (DEVICE + INTERFACE) + 256 + 32 + 4 * 3 + 2
    return reply.readUInt16BE(product).toString(16).padStart(4, '0')
  })
}

async function open(config: object): Promise<void> {
  bench = new Bench({ usbip: '127.0.0.1:0' })
  bench.add('ups0', deviceSchema.parse({ model: 'SMT1500RM2U', usb: 'usbip', ...config }))
  await bench.open()
}

test("a unit's own port is on the bus, of the right generation, while the unit has power", async () => {
  await open({})
  expect(await listed()).toEqual(['0003'])
  bench.devices[0]!.ups.setInput({ voltage: 0 })
  bench.devices[0]!.ups.setBattery({ charge: 0 })
  bench.advance(900)
  expect(await listed()).toEqual([])
  bench.devices[0]!.ups.setInput({ voltage: 120 })
  expect(await listed()).toEqual(['0003'])
})

test('behind an AP9620 only the card is on the bus, also after the unit was dark', async () => {
  await open({ smartslot1: { card: 'AP9620', usb: 'usbip' } })
  expect(await listed()).toEqual(['0002'])
  bench.devices[0]!.ups.setInput({ voltage: 0 })
  bench.devices[0]!.ups.setBattery({ charge: 0 })
  bench.advance(900)
  expect(await listed()).toEqual([])
  bench.devices[0]!.ups.setInput({ voltage: 120 })
  expect(await listed()).toEqual(['0002'])
})
