import { spawn } from 'node:child_process'
import { afterEach, describe, expect, test } from 'vitest'
import { Bench } from '../../src/lab/bench.ts'
import type { DeviceConfig } from '../../src/lab/lab-file/schema.ts'
import { expanderOf } from '../support/expander.ts'
import { ensurePyserial, pyserialEnvironment } from './setup/pyserial.ts'

const pyserial = await ensurePyserial()
const why = pyserial.available ? '' : ` (skipped: ${pyserial.reason})`

/** A simple-signaling client as people write it: watches CTS and DCD, and confirms with DTR. */
const SIMPLE_CLIENT = `
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

/** Reads the main group's idle countdown by Modbus RTU: -1, all bytes of which Telnet must double. */
const MODBUS_CLIENT = `
import serial, sys
port = serial.serial_for_url(sys.argv[1], baudrate=9600, timeout=5)
frame = bytes.fromhex('0103009B0001')
crc = 0xFFFF
for byte in frame:
    crc ^= byte
    for _ in range(8):
        crc = crc >> 1 ^ (0xA001 if crc & 1 else 0)
port.write(frame + crc.to_bytes(2, 'little'))
print(port.read(7).hex(), flush=True)
port.close()
`

let bench: Bench
afterEach(() => bench.close())

async function open(config: Partial<DeviceConfig>) {
  bench = new Bench({ time: { virtual: false, speed: 1 } })
  const device = bench.add('ups0', { model: 'SMT1500RM2U', firmware: '09.3', ...config })
  await bench.open()
  const [end] = device.endpoints
  return { device, end, url: `rfc2217://${end && 'address' in end ? end.address : ''}` }
}

async function run(program: string, url: string, onOutput: (text: string) => void = () => {}) {
  const child = spawn('python3', ['-c', program, url], {
    env: pyserialEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (text) => (said += text))
  child.stdout.on('data', (text) => {
    said += text
    onOutput(String(text))
  })
  const status = await new Promise((resolve) => child.once('close', resolve))
  return { said, status }
}

describe.skipIf(!pyserial.available)(`pySerial over RFC 2217${why}`, () => {
  test('follows a Basic port and confirms', { timeout: 60_000 }, async () => {
    const { device, end, url } = await open({
      smartslot1: {
        card: 'AP9624',
        mode: 'confirmed',
        advancedPortAlwaysConfirmed: true,
        pollSeconds: 0.2,
        basic1: { cable: '940-0020B', rfc2217: '127.0.0.1:0' },
      },
    })
    expect(end).toMatchObject({ port: 'smartslot1.basic1', protocol: 'simple', kind: 'rfc2217' })
    const { said, status } = await run(SIMPLE_CLIENT, url, (text) => {
      if (text.includes('idle')) device.ups.setInput({ voltage: 0 })
      if (text.includes('on battery')) device.ups.setBattery({ charge: 1 })
    })
    expect(said).toBe('idle\non battery\nlow battery\nconfirmed\n')
    expect(status).toBe(0)
    const confirmed = bench.journal
      .since(0)
      .filter((event) => event.type === 'card')
      .map((event) => 'what' in event && event.what)
    expect(confirmed).toContain('basic1 confirmed')
    expect(expanderOf(device).signalPorts[0]!.lines.shutdownRequested).toBe(false)
  })

  test("follows the unit's own port and shuts it down", { timeout: 60_000 }, async () => {
    const { device, end, url } = await open({
      rj45: { protocol: 'simple', cable: '940-0128A', rfc2217: '127.0.0.1:0' },
    })
    expect(end).toMatchObject({ port: 'rj45', protocol: 'simple', kind: 'rfc2217' })
    const { said } = await run(SIMPLE_CLIENT, url, (text) => {
      if (text.includes('idle')) device.ups.setInput({ voltage: 0 })
      if (text.includes('on battery')) device.ups.setBattery({ charge: 1 })
    })
    expect(said).toBe('idle\non battery\nlow battery\nconfirmed\n')
    expect(bench.journal.since(0).find(({ type }) => type === 'signal')).toMatchObject({
      request: 'request-shutdown',
      source: 'rj45',
    })
  })

  test("speaks Modbus with the unit's own port", { timeout: 60_000 }, async () => {
    const { url } = await open({ rj45: { protocol: 'modbus', rfc2217: '127.0.0.1:0' } })
    expect((await run(MODBUS_CLIENT, url)).said).toBe('010302ffffb9f4\n')
  })
})
