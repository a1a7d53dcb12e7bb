import { once } from 'node:events'
import {
  closeSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SerialPort } from 'serialport'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { realTime } from '../../../src/lab/time/real-time.ts'
import type { Port } from '../../../src/ports/port.ts'
import { openPtyPort, type PtyPortOptions } from '../../../src/ports/pty/pty-port.ts'
import { allByteValues, amplifier, echo } from '../sessions.ts'
import { FileClient, settle } from './pty-client.ts'

let folder: string
const opened: Port[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'upslab-pty-'))
})

afterEach(async () => {
  await Promise.all(opened.splice(0).map((port) => port.close()))
  rmSync(folder, { recursive: true, force: true })
})

async function open(options: Partial<PtyPortOptions> = {}): Promise<{ port: Port; path: string }> {
  const port = await openPtyPort({ session: echo, clock: realTime, ...options })
  opened.push(port)
  if (port.endpoint.kind !== 'pty') throw new Error('not a pty endpoint')
  return { port, path: port.endpoint.path }
}

const openFiles = () => readdirSync('/proc/self/fd').length

describe.skipIf(process.platform === 'win32')('a pty port', () => {
  test('carries every byte value both ways to a client that sets nothing', async () => {
    const { path } = await open()
    const client = new FileClient(path)
    client.write(allByteValues)
    expect(await client.read(allByteValues.length)).toEqual(Buffer.from(allByteValues))
    client.close()
  })

  test('carries every byte value to the npm package serialport, again after reopening', async () => {
    const { path } = await open({ link: join(folder, 'ups0') })
    for (let round = 0; round < 3; round++) {
      const client = new SerialPort({ path, baudRate: 9600 })
      await once(client, 'open')
      const pieces: Buffer[] = []
      client.on('data', (piece: Buffer) => pieces.push(piece))
      client.write(Buffer.from(allByteValues))
      await expect.poll(() => Buffer.concat(pieces).length).toBe(allByteValues.length)
      expect(Buffer.concat(pieces)).toEqual(Buffer.from(allByteValues))
      await new Promise((done) => client.close(done))
    }
  })

  test('answers after ten thousand clients came and went, and keeps no descriptor of them', async () => {
    const { path } = await open()
    const before = openFiles()
    for (let i = 0; i < 10_000; i++) {
      const client = new FileClient(path)
      if (i % 10 === 0) client.write('x')
      client.close()
      if (i % 100 === 0) await settle(0)
    }
    await settle()
    expect(openFiles()).toBe(before)
    const client = new FileClient(path)
    await settle()
    expect(client.readNow()).toHaveLength(0)
    client.write('still here')
    expect((await client.read(10)).toString()).toBe('still here')
    client.close()
  })

  test('answers a client that opened and asked right after another had left', async () => {
    const { path } = await open()
    for (let i = 0; i < 200; i++) {
      const client = new FileClient(path)
      client.write(`question ${i}`)
      const answer = `question ${i}`
      expect((await client.read(answer.length)).toString()).toBe(answer)
      client.close()
    }
  })

  test('what a client left unread does not reach the next one', async () => {
    const { path } = await open()
    const first = new FileClient(path)
    first.write('for the first only')
    await settle()
    first.close()
    await settle()
    const second = new FileClient(path)
    expect(await second.read(1, 50)).toHaveLength(0)
    second.write('mine')
    expect((await second.read(4)).toString()).toBe('mine')
    second.close()
  })

  test('nor does the reply to a request whose client has gone', async () => {
    const { path } = await open()
    const first = new FileClient(path)
    first.write('hit and run')
    first.close()
    await settle()
    const second = new FileClient(path)
    expect(await second.read(1, 50)).toHaveLength(0)
    second.close()
  })

  test('nor does that reply reach a client that opens before anything was looked at', async () => {
    const { path } = await open()
    for (let turn = 0; turn < 20; turn++) {
      const first = new FileClient(path)
      first.write('hit and run')
      first.close()
      const second = new FileClient(path)
      expect(await second.read(1, 20)).toHaveLength(0)
      second.write(`mine ${turn}`)
      const answer = `mine ${turn}`
      expect((await second.read(answer.length)).toString()).toBe(answer)
      second.close()
    }
  })

  test('nor does a delayed reply, nor a flood larger than the system buffers', async () => {
    const { path } = await open({ session: amplifier(3000), replyDelayMs: 20 })
    const first = new FileClient(path)
    for (let i = 0; i < 50; i++) {
      first.write('0123456789')
      await settle(2)
    }
    first.close()
    await settle(200)
    const second = new FileClient(path)
    expect(await second.read(1, 50)).toHaveLength(0)
    second.close()
  })

  test('two clients that open at the same moment are two: one leaving does not cut off the other', async () => {
    const { path } = await open({ replyDelayMs: 40 })
    const [first, second] = [new FileClient(path), new FileClient(path)]
    second.write('ping')
    await settle(10)
    first.close()
    expect((await second.read(4)).toString()).toBe('ping')
    second.close()
  })

  test('a client that floods without reading is held back, then served in full', async () => {
    let received = 0
    const session = () => ({
      receive: (bytes: Uint8Array) => {
        received += bytes.length
        return [{ bytes: Uint8Array.from(bytes) }]
      },
    })
    const { path } = await open({ session })
    const client = new FileClient(path)
    const flood = Buffer.alloc(4 * 1024 * 1024, 'flood ')
    let sent = 0
    const push = () => {
      try {
        sent += client.write(flood.subarray(sent, sent + 4096))
      } catch {
        // The line is full: that is the point.
      }
    }
    for (let i = 0; i < 3000; i++) {
      push()
      if (i % 10 === 0) await settle(0)
    }
    expect(received).toBeLessThan(1024 * 1024)
    const got: Buffer[] = []
    while (sent < flood.length) {
      push()
      got.push(client.readNow())
      await new Promise((resolve) => setImmediate(resolve))
    }
    const missing = sent - got.reduce((sum, piece) => sum + piece.length, 0)
    got.push(await client.read(missing))
    expect(Buffer.concat(got).equals(flood)).toBe(true)
    client.close()
  })

  test('is for this user alone when nothing else is given', async () => {
    const { path } = await open()
    expect(statSync(path).mode & 0o777).toBe(0o600)
    const shared = await open({ mode: 0o660, link: join(folder, 'shared') })
    expect(statSync(shared.path).mode & 0o777).toBe(0o660)
    await expect(open({ mode: 0o1777 })).rejects.toThrow(/mode is 1023/)
  })

  test('gives back its descriptors when closed, and closes twice', async () => {
    await (await open()).port.close()
    const before = openFiles()
    for (let i = 0; i < 20; i++) {
      const { port } = await open({ link: join(folder, 'again') })
      await port.close()
      await port.close()
    }
    await settle()
    expect(openFiles()).toBe(before)
  })

  test('tells its session when it is closed', async () => {
    let closed = 0
    const session = () => ({ receive: () => [], close: () => void closed++ })
    const { port } = await open({ session })
    await port.close()
    expect(closed).toBe(1)
  })
})

