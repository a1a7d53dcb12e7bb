import { once } from 'node:events'
import { createReadStream, mkdtempSync, openSync, readlinkSync, rmSync, writeSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { InProcessHost } from '../../../emulators/usb-hid-emulator-lite/src/backends/in-process/host.ts'
import type { UsbDevice } from '../../../emulators/usb-hid-emulator-lite/src/device/usb-device.ts'
import { Bench } from '../../../src/lab/bench.ts'
import { BenchCore } from '../../../src/lab/bench-core.ts'
import { deviceSchema } from '../../../src/lab/lab-file/schema.ts'
import { usbTap } from '../../../src/lab/traffic/taps.ts'
import { CableSocket } from '../../../src/lab/usb/cable-socket.ts'
import { plugUnit, reportWire } from '../../../src/lab/usb/plug-in.ts'
import { wireFaults } from '../../../src/lab/wiring/wire.ts'
import { sealFrame } from '../../../src/protocols/modbus/crc.ts'
import { ManualLineClock } from '../../ports/manual-line-clock.ts'

const READ = Uint8Array.of(0, 1, 0, 0, 0, 6, 1, 3, 0, 130, 0, 1)
let folder: string
let bench: Bench
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cables-'))
})
afterEach(async () => {
  await bench?.close()
  rmSync(folder, { recursive: true })
})

async function open(config: object) {
  bench = new Bench({ usbip: '127.0.0.1:0' })
  const device = bench.add('ups0', deviceSchema.parse({ model: 'SMT1500RM2U', ...config }))
  await bench.open()
  return device
}

async function dial(address: string): Promise<Socket> {
  const socket = connect(Number(address.split(':').at(-1)), '127.0.0.1')
  await once(socket, 'connect')
  return socket
}

