import { writeSync } from 'node:fs'
import { expect, test } from 'vitest'
import { realTime } from '../../../src/lab/time/real-time.ts'
import { openMasterWithPerl } from '../../../src/ports/pty/perl-fallback.ts'
import { PtyEnd } from '../../../src/ports/pty/pty-end.ts'
import { allByteValues } from '../sessions.ts'
import { FileClient } from './pty-client.ts'

test.skipIf(process.platform !== 'linux')('a pty made without koffi is raw both ways', async () => {
  const { masterFd, slavePath } = openMasterWithPerl()
  const client = new FileClient(slavePath)
  const received: Buffer[] = []
  const end = new PtyEnd(masterFd, realTime, {
    received: (bytes) => void received.push(Buffer.from(bytes)),
    drained: () => undefined,
    failed: () => undefined,
  })
  writeSync(client.fd, allByteValues)
  await expect.poll(() => Buffer.concat(received)).toEqual(Buffer.from(allByteValues))
  end.write(allByteValues)
  expect(await client.read(allByteValues.length)).toEqual(Buffer.from(allByteValues))
  await end.destroy()
  client.close()
})
