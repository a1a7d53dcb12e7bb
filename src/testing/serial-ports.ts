import type { SerialPortStream as Stream } from '@serialport/stream'
import type { SerialPort } from 'serialport'
import {
  checkChoice,
  checkFlag,
  checkMade,
  checkNumber,
  checkText,
  givenFields,
  refuseValue,
} from '../../emulators/smart-ups/check-value.ts'
import type { BenchCore } from '../lab/bench-core.ts'
import { benchOf, deviceOf } from '../lab/bench-of.ts'
import type { CardSerialPort } from '../lab/cards/index.ts'
import { deprecated } from '../lab/deprecated.ts'
import type { Device } from '../lab/device.ts'
import { serialEndOf, unitBaud } from '../lab/endpoints/port-end.ts'
import { LineBinding } from '../ports/mock-binding/mock-binding.ts'
import { MockLine, type MockOperation } from '../ports/mock-binding/mock-line.ts'
import { serialStream } from '../ports/mock-binding/needed-package.ts'
import type { TestBench } from './test-bench.ts'

const { SerialPortStream } = serialStream()

/** A port of a unit and what is plugged into it. */
export interface SerialPortChoice {
  /** The device's name; the only one when left out. */
  readonly device?: string
  /** @deprecated Read until 0.3: write `device`. */
  readonly unit?: string
  /** `rj45` is the unit's own port; others are ports of the card in its slot, such as `basic1` or `serial`. */
  readonly port: 'rj45' | CardSerialPort
  /** `rj45` only: what the port speaks at first. `auto`, when left out, is as settings and card have it. */
  readonly protocol?: 'auto' | 'modbus' | 'microlink' | 'simple'
  /** Simple signaling only: the cable, by its order number; the usual one for that port when left out. */
  readonly cable?: string
  /** Bytes take the time they would take on the wire; at once when left out. */
  readonly pace?: boolean
  /** Milliseconds from the end of a request to the start of its reply, on top of the unit's own. */
  readonly replyDelayMs?: number
}

const PROTOCOLS = ['auto', 'modbus', 'microlink', 'simple'] as const
const REPLY_DELAY = { min: 0, max: 600_000, unit: 'ms' } as const

/** Serial ports by the path at which the software under test opens them, such as `/dev/ttyUSB0`. */
export type SerialPortChoices = Readonly<Record<string, SerialPortChoice>>

type StreamOptions = Omit<ConstructorParameters<typeof Stream<LineBinding>>[0], 'binding'>
type OpenCallback = ConstructorParameters<typeof Stream>[1]

/** The class that `serialport` exports, on emulated ports: its type is that of the real one. */
export type SerialPortClass = typeof SerialPort

/** A port of `serialPorts`: what the host has set on it, and what can be done to it. */
export interface EmulatedLine {
  readonly path: string
  /** The cable is in: the port is listed and can be opened. */
  readonly connected: boolean
  readonly isOpen: boolean
  /** Bits per second the host has set; 0 while it is closed. */
  readonly baudRate: number
  /** Modem lines that the host drives, and those that it reads. */
  readonly outputs: MockLine['outputs']
  readonly inputs: MockLine['inputs']
  /**
   * Pulls the cable: an open port breaks as an unplugged adapter does, and the path is gone until `connect`.
   *
   * @example serial.port('/dev/ttyUSB0').disconnect()
   */
  disconnect(): void
  /**
   * Puts the cable back.
   *
   * @example serial.port('/dev/ttyUSB0').connect()
   */
  connect(): void
  /**
   * The next such operation fails, once.
   *
   * @throws RangeError naming the operations there are
   * @example serial.port('/dev/ttyUSB0').failNext('write', new Error('EIO'))
   */
  failNext(operation: MockOperation, error: Error): void
}

