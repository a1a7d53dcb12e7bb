import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { Bench } from '../../../src/lab/bench.ts'
import { wireFaults } from '../../../src/lab/wiring/wire.ts'

test('what a card sends unasked meets the faults of its wire', async () => {
  const receiver = createSocket('udp4').bind(0, '127.0.0.1')
  await once(receiver, 'listening')
  const bench = new Bench({ time: { virtual: true } })
  try {
    const address = `127.0.0.1:${receiver.address().port}`
    const receivers = [{ address, version: 'v1', name: 'public', inform: false, traps: 'powernet' }]
    const card = { card: 'AP9631', snmp: '127.0.0.1:0', receivers }
    const { ups, wires } = bench.add('rack1', { model: 'SMT1500', smartslot1: card as never })
    await bench.open()
    const faults = wireFaults({ wires }, 'smartslot1.snmp', bench)
    const came: string[] = []
    receiver.on('message', (datagram) => came.push(/UPS: [\w ]+\./.exec(datagram.toString('latin1'))![0]))
    faults.set([{ fault: 'drop', direction: 'to-host' }])
    ups.setInput({ voltage: 0 })
    faults.set([])
    ups.setInput({ voltage: 120 })
    bench.advance(30)
    await expect.poll(() => came).toEqual(['UPS: Utility power restored.'])
  } finally {
    await bench.close()
    receiver.close()
  }
})
