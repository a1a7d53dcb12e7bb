import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { Bench } from '../../../src/lab/bench.ts'
import { deviceSchema } from '../../../src/lab/lab-file/schema.ts'

const bench = new Bench()
afterEach(() => bench.close())

test('a Basic port is pulled and put back: the connection closes, and the address stays', async () => {
  const smartslot1 = { card: 'AP9624', basic1: { rfc2217: '127.0.0.1:0' } }
  const device = bench.add('ups0', deviceSchema.parse({ model: 'SMT1500RM2U', smartslot1 }))
  await bench.open()
  const [end] = device.endpoints
  if (end?.kind !== 'rfc2217') throw new Error('no RFC 2217 endpoint')
  const dial = () => connect(Number(end.address.split(':').at(-1)), '127.0.0.1')
  const socket = dial()
  await once(socket, 'connect')
  const closed = once(socket.resume(), 'close')
  device.wires.get('smartslot1.basic1')!.set([{ fault: 'replug', ms: 20 }])
  await closed
  const again = async () => {
    const next = dial()
    const outcome = await Promise.race([
      once(next, 'data').then(() => 'greeted'),
      once(next, 'error').then(() => 'refused'),
    ])
    next.destroy()
    return outcome
  }
  await expect.poll(again).toBe('greeted')
})
