import { spawn } from 'node:child_process'
import { expect, test } from 'vitest'
import { Bench } from '../../src/lab/bench.ts'
import { ensurePyserial, pyserialEnvironment } from './setup/pyserial.ts'

const pyserial = await ensurePyserial()
const why = pyserial.available ? '' : ` (skipped: ${pyserial.reason})`

/** A client of a Basic port as people write it: watches CTS and DCD, and confirms with DTR. */
const CLIENT = `
import serial, sys, time
port = serial.serial_for_url(sys.argv[1], timeout=1)
port.dtr = False
port.rts = True
def wait(what, test):
    for _ in range(150):
        if test():
            print(what, flush=True)
            return
        time.sleep(0.1)
    print('NEVER', what, flush=True)
    sys.exit(1)
wait('idle', lambda: not port.cts and not port.cd)
wait('on battery', lambda: port.cts and not port.cd)
wait('low battery', lambda: port.cts and port.cd)
port.dtr = True
time.sleep(6)
port.dtr = False
print('confirmed', flush=True)
port.close()
`

test.skipIf(!pyserial.available)(
  `pySerial follows a Basic port over RFC 2217 and confirms${why}`,
  { timeout: 60_000 },
  async () => {
    const bench = new Bench({ time: { virtual: false, speed: 1 } })
    const device = bench.add('ups0', {
      model: 'SMT1500RM2U',
      firmware: '09.3',
      smartslot1: {
        card: 'AP9624',
        mode: 'confirmed',
        advancedPortAlwaysConfirmed: true,
        pollSeconds: 0.2,
        basic1: { cable: '940-0020B', rfc2217: '127.0.0.1:0' },
      },
    })
    await bench.open()
    try {
      const [end] = device.endpoints
      expect(end).toMatchObject({ port: 'smartslot1.basic1', protocol: 'simple', kind: 'rfc2217' })
      const url = `rfc2217://${end && 'address' in end ? end.address : ''}`
      const child = spawn('python3', ['-c', CLIENT, url], {
        env: pyserialEnvironment(),
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      let said = ''
      child.stderr.on('data', (text) => (said += text))
      child.stdout.on('data', (text) => {
        said += text
        if (String(text).includes('idle')) device.ups.setInput({ voltage: 0 })
        if (String(text).includes('on battery')) device.ups.setBattery({ charge: 1 })
      })
      const status = await new Promise((resolve) => child.once('close', resolve))
      expect(said).toBe('idle\non battery\nlow battery\nconfirmed\n')
      expect(status).toBe(0)
      const confirmed = bench.journal
        .since(0)
        .filter((event) => event.type === 'card')
        .map((event) => 'what' in event && event.what)
      expect(confirmed).toContain('basic1 confirmed')
      expect(device.card!.ports[0]!.data.raisedAt).toBe(0)
    } finally {
      await bench.close()
    }
  },
)
