import { expect, test } from 'vitest'
import { HidHost } from '../../../emulators/usb-hid-emulator-lite/src/backends/in-process/hid-host.ts'
import { InProcessHost } from '../../../emulators/usb-hid-emulator-lite/src/backends/in-process/host.ts'
import { usageOf } from '../../../emulators/usb-hid-emulator-lite/src/hid/field.ts'
import { writeLogical } from '../../../emulators/usb-hid-emulator-lite/src/hid/report-value.ts'
import { BenchCore } from '../../../src/lab/bench-core.ts'
import type { Device } from '../../../src/lab/device.ts'
import type { HostConfig } from '../../../src/lab/lab-file/host-schema.ts'
import type { DeviceConfig } from '../../../src/lab/lab-file/schema.ts'
import { LoneSocket } from '../../../src/lab/usb/lone-socket.ts'
import { plugUnit } from '../../../src/lab/usb/plug-in.ts'
import { rj45Sessions } from '../../../src/lab/wiring/port-sessions.ts'
import { sealFrame } from '../../../src/protocols/modbus/crc.ts'

function rack(haltReportedBy: NonNullable<HostConfig['haltReportedBy']>, config: Partial<DeviceConfig>) {
  const bench = new BenchCore({ seed: 1 })
  const device = bench.add('ups0', {
    model: 'SMT1500RM2U',
    firmware: '09.3',
    ...config,
    hosts: { db1: { haltReportedBy } },
  })
  const context = { sync: () => {}, seed: 1, traffic: bench.traffic, line: bench.line }
  return { bench, device, context, state: () => device.hosts.find('db1')!.data.state }
}

type Rack = ReturnType<typeof rack>

/** NUT's apc_modbus: OutletCommand, shutdown of both groups with their delays. */
function byModbus({ device, context }: Rack): void {
  const session = rj45Sessions(device, { tcp: 'x' }, context)()
  session.receive(sealFrame(Uint8Array.of(1, 16, 6, 2, 0, 2, 4, 0, 0, 3, 0xc8, 0, 0)), 0)
}

/** apcupsd's and NUT's soft shutdown on battery: `S` in smart mode. */
function byUpsLink({ device, context }: Rack): void {
  device.ups.setInput({ voltage: 0 })
  const session = rj45Sessions(device, { tcp: 'x' }, context)()
  for (const letter of 'YS') session.receive(Uint8Array.of(letter.charCodeAt(0)), 0)
}

/** NUT's usbhid-ups: DelayBeforeShutdown. */
function byHid({ device, context }: Rack): void {
  const socket = new LoneSocket()
  plugUnit(device, socket, { ...context, randomByte: () => 0, tap: silent() })
  const host = new InProcessHost(socket.device!)
  const hid = new HidHost(host, host.enumerate())
  const field = hid.reports.field(usageOf(0x84, 0x57), { type: 'feature' })
  const report = hid.reports.blankReport('feature', field.reportId)
  writeLogical(field, report, 20)
  hid.setReport('feature', field.reportId, report)
}

function silent(): Device extends never ? never : Parameters<typeof plugUnit>[2]['tap'] {
  return { attached() {}, detached() {}, submitted() {}, completed() {}, cancelled() {} } as never
}

const WAYS: readonly [string, 'rj45' | 'usb', Partial<DeviceConfig>, (made: Rack) => void][] = [
  ['Modbus', 'rj45', { settings: { unit: { modbusEnabled: true } } }, byModbus],
  ['UPS-Link', 'rj45', { model: 'SUA1500', firmware: undefined }, byUpsLink],
  ['HID', 'usb', {}, byHid],
]

test.each(WAYS)(
  'a kill power readsVia %s says that the host behind it has halted',
  (_name, haltReportedBy, config, kill) => {
    const made = rack(haltReportedBy, config)
    kill(made)
    expect(made.state()).toBe('halted')
    made.bench.advance(300)
    expect(made.device.hosts.find('db1')!.data.verdict).toBe('clean')
  },
)

test.each(WAYS)(
  'a kill power readsVia %s says nothing of a host elsewhere',
  (_name, haltReportedBy, config, kill) => {
    const made = rack(haltReportedBy === 'usb' ? 'rj45' : 'usb', config)
    kill(made)
    expect(made.state()).toBe('up')
  },
)
