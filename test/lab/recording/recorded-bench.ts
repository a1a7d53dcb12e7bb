import { InProcessHost } from '../../../emulators/usb-hid-emulator-lite/src/backends/in-process/host.ts'
import type { UsbDevice } from '../../../emulators/usb-hid-emulator-lite/src/device/usb-device.ts'
import { controlApp } from '../../../src/control/app.ts'
import { BenchCore } from '../../../src/lab/bench-core.ts'
import type { CardPort, ContactsPort, DatagramPort } from '../../../src/lab/cards/card-port.ts'
import { type LabConfig, labSchema } from '../../../src/lab/lab-file/schema.ts'
import type { RecordedCall } from '../../../src/lab/recording/journal-format.ts'
import { Recorder } from '../../../src/lab/recording/recorder.ts'
import { readRecording } from '../../../src/lab/recording/replay/read-recording.ts'
import { replay } from '../../../src/lab/recording/replay/replay.ts'
import { type InsteadOptions, replayBench } from '../../../src/lab/recording/replay/replay-bench.ts'
import { usbTap } from '../../../src/lab/traffic/taps.ts'
import { plugUnit } from '../../../src/lab/usb/plug-in.ts'
import { peerSessions } from '../../../src/lab/wiring/peer-sessions.ts'
import { networkSessions, rj45Sessions } from '../../../src/lab/wiring/port-sessions.ts'
import { ManualLine } from '../../../src/ports/manual-line.ts'
import { MemoryFolder } from './memory-folder.ts'

/** A bench that is recorded, and hosts at its wires, without ports. */
export function recordedBench(device: object = {}, alreadySeconds = 0) {
  const lab: LabConfig = labSchema.parse({
    clock: { virtual: true },
    devices: {
      ups0: {
        model: 'SMT1500RM2U',
        firmware: '09.2',
        rj45: { protocol: 'modbus', pty: './ups0' },
        modbusTcp: '127.0.0.1:0',
        usb: 'usbip',
        smartslot1: { card: 'AP9624', basic1: {}, advancedPortAlwaysConfirmed: true },
        ...device,
      },
    },
  })
  const line = new ManualLine(1000.5)
  const bench = new BenchCore({ line, seed: 7 })
  const unit = bench.add('ups0', lab.devices.ups0!)
  if (alreadySeconds > 0) bench.advance(alreadySeconds)
  const folder = new MemoryFolder()
  const recorder = new Recorder({
    ...{ bench, lab, folder, version: '1.2.3', line: line.now(), wallMs: 1_700_000_000_000 },
  })
  const context = { sync: () => bench.sync(), seed: bench.seed, traffic: bench.traffic, line }
  const pass = (seconds: number) => {
    line.advanceTo(line.now() + seconds * 1000)
    bench.advance(seconds)
  }
  return {
    ...{ bench, line, unit, folder, recorder, pass },
    call: caller(bench, (call) => recorder.call(call)),
    serial: () => rj45Sessions(unit, unit.config.rj45!, context)(),
    tcp: () => networkSessions(unit, context)(),
    basic1: () => contactsOf(unit.slots.port('basic1')!).end(context),
    usb: () => usbHost(bench),
    /** A manager of the card in its slot. */
    snmp: () =>
      peerSessions(unit, datagramsOf(unit.slots.port('snmp')!), context)({ host: '127.0.0.1', port: 1 }),
  }
}

function contactsOf(port: CardPort): ContactsPort {
  if (port.carries === 'contacts') return port
  throw new Error(`${port.port} has no contacts`)
}

function datagramsOf(port: CardPort): DatagramPort {
  if (port.carries === 'datagrams') return port
  throw new Error(`${port.port} takes no datagrams`)
}

function usbHost(bench: BenchCore) {
  const [device] = bench.devices
  let plugged: UsbDevice | undefined
  const plug = (next: UsbDevice) => {
    plugged = next
    return '1-1'
  }
  const socket = {
    plug,
    unplug: () => plugged?.detach(),
    replug: (_id: string, next: UsbDevice) => void plug(next),
  }
  const context = { line: bench.line, sync: () => bench.sync(), randomByte: () => 1 }
  plugUnit(device!, socket, { ...context, tap: usbTap(bench.traffic, { device: 'ups0', port: 'usb' }) })
  return new InProcessHost(plugged!)
}

/** Calls the control API of a bench that has no server. */
export function caller(
  bench: BenchCore,
  onCall?: (call: Omit<RecordedCall, 'type' | 'at' | 'line'>) => void,
) {
  const app = controlApp({
    bench,
    version: '0',
    security: { host: '127.0.0.1' },
    ...(onCall ? { onCall } : {}),
  })
  return async (method: string, path: string, body: unknown) => {
    const headers = { host: '127.0.0.1:1', 'content-type': 'application/json' }
    return app.request(`/api/v1${path}`, { method, headers, body: JSON.stringify(body) })
  }
}

/** Does a recording again. */
export async function again(journal: string, instead: InsteadOptions = {}) {
  const recording = readRecording(journal)
  const { bench, lineTo } = replayBench(recording.header, instead)
  const call = caller(bench)
  return replay({
    ...{ recording, bench, lineTo },
    call: async ({ method, path, body }) => void (await call(method, path, body)),
  })
}
