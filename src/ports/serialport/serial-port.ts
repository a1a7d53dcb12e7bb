import { LineConnection } from '../line-connection.ts'
import { checkLineRate } from '../pacing.ts'
import type { Port, PortOptions } from '../port.ts'
import { PortError, portErrorFrom } from '../port-error.ts'

/** The line settings of Smart-UPS serial Modbus (8N1). */
const DEFAULT_LINE_BAUD = 9600

/** A serial port of this computer: a null-modem cable to the client, or one end of a com0com pair. */
export interface SerialPortOptions extends PortOptions {
  /** Device path or port name, such as `/dev/ttyUSB0` or `COM7`. */
  readonly path: string
  /** Bits per second the hardware is set to, 9600 when left out. `baud` adds pacing, which real hardware does itself. */
  readonly lineBaud?: number
}

type SerialPortModule = typeof import('serialport')

/**
 * Opens a real serial port, 8 data bits, no parity, 1 stop bit.
 *
 * @throws PortError `not-installed` when the optional package `serialport` is missing; `no-such-path`, `port-busy`,
 *   `permission-denied` or `io` when the port cannot be had
 */
export async function openSerialPort(options: SerialPortOptions): Promise<Port> {
  checkLineRate(options)
  const stream = await openSerialStream(options.path, options.lineBaud)
  const line = new LineConnection(stream, options)
  stream.on('data', (bytes: Buffer) => line.receive(bytes))
  stream.on('drain', () => line.drained())
  let closing = false
  stream.on('error', () => undefined)
  stream.once('close', (error: Error | null) => {
    line.close()
    if (!closing)
      options.onFailure?.(portErrorFrom(`serial port ${options.path} went away`, error ?? 'closed'))
  })
  return {
    endpoint: { kind: 'serialport', path: options.path },
    async close() {
      if (closing || !stream.isOpen) return
      closing = true
      await new Promise<void>((resolve) => stream.close(() => resolve()))
    },
  }
}

/**
 * A real serial port as a stream, 8 data bits, no parity, 1 stop bit.
 *
 * @throws PortError as {@link openSerialPort}
 */
export async function openSerialStream(path: string, baudRate = DEFAULT_LINE_BAUD) {
  const { SerialPort } = await loadSerialPort()
  const stream = new SerialPort({ path, baudRate, autoOpen: false })
  await new Promise<void>((resolve, reject) => {
    stream.open((error) => (error ? reject(openError(path, error)) : resolve()))
  })
  return stream
}

async function loadSerialPort(): Promise<SerialPortModule> {
  try {
    return await import('serialport')
  } catch (error) {
    throw new PortError(
      'not-installed',
      'a real serial port needs the package "serialport": run npm install serialport',
      error,
    )
  }
}

/** The package reports what the system said as text only, so the text is what tells the cases apart. */
function openError(path: string, error: Error): PortError {
  const what = `cannot open serial port ${path}`
  const text = error.message
  if (/no such file|file not found/i.test(text))
    return new PortError('no-such-path', `${what}: ${text}`, error)
  if (/lock|busy|access denied/i.test(text)) return new PortError('port-busy', `${what}: ${text}`, error)
  if (/permission/i.test(text)) return new PortError('permission-denied', `${what}: ${text}`, error)
  return new PortError('io', `${what}: ${text}`, error)
}