describe('a cable that is pulled', () => {
  test('TCP: the connection closes, nobody listens, and it is the same address when it is back', async () => {
    const device = await open({ modbusTcp: '127.0.0.1:0' })
    const [end] = device.endpoints
    if (end?.kind !== 'tcp') throw new Error('no TCP endpoint')
    const first = await dial(end.address)
    const closed = once(first, 'close')
    device.wires.get('network')!.set([{ fault: 'disconnect' }])
    await closed
    await expect
      .poll(() =>
        dial(end.address).then(
          () => 'open',
          () => 'refused',
        ),
      )
      .toBe('refused')
    device.wires.get('network')!.set([])
    await expect
      .poll(() =>
        dial(end.address).then(
          (socket) => socket.destroy() && 'open',
          () => 'refused',
        ),
      )
      .toBe('open')
    const again = await dial(end.address)
    again.write(READ)
    const [reply] = (await once(again, 'data')) as [Buffer]
    expect(reply.subarray(-2)).toEqual(Buffer.from([200, 0]))
    again.destroy()
  })

  test.runIf(process.platform === 'linux')(
    'pty: the client is hung up on, and finds another one at the same path',
    async () => {
      const link = join(folder, 'ups0')
      const device = await open({ rj45: { protocol: 'modbus', pty: link } })
      const before = readlinkSync(link)
      const stream = createReadStream('', { fd: openSync(link, 'r+') })
      const hungUp = new Promise<void>((resolve) => {
        stream.on('error', () => resolve())
        stream.once('end', () => resolve())
        stream.resume()
      })
      device.wires.get('rj45')!.set([{ fault: 'replug', ms: 50 }])
      await hungUp
      await expect.poll(() => device.wires.get('rj45')!.isOut).toBe(false)
      await expect
        .poll(() => {
          try {
            return readlinkSync(link).length > 0
          } catch {
            return false
          }
        })
        .toBe(true)
      expect(before).toMatch(/^\/dev\/pts\//)
      const fd = openSync(link, 'r+')
      writeSync(fd, sealFrame(Uint8Array.of(1, 3, 0, 130, 0, 1, 0, 0)))
      const reader = createReadStream('', { fd }).on('error', () => undefined)
      const [reply] = (await once(reader, 'data')) as [Buffer]
      expect(reply[0]).toBe(1)
      reader.destroy()
    },
  )

  test('a bench closes while a cable is out', async () => {
    const device = await open({ modbusTcp: '127.0.0.1:0', usb: 'usbip' })
    device.wires.get('network')!.set([{ fault: 'disconnect' }])
    device.wires.get('usb')!.set([{ fault: 'disconnect' }])
    await bench.close()
  })
})

/** A unit's USB port in a socket without a server. */
function onUsb(model = 'SMT1500RM2U', firmware?: string) {
  const line = new ManualLineClock()
  const core = new BenchCore({ line, seed: 1 })
  const device = core.add(
    'ups0',
    deviceSchema.parse({ model, usb: 'usbip', ...(firmware === undefined ? {} : { firmware }) }),
  )
  if (model === 'SMT1500RM2U') device.switchModbus(true)
  const bus = new Map<string, UsbDevice>()
  const socket = new CableSocket({
    plug: (usb) => bus.set('1-1', usb) && '1-1',
    unplug: (id) => {
      bus.get(id)?.detach()
      bus.delete(id)
    },
    replug: (id, usb) => void bus.set(id, usb),
  })
  const faults = wireFaults(device, 'usb', core)
  faults.attach(socket.cable)
  plugUnit(device, socket, {
    ...{ line, sync: () => core.sync(), randomByte: () => 1 },
    tap: usbTap(core.traffic, { device: 'ups0', port: 'usb' }),
    wire: reportWire(faults),
  })
  return { core, line, device, bus, faults }
}

const GET_CHARGE = { requestType: 0xa1, request: 1, value: 0x030c, index: 0, length: 64 }

describe('a USB wire', () => {
  test('pulled: off the bus, whatever the unit does, until the cable is back', () => {
    const { core, device, bus, faults } = onUsb()
    faults.set([{ fault: 'disconnect' }])
    expect(bus.size).toBe(0)
    device.ups.setInput({ voltage: 0 })
    device.ups.setBattery({ charge: 0 })
    core.advance(900)
    device.ups.setInput({ voltage: 120 })
    expect(bus.size).toBe(0)
    faults.set([])
    expect(bus.size).toBe(1)
    expect(new InProcessHost(bus.get('1-1')!).enumerate().product).toMatch(/^Smart-UPS 1500/)
  })

  test.each(['SMT1500RM2U', 'SUA1500'])('faults apply to the reports of an %s', async (model) => {
    const { line, device, bus, faults } = onUsb(model)
    const host = new InProcessHost(bus.get('1-1')!)
    host.enumerate()
    faults.set([{ fault: 'wrong-checksum', direction: 'to-host' }])
    expect([...host.controlIn(GET_CHARGE)]).toEqual([0x0c, 100 ^ 0xff])
    faults.set([{ fault: 'drop', direction: 'to-host' }])
    expect(() => host.controlIn(GET_CHARGE)).toThrow(/stall/i)
    faults.set([{ fault: 'latency', ms: 40 }])
    let arrived = 0
    const first = host.in(0x81)
    void first.data.then(() => (arrived = line.now()))
    device.ups.setInput({ voltage: 0 })
    await Promise.resolve()
    expect(arrived).toBe(0)
    line.advance(40)
    await first.data
    expect(arrived).toBe(40)
  })

  test.each([
    ['04.0', 'falls silent for good'],
    ['17.0', 'goes on'],
  ])('a host that was asleep: SMT1500C at %s %s', (firmware) => {
    const { line, bus, faults } = onUsb('SMT1500C', firmware)
    const host = new InProcessHost(bus.get('1-1')!)
    host.enumerate()
    faults.set([{ fault: 'host-asleep', ms: 500 }])
    expect(bus.get('1-1')!.suspended).toBe(true)
    line.advance(500)
    expect(bus.get('1-1')!.suspended).toBe(false)
    if (firmware === '04.0') expect(() => host.controlIn(GET_CHARGE)).toThrow(/stall/i)
    else expect([...host.controlIn(GET_CHARGE)]).toEqual([0x0c, 100])
    // Pulled out and put back it works again.
    faults.set([{ fault: 'replug', ms: 10 }])
    line.advance(10)
    const again = new InProcessHost(bus.get('1-1')!)
    again.enumerate()
    expect([...again.controlIn(GET_CHARGE)]).toEqual([0x0c, 100])
  })

  test('a wedged tunnel answers nothing while GET_REPORT goes on', async () => {
    const { bus, faults } = onUsb()
    const host = new InProcessHost(bus.get('1-1')!)
    host.enumerate()
    const request = new Uint8Array(64)
    request.set([0x90, 1, 3, 0, 130, 0, 1])
    faults.set([{ fault: 'wedged-tunnel' }])
    host.out(0x01, request)
    expect(host.device.queuedBytes(0x81)).toBe(0)
    expect([...host.controlIn(GET_CHARGE)]).toEqual([0x0c, 100])
    faults.set([])
    host.out(0x01, request)
    expect([...(await host.in(0x81).data)].slice(0, 6)).toEqual([0x89, 1, 3, 2, 200, 0])
  })
})
