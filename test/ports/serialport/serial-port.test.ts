import { once } from 'node:events'
import { closeSync } from 'node:fs'
import { ReadStream } from 'node:tty'
import { afterEach, describe, expect, test } from 'vitest'
import { realTime } from '../../../src/lab/time/real-time.ts'
import type { Port } from '../../../src/ports/port.ts'
import { openPtyPair } from '../../../src/ports/pty/pty-pair.ts'
import { openSerialPort } from '../../../src/ports/serialport/serial-port.ts'
import { echo } from '../sessions.ts'

const opened: Port[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map((port) => port.close()))
})

describe.skipIf(process.platform === 'win32')('a real serial port', () => {
  test('answers what arrives on it', async () => {
    // The far end of a null-modem cable is played by the master of a pty.
    const { masterFd, slavePath, slaveFd } = await openPtyPair(0o600)
    const farEnd = new ReadStream(masterFd)
    opened.push(await openSerialPort({ session: echo, clock: realTime, path: slavePath }))
    farEnd.write('over the cable')
    const [answer] = await once(farEnd, 'data')
    expect(String(answer)).toBe('over the cable')
    await opened.pop()?.close()
    farEnd.destroy()
    closeSync(slaveFd)
  })

  test('is named when it is not there', async () => {
    const opening = openSerialPort({ session: echo, clock: realTime, path: '/dev/tty-not-there' })
    await expect(opening).rejects.toMatchObject({
      code: 'no-such-path',
      message: expect.stringContaining('/dev/tty-not-there'),
    })
  })

  test('is refused while another program has it', async () => {
    const { masterFd, slavePath, slaveFd } = await openPtyPair(0o600)
    const options = { session: echo, clock: realTime, path: slavePath }
    opened.push(await openSerialPort(options))
    await expect(openSerialPort(options)).rejects.toMatchObject({ code: 'port-busy' })
    await opened.pop()?.close()
    closeSync(slaveFd)
    closeSync(masterFd)
  })
})