describe.skipIf(process.platform === 'win32')('the link of a pty port', () => {
  test('leads to the pty while the port is open and is removed with it', async () => {
    const link = join(folder, 'missing/folders/ups0')
    const { port, path } = await open({ link })
    expect(path).toBe(link)
    expect(readlinkSync(link)).toMatch(/^\/dev\//)
    expect(readdirSync(join(folder, 'missing/folders'))).toEqual(['.ups0.lock', 'ups0'])
    await port.close()
    expect(readdirSync(join(folder, 'missing/folders'))).toEqual([])
    expect(lstatSync(link, { throwIfNoEntry: false })).toBeUndefined()
  })

  test('replaces what a killed run left behind', async () => {
    // A killed process takes its pty along; the link stays and leads nowhere.
    const link = join(folder, 'ups0')
    symlinkSync('/dev/pts/99999', link)
    const { path } = await open({ link })
    const client = new FileClient(path)
    client.write('hello')
    expect((await client.read(5)).toString()).toBe('hello')
    client.close()
  })

  test('replaces a link to a pty that belongs to somebody else by now', async () => {
    const link = join(folder, 'ups0')
    const other = await open()
    symlinkSync(other.path, link)
    await open({ link })
    expect(readlinkSync(link)).not.toBe(other.path)
  })

  test('does not replace a file, a folder or a link to something else, and keeps no pty for it', async () => {
    writeFileSync(join(folder, 'file'), 'precious')
    mkdirSync(join(folder, 'folder'))
    symlinkSync(join(folder, 'file'), join(folder, 'link'))
    await (await open()).port.close()
    const before = openFiles()
    for (const name of ['file', 'folder', 'link']) {
      await expect(open({ link: join(folder, name) })).rejects.toMatchObject({
        code: 'path-occupied',
        name: 'PortError',
      })
    }
    await settle()
    expect(openFiles()).toBe(before)
    expect(readdirSync(folder).sort()).toEqual(['file', 'folder', 'link'])
  })

  test('does not remove a link that somebody else has put there since', async () => {
    const link = join(folder, 'ups0')
    const { port } = await open({ link })
    rmSync(link)
    symlinkSync('/dev/null', link)
    await port.close()
    expect(readlinkSync(link)).toBe('/dev/null')
  })

  test('says which path could not be made', async () => {
    writeFileSync(join(folder, 'file'), '')
    const link = join(folder, 'file', 'ups0')
    await expect(open({ link })).rejects.toThrow(link)
  })
})

test.skipIf(process.platform !== 'linux')(
  'a client that died with exclusive use does not lock out the next',
  async () => {
    const { path } = await open()
    const { loadLibc } = await import('../../../src/ports/pty/libc.ts')
    expect(await loadLibc()).toBeDefined()
    const { default: koffi } = await import('koffi')
    const ioctl = koffi.load(null).func('int ioctl(int fd, unsigned long request, ...)')
    const isExclusive = (fd: number): boolean => {
      const answer = new Int32Array(1)
      ioctl(fd, 0x80045440, 'int *', answer)
      return answer[0] !== 0
    }
    const first = new FileClient(path)
    ioctl(first.fd, 0x540c)
    expect(isExclusive(first.fd)).toBe(true)
    closeSync(first.fd)
    await settle()
    const second = new FileClient(path)
    expect(isExclusive(second.fd)).toBe(false)
    second.close()
  },
)
