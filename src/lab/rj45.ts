import { parseListenAddress } from '../ports/address.ts'
import type { LineRate, LineSession, Port } from '../ports/port.ts'
import { openPtyPort } from '../ports/pty/pty-port.ts'
import type { SerialEnd } from '../ports/serial-end.ts'
import { openSerialPort } from '../ports/serialport/serial-port.ts'
import { openTcpPort } from '../ports/tcp/tcp-port.ts'
import { defined } from './defined.ts'
import type { Device } from './device.ts'
import type { EndpointSurroundings } from './endpoints.ts'
import type { Rj45Config } from './lab-file/schema.ts'
import { openSerialEnd } from './serial-ends.ts'
import { SerialSession, serialLanguage } from './serial-session.ts'
import { unitPortEnd } from './simple-ends.ts'
import { synced } from './synced.ts'

/** What the port speaks now. */
export function rj45Protocol({ ups }: Device, { protocol }: Rj45Config): string {
  return protocol === 'simple' ? 'simple' : serialLanguage(ups)
}

/** Opens the unit's own serial port at the one end that its lab file gives. */
export function openRj45(device: Device, config: Rj45Config, around: EndpointSurroundings): Promise<Port> {
  const { pty, mode, tcp, serialport, rfc2217, baud, replyDelayMs } = config
  const rate: LineRate = defined({ baud, replyDelayMs })
  const session = () => synced(new SerialSession(device.ups), around.sync)
  if (pty === undefined && serialport === undefined && tcp === undefined) {
    const end: SerialEnd =
      config.protocol === 'simple' ? unitPortEnd(device, around.sync) : smartCable(session)
    return openSerialEnd(`${device.id}.rj45`, end, { ...rate, rfc2217 }, around)
  }
  const options = {
    ...rate,
    clock: around.line,
    session,
    onFailure: (error: Error) => around.failed(device, error),
  }
  if (pty !== undefined)
    return openPtyPort({
      ...options,
      link: pty,
      ...(mode === undefined ? {} : { mode: Number.parseInt(mode, 8) }),
    })
  if (serialport !== undefined) return openSerialPort({ ...options, path: serialport })
  return openTcpPort({ ...options, listen: parseListenAddress(tcp!) })
}

/** A cable of three wires (940-0625A): data, and no line but those. */
function smartCable(session: () => LineSession): SerialEnd {
  const inputs = { cts: false, dsr: false, dcd: false, ri: false }
  return { inputs: () => inputs, set: () => undefined, watch: () => () => undefined, session }
}
