import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { serveControl } from '../../src/control/server.ts'
import { Bench } from '../../src/lab/bench.ts'

test('a request that is never finished is let go', { timeout: 30_000 }, async () => {
  const bench = new Bench()
  const server = await serveControl({ bench, version: '0', listen: { host: '127.0.0.1', port: 0 } })
  const { hostname, port } = new URL(server.url)
  const socket = connect(Number(port), hostname)
  socket.write('GET /healthz HTTP/1.1\r\nhost: 127.0.0.1\r\n')
  let answer = ''
  socket.setEncoding('utf8').on('data', (text: string) => {
    answer += text
  })
  await new Promise((resolve) => socket.once('close', resolve))
  expect(answer).toContain('408 Request Timeout')
  await server.close()
  await bench.close()
})
