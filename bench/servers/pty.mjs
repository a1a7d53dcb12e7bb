// A pty that answers: the bench's own Modbus, or fixed bytes on the same kind of port (the limit).

import { Bench } from '../../build/src/index.js'
import { realTime } from '../../build/src/lab/time/real-time.js'
import { openPtyPort } from '../../build/src/ports/pty/pty-port.js'

const [kind, link] = process.argv.slice(2)
let close
if (kind === 'bare') {
  const outputs = [{ bytes: new Uint8Array(45) }]
  const port = await openPtyPort({ link, clock: realTime, session: () => ({ receive: () => outputs }) })
  close = () => port.close()
} else {
  const bench = new Bench({ time: { virtual: false, speed: 1 } })
  bench.add('ups0', { model: 'SMT1500RM2U', firmware: '09.3', rj45: { protocol: 'modbus', pty: link } })
  await bench.open()
  close = () => bench.close()
}
process.send('ready')
process.on('SIGTERM', () => close().then(() => process.exit(0)))
process.on('disconnect', () => close().then(() => process.exit(0)))
