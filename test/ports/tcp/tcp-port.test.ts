import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { realTime } from '../../../src/lab/time/real-time.ts'
import { parseListenAddress } from '../../../src/ports/address.ts'
import type { Port } from '../../../src/ports/port.ts'
import { PortError } from '../../../src/ports/port-error.ts'
import { openTcpPort, type TcpPortOptions } from '../../../src/ports/tcp/tcp-port.ts'
import { allByteValues, amplifier, echo } from '../sessions.ts'

const opened: Port[] = []
const clients: Socket[] = []

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy()
  await Promise.all(opened.splice(0).map((port) => port.close()))
})

async function open(options: Partial<TcpPortOptions> = {}): Promise<{ port: Port; number: number }> {
  const port = await openTcpPort({
    session: echo,
    clock: realTime,
    listen: parseListenAddress(0),
    ...options,
  })
  opened.push(port)
  const { endpoint } = port
  if (endpoint.kind !== 'tcp') throw new Error('not a TCP endpoint')
  return { port, number: parseListenAddress(endpoint.address).port }
}

async function dial(number: number, allowHalfOpen = false): Promise<Socket> {
  const socket = connect({ port: number, host: '127.0.0.1', allowHalfOpen })
  clients.push(socket)
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  return socket
}

async function read(socket: Socket, length: number): Promise<Buffer> {
  const pieces: Buffer[] = []
  let got = 0
  for await (const piece of socket.iterator({ destroyOnReturn: false })) {
    pieces.push(piece)
    got += piece.length
    if (got >= length) break
  }
  return Buffer.concat(pieces)
}

describe('a TCP port', () => {
  test('carries every byte value both ways', async () => {
    const { number } = await open()
    const client = await dial(number)
    client.write(allByteValues)
    expect(await read(client, allByteValues.length)).toEqual(Buffer.from(allByteValues))
  })

  test('gives each connection a session of its own and tells it when the connection ends', async () => {
    let made = 0
    let closed = 0
    const session = () => {
      const id = ++made
      return { receive: () => [{ bytes: Uint8Array.of(id) }], close: () => void closed++ }
    }
    const { number, port } = await open({ session })
    const [first, second] = [await dial(number), await dial(number)]
    first.write('x')
    second.write('x')
    const answers = [(await read(first, 1))[0], (await read(second, 1))[0]]
    expect(answers.sort()).toEqual([1, 2])
    await port.close()
    await expect.poll(() => closed).toBe(2)
  })

  test('serves up to its limit and closes further connections at once', async () => {
    const { number } = await open({ maxConnections: 3 })
    const served = await Promise.all([dial(number), dial(number), dial(number)])
    for (const client of served) {
      client.write('a')
      await read(client, 1)
    }
    const excess = await dial(number)
    excess.resume()
    await once(excess, 'close')
    served[0]?.destroy()
    await expect
      .poll(async () => {
        const client = await dial(number)
        client.write('b')
        return (await read(client, 1)).toString()
      })
      .toBe('b')
  })

  test('still answers a client that has closed its own side', async () => {
    const { number } = await open({ replyDelayMs: 30 })
    const client = await dial(number, true)
    client.end('last words')
    expect((await read(client, 10)).toString()).toBe('last words')
    client.resume()
    await once(client, 'end')
  })

  test('outlives clients that reset their connection', async () => {
    const { number } = await open()
    for (let i = 0; i < 50; i++) {
      const client = await dial(number)
      client.write(Buffer.alloc(10_000))
      client.resetAndDestroy()
    }
    const client = await dial(number)
    client.write('still here')
    expect((await read(client, 10)).toString()).toBe('still here')
  })

  test('stops reading from a client that floods and never reads, and serves others meanwhile', async () => {
    let received = 0
    const session = () => {
      const { receive } = amplifier(20)()
      return {
        receive: (bytes: Uint8Array, atMs: number) => {
          received += bytes.length
          return receive(bytes, atMs)
        },
      }
    }
    const { number } = await open({ session })
    const flooder = await dial(number)
    const offered = 64 * 1024 * 1024
    flooder.write(Buffer.alloc(offered))
    await expect
      .poll(() => {
        const before = received
        return new Promise((resolve) => setTimeout(() => resolve(received > 0 && received === before), 100))
      })
      .toBe(true)
    expect(received).toBeLessThan(offered / 4)
    const other = await dial(number)
    other.write('x')
    expect(await read(other, 20)).toHaveLength(20)
  })

  test('names an address that is taken', async () => {
    const { number } = await open()
    const error = await open({ listen: { host: '127.0.0.1', port: number } }).catch((e: unknown) => e)
    expect(error).toBeInstanceOf(PortError)
    expect(error).toMatchObject({ name: 'PortError', code: 'address-in-use' })
    expect(String(error)).toContain(`127.0.0.1:${number}`)
  })

  test('names an address this computer does not have', async () => {
    const error = await open({ listen: { host: '192.0.2.1', port: 0 } }).catch((e: unknown) => e)
    expect(error).toMatchObject({ code: 'address-unavailable' })
  })

  test('frees its address when closed, also with clients connected, and closes twice', async () => {
    const { port, number } = await open()
    const client = await dial(number)
    client.resume()
    const ended = once(client, 'close')
    await port.close()
    await port.close()
    await ended
    await open({ listen: { host: '127.0.0.1', port: number } })
  })

  test('refuses limits and rates that make no sense', async () => {
    await expect(open({ maxConnections: 0 })).rejects.toThrow(/maxConnections is 0/)
    await expect(open({ baud: 12.5 })).rejects.toThrow(/baud is 12.5/)
  })
})
