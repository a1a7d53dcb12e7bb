import type { TransferTap } from '../../../emulators/usb-hid-emulator-lite/src/device/tap.ts'
import type { LineSession, SessionFactory } from '../../line/line-session.ts'
import type { ModemInputs, ModemOutputs, SerialEnd } from '../../ports/serial-end.ts'
import type { Traffic, Wire } from './traffic.ts'

/** A wire to listen at, whose language may change. */
export interface Tapped {
  readonly device: string
  readonly port: string
  readonly protocol: () => string
  /** Of a host that the bench plays itself; clients are counted when left out. */
  readonly connection?: number
}

/** Sessions whose traffic is recorded, each client's as a connection of its own. */
export function tapSessions(traffic: Traffic, wire: Tapped, factory: SessionFactory): SessionFactory {
  let connections = 0
  return () => tapSession(traffic, wire, wire.connection ?? ++connections, factory())
}

/** What a wire is at any moment: the same object for as long as its language is the same. */
function wireOf({ device, port, protocol }: Tapped, connection: number): () => Wire {
  let wire: Wire | undefined
  return () => {
    const spoken = protocol()
    if (wire?.protocol !== spoken) wire = { device, port, protocol: spoken, connection }
    return wire
  }
}

function tapSession(traffic: Traffic, tapped: Tapped, connection: number, session: LineSession): LineSession {
  const wire = wireOf(tapped, connection)
  if (traffic.listened) traffic.pass(wire(), 'to-unit', { kind: 'opened' })
  return {
    receive(bytes, atMs) {
      if (!traffic.listened) return session.receive(bytes, atMs)
      const asked = wire()
      traffic.passBytes(asked, 'to-unit', bytes, atMs)
      const outputs = session.receive(bytes, atMs)
      for (const output of outputs)
        traffic.passBytes(asked, 'to-host', output.bytes, atMs + (output.afterMs ?? 0))
      return outputs
    },
    attach: (speak) =>
      session.attach?.((bytes) => {
        if (traffic.listened) traffic.pass(wire(), 'to-host', { kind: 'bytes', bytes })
        speak(bytes)
      }),
    get finished() {
      return session.finished ?? false
    },
    save: (atMs) => session.save?.(atMs),
    load: (saved, atMs) => session.load?.(saved, atMs),
    close() {
      if (traffic.listened) traffic.pass(wire(), 'to-unit', { kind: 'closed' })
      session.close?.()
    },
  }
}

/** A port of contacts whose line changes are recorded. */
export function tapEnd(traffic: Traffic, tapped: Tapped, end: SerialEnd): SerialEnd {
  const wire = wireOf(tapped, 1)
  let driven: ModemOutputs = {}
  let shown: ModemInputs | undefined
  const changed = () => {
    if (!traffic.listened) return
    const lines = end.inputs()
    const before = shown
    shown = { ...lines }
    if (before && !same(before, lines))
      traffic.pass(wire(), 'to-host', { kind: 'lines', lines: { ...lines } })
  }
  return {
    ...end,
    set(lines) {
      if (!traffic.listened) return end.set(lines)
      changed()
      const now = { ...driven, ...lines }
      if (!same(driven, now)) traffic.pass(wire(), 'to-unit', { kind: 'lines', lines: { ...now } })
      driven = now
      end.set(lines)
      changed()
    },
    watch(moved) {
      shown = { ...end.inputs() }
      if (traffic.listened) traffic.pass(wire(), 'to-unit', { kind: 'opened' })
      const stop = end.watch(() => {
        changed()
        moved()
      })
      return () => {
        if (traffic.listened) traffic.pass(wire(), 'to-unit', { kind: 'closed' })
        stop()
      }
    },
  }
}

/** Two that listen at one device. */
export function bothTaps(one: TransferTap, other: TransferTap): TransferTap {
  return {
    attached() {
      one.attached?.()
      other.attached?.()
    },
    detached() {
      one.detached?.()
      other.detached?.()
    },
    submitted(transfer, bytes) {
      one.submitted(transfer, bytes)
      other.submitted(transfer, bytes)
    },
    completed(transfer, status, bytes) {
      one.completed(transfer, status, bytes)
      other.completed(transfer, status, bytes)
    },
  }
}

function same(a: object, b: object): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** Records every transfer of a USB device: `device.watch(usbTap(…))`. */
export function usbTap(
  traffic: Traffic,
  {
    device,
    port,
    connection = 1,
  }: Omit<Tapped, 'protocol' | 'connection'> & { readonly connection?: number },
): TransferTap {
  const wire: Wire = { device, port, protocol: 'hid', connection }
  return {
    attached() {
      if (traffic.listened) traffic.pass(wire, 'to-unit', { kind: 'opened' })
    },
    detached() {
      if (traffic.listened) traffic.pass(wire, 'to-unit', { kind: 'closed' })
    },
    submitted(transfer, bytes) {
      if (!traffic.listened) return
      traffic.pass(wire, 'to-unit', { kind: 'usb', stage: 'submitted', transfer, status: undefined, bytes })
    },
    completed(transfer, status, bytes) {
      if (!traffic.listened) return
      traffic.pass(wire, 'to-host', { kind: 'usb', stage: 'completed', transfer, status, bytes })
    },
  }
}