/** Emulated serial ports for software that uses `serialport`. */
export interface SerialPorts {
  /** For `new SerialPortStream({ binding, path, baudRate })`, and for whatever takes a binding. */
  readonly binding: LineBinding
  /** Stands in for the class that `serialport` exports: `new SerialPort({ path, baudRate })`, `SerialPort.list()`. */
  readonly SerialPort: SerialPortClass
  /**
   * The port at a path: its rate and lines, and what can be done to it (`disconnect`, `connect`, `failNext`).
   *
   * @throws Error naming the paths there are
   * @example serial.port('/dev/ttyUSB0').baudRate
   */
  port(path: string): EmulatedLine
}

/**
 * Emulated serial ports of the units on a bench, each at a path of your choice, within this process.
 *
 * @throws RangeError or Error when a unit has no such port, naming those it has
 * @example const { SerialPort } = serialPorts(bench, { '/dev/ttyUSB0': { port: 'rj45' } })
 */
export function serialPorts(
  bench: Pick<TestBench, 'bench' | 'device'>,
  choices: SerialPortChoices,
): SerialPorts {
  checkMade('bench', bench, ['bench', 'device'], 'a bench that createBench() made')
  const lines = givenPorts(choices).map(([path, choice]) =>
    lineOf(benchOf(bench.bench), deviceOf(bench.device(deviceNamed(choice)).device), path, choice),
  )
  const binding = new LineBinding(lines)
  return {
    binding,
    SerialPort: serialPortClass(binding),
    port: (path) => {
      const found = lines.find((line) => line.path === path)
      if (found) return found
      throw new Error(`no port at ${String(path)}; there are: ${lines.map((line) => line.path).join(', ')}`)
    },
  }
}

/** @throws TypeError or RangeError when a choice is none, or has a field of another kind than is allowed */
function givenPorts(choices: SerialPortChoices): [string, SerialPortChoice][] {
  checkMade('ports', choices, [], "an object of paths, such as { COM1: { port: 'rj45' } }")
  if (Array.isArray(choices))
    refuseValue('ports', choices, "an object of paths, such as { COM1: { port: 'rj45' } }")
  for (const [path, choice] of Object.entries(choices)) {
    const fields = ['device', 'unit', 'port', 'protocol', 'cable', 'pace', 'replyDelayMs']
    const given = Object.fromEntries(givenFields(path, choice, fields))
    checkText(`${path}.port`, given.port, 'the name of a port, such as rj45')
    if (given.protocol !== undefined) checkChoice(`${path}.protocol`, given.protocol, PROTOCOLS)
    if (given.pace !== undefined) checkFlag(`${path}.pace`, given.pace)
    if (given.replyDelayMs !== undefined) checkNumber(`${path}.replyDelayMs`, given.replyDelayMs, REPLY_DELAY)
  }
  return Object.entries(choices)
}

function deviceNamed({ device, unit }: SerialPortChoice): string | undefined {
  if (unit !== undefined) deprecated('unit of serialPorts', 'device')
  return device ?? unit
}

function serialPortClass(binding: LineBinding): SerialPortClass {
  const emulated = class SerialPort extends SerialPortStream<LineBinding> {
    static readonly binding = binding
    static list(): ReturnType<LineBinding['list']> {
      return binding.list()
    }
    constructor(options: StreamOptions, opened?: OpenCallback) {
      super({ ...options, binding }, opened)
    }
  }
  // The real class is typed by the bindings of operating systems; all that they share, this one has.
  return emulated as unknown as SerialPortClass
}

function lineOf(bench: BenchCore, device: Device, path: string, choice: SerialPortChoice): MockLine {
  const { port, protocol, cable, pace, replyDelayMs } = choice
  if (port === 'rj45' && (protocol === 'modbus' || protocol === 'microlink'))
    device.switchModbus(protocol === 'modbus')
  const end = serialEndOf(device, { port, cable, simple: protocol === 'simple' }, bench)
  const baud = () => unitBaud(device, port)
  return new MockLine({
    path,
    end,
    clock: bench.line,
    unitBaud: baud,
    ...(pace ? { baud: baud() } : {}),
    ...(replyDelayMs === undefined ? {} : { replyDelayMs }),
  })
}
