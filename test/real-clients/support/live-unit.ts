/** A unit on a bench of its own, in real time and with open ports. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { UpsEvent } from '../../../emulators/smart-ups/events.ts'
import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import { Bench } from '../../../src/lab/bench.ts'
import type { Device } from '../../../src/lab/device.ts'
import { type DeviceState, deviceState } from '../../../src/lab/device-state.ts'
import type { LabEvent } from '../../../src/lab/journal.ts'
import { type DeviceConfig, deviceSchema } from '../../../src/lab/lab-file/schema.ts'
import { type AtEnd, atTestEnd } from './scope.ts'

const POLL_MS = 50

/** Delays of a group that a test need not wait long for, in seconds. */
export const SHORT = { turnOffDelay: 3, stayOffDelay: 4 }

export type EventOf<T extends UpsEvent['type']> = Extract<UpsEvent, { type: T }>

export interface LiveUnit {
  readonly bench: Bench
  /** To steer the unit with. */
  readonly ups: SmartUps
  /** Path of the serial port at its RJ-45 port. */
  readonly pty: string
  /** Its Modbus TCP port on 127.0.0.1. */
  readonly tcpPort: number
  state(): DeviceState
  /** Outputs as `MOG on, SOG0 off`. */
  outlets(): string
  /** Everything of one type that has happened so far. */
  events<T extends UpsEvent['type']>(type: T): EventOf<T>[]
  /** Waits until something holds, throws when it does not within `timeoutMs`. */
  until(what: string, holds: () => boolean, timeoutMs?: number): Promise<void>
}

export interface LiveUnitOptions {
  /** What differs from an SMT1500RM2U at 09.2 with short delays. */
  readonly config?: Partial<DeviceConfig>
  /** Device seconds to the second, 1 when left out. */
  readonly speed?: number
  /** When it is closed: with the running test when left out. */
  readonly atEnd?: AtEnd
}

/** Puts a unit on a bench and opens its ports. */
export async function liveUnit(options: LiveUnitOptions = {}): Promise<LiveUnit> {
  const { config, speed = 1, atEnd = atTestEnd } = options
  const folder = mkdtempSync(join(tmpdir(), 'upslab-unit-'))
  const pty = join(folder, 'ups0')
  const bench = new Bench({ time: { virtual: false, speed } })
  atEnd(async () => {
    await bench.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const device = bench.add(
    'ups0',
    deviceSchema.parse({
      model: 'SMT1500RM2U',
      firmware: '09.2',
      rj45: { protocol: 'modbus', pty },
      modbusTcp: '127.0.0.1:0',
      settings: { groups: { MOG: SHORT, SOG0: SHORT } },
      ...config,
    }),
  )
  await bench.open()
  const network = device.endpoints.find(({ kind }) => kind === 'tcp')
  if (network?.kind !== 'tcp') throw new Error('no Modbus TCP port')
  return new OpenUnit(bench, device, pty, Number(network.address.split(':').at(-1)))
}

class OpenUnit implements LiveUnit {
  readonly bench: Bench
  readonly device: Device
  readonly pty: string
  readonly tcpPort: number

  constructor(bench: Bench, device: Device, pty: string, tcpPort: number) {
    this.bench = bench
    this.device = device
    this.pty = pty
    this.tcpPort = tcpPort
  }

  get ups(): SmartUps {
    return this.device.ups
  }

  state(): DeviceState {
    this.bench.sync()
    return deviceState(this.device)
  }

  outlets(): string {
    return this.state()
      .outletGroups.map(({ name, output }) => `${name} ${output}`)
      .join(', ')
  }

  events<T extends UpsEvent['type']>(type: T): EventOf<T>[] {
    this.bench.sync()
    return this.bench.journal.since(0).filter((event): event is LabEvent & EventOf<T> => event.type === type)
  }

  async until(what: string, holds: () => boolean, timeoutMs = 20_000): Promise<void> {
    for (const end = Date.now() + timeoutMs; Date.now() < end; ) {
      this.bench.sync()
      if (holds()) return
      await new Promise((resolve) => setTimeout(resolve, POLL_MS))
    }
    throw new Error(`not within ${timeoutMs} ms: ${what}; ${JSON.stringify(this.state().outletGroups)}`)
  }
}
