import { hexOf } from '../../protocols/hex.ts'
import type { TrafficMessage, Wire } from '../traffic/traffic.ts'
import { type RecordingFile, writeInto } from './folder.ts'

/** How lines about the bytes of a wire begin, by direction. */
export interface TrafficHeads {
  readonly toUnit: Uint8Array
  readonly toHost: Uint8Array
}

/** Names, numbers and marks of a line besides its hexadecimal digits. */
const MOST_BESIDE = 400

export function headsOf(wire: Wire): TrafficHeads {
  const encoder = new TextEncoder()
  const head = (direction: string) => encoder.encode(`${wireText(wire, direction)},"kind":"bytes","id":`)
  return { toUnit: head('to-unit'), toHost: head('to-host') }
}

/** Names of devices, ports and languages need no quoting. */
function wireText({ device, port, protocol, connection }: Wire, direction: string): string {
  return `{"type":"traffic","device":"${device}","port":"${port}","protocol":"${protocol}","connection":${connection},"direction":"${direction}"`
}

/** Writes a line of the journal. Bytes, which are most of a busy bench, are put together in place. */
export function writeTraffic(file: RecordingFile, heads: TrafficHeads, message: TrafficMessage): void {
  if (message.kind !== 'bytes') {
    writeInto(file, otherLine(message))
    return
  }
  const { id, at, line, bytes, direction } = message
  const block = file.into(MOST_BESIDE + 2 * bytes.length)
  if (!block) return
  block.raw(direction === 'to-unit' ? heads.toUnit : heads.toHost)
  block.whole(id)
  block.raw(AT)
  block.raw(timeText(at))
  block.raw(LINE)
  block.ascii(String(Math.round(line * 1000) / 1000))
  block.raw(HEX)
  block.hex(bytes)
  block.raw(END)
}

/** Device time as text: on a busy wire many pieces bear the same. */
function timeText(at: number): Uint8Array {
  if (at !== lastTime.at) lastTime = { at, text: new TextEncoder().encode(String(at)) }
  return lastTime.text
}
let lastTime = { at: Number.NaN, text: new Uint8Array(0) }

const [AT, LINE, HEX, END] = [',"at":', ',"line":', ',"hex":"', '"}\n'].map((text) =>
  new TextEncoder().encode(text),
) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array]

function otherLine(message: TrafficMessage): string {
  const { wire, direction, id, at, line, kind } = message
  const head = `${wireText(wire, direction)},"kind":"${kind}","id":${id},"at":${at},"line":${line}`
  if (message.kind === 'lines') return `${head},"lines":${JSON.stringify(message.lines)}}\n`
  if (message.kind !== 'usb') return `${head}}\n`
  const { stage, transfer, status, bytes } = message
  return `${head},${JSON.stringify({ stage, transfer, status, hex: hexOf(bytes) }).slice(1)}\n`
}
