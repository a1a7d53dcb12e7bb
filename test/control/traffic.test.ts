import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { benchOf } from '../../src/lab/bench-of.ts'
import { createBench } from '../../src/testing/create-bench.ts'

/** Sends bytes to a TCP address and returns what first comes back. */
function exchange(address: string, bytes: Uint8Array): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(address.split(':').at(-1)), '127.0.0.1', () => socket.write(bytes))
    socket.once('data', (answer: Buffer) => {
      socket.destroy()
      resolve(answer)
    })
    socket.once('error', reject)
  })
}

const READ_CHARGE = Uint8Array.from([0, 7, 0, 0, 0, 6, 1, 3, 0, 130, 0, 1])

test('GET /traffic streams what passes, decoded, of the device and port asked for', async () => {
  await using bench = await createBench({
    devices: {
      ups0: { model: 'SMX1500RM2U', modbusTcp: '127.0.0.1:0' },
      ups1: { model: 'SMX1500RM2U', modbusTcp: '127.0.0.1:0' },
    },
  })
  const [first, second] = bench.bench.devices.map(({ endpoints }) => endpoints[0]!)
  if (first?.kind !== 'tcp' || second?.kind !== 'tcp') throw new Error('no TCP endpoint')
  const stream = await bench.client.traffic({ device: 'ups1', port: 'network' })
  await exchange(first.address, READ_CHARGE)
  await exchange(second.address, READ_CHARGE)
  const lines = []
  for await (const line of stream) if (lines.push(line) === 3) break
  expect(lines).toMatchObject([
    { device: 'ups1', port: 'network', direction: 'to-unit', summary: 'opened', hex: '' },
    {
      protocol: 'modbus',
      direction: 'to-unit',
      hex: '000700000006010300820001',
      summary: 'FC 3 read 130 x1 (StateOfCharge_Pct)',
      fields: [],
    },
    {
      direction: 'to-host',
      hex: '000700000005010302c800',
      summary: 'FC 3 reply 130 x1: StateOfCharge_Pct 100 percent',
      fields: [{ name: 'StateOfCharge_Pct', value: '100 percent' }],
    },
  ])
  expect(lines[1]!.at).toBe(bench.bench.clock.now)
})

test('nobody is kept listening once a client has gone', async () => {
  await using bench = await createBench({ model: 'SMX1500RM2U', modbusTcp: '127.0.0.1:0' })
  const stream = await bench.client.traffic()
  expect(benchOf(bench.bench).traffic.listened).toBe(true)
  await stream.close()
  await expect.poll(() => benchOf(bench.bench).traffic.listened).toBe(false)
})

test('?recent= gives what passed before, to one who comes back, and no more than asked for', async () => {
  await using bench = await createBench({ model: 'SMX1500RM2U', modbusTcp: '127.0.0.1:0' })
  const [end] = bench.bench.devices[0]!.endpoints
  if (end?.kind !== 'tcp') throw new Error('no TCP endpoint')
  const first = await bench.client.traffic({ recent: 100 })
  await exchange(end.address, READ_CHARGE)
  await first.next()
  await first.close()
  await exchange(end.address, READ_CHARGE)
  const again = await bench.client.traffic({ recent: 3 })
  const summaries = []
  for await (const { summary } of again) if (summaries.push(summary) === 3) break
  expect(summaries.filter((text) => text.startsWith('FC 3')).length).toBeGreaterThan(0)
  await expect(bench.client.traffic({ recent: 5001 })).rejects.toThrow(
    /allowed: a whole number from 0 to 5000/,
  )
})
