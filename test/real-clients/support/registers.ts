/** Registers read and written by mbpoll, over a serial port or over TCP. */

import { setTimeout as sleep } from 'node:timers/promises'
import type { RunResult } from '../setup/daemon.ts'
import { mbpoll } from '../setup/mbpoll.ts'
import type { LiveUnit } from './live-unit.ts'
import { type AtEnd, atTestEnd } from './scope.ts'

export const LINKS = ['the serial port', 'Modbus TCP'] as const
export type Link = (typeof LINKS)[number]

/** How mbpoll is given the address of the unit, and that addresses count from 0 as on the wire. */
export function mbpollTarget({ pty, tcpPort }: LiveUnit, link: Link): { options: string[]; device: string } {
  return link === 'Modbus TCP'
    ? { options: ['-m', 'tcp', '-p', String(tcpPort), '-0'], device: '127.0.0.1' }
    : { options: ['-m', 'rtu', '-b', '9600', '-P', 'none', '-0'], device: pty }
}

/** @throws Error with what mbpoll said instead of the registers, such as an exception of the unit */
export async function readWords(unit: LiveUnit, link: Link, start: number, count = 1): Promise<number[]> {
  const { options, device } = mbpollTarget(unit, link)
  const range = ['-r', String(start), '-c', String(count), '-t', '4:hex', '-1']
  const { stdout, stderr } = await mbpoll([...options, ...range, device])
  const words = wordsIn(stdout)
  if (words.length !== count) throw new Error(`mbpoll: ${stderr.trim()}`)
  return words
}

/** Values mbpoll has printed, oldest first. */
export function wordsIn(printed: string): number[] {
  return [...printed.matchAll(/^\[\d+\]:\s+0x([0-9A-F]{4})/gm)].map(([, hex]) =>
    Number.parseInt(hex ?? '', 16),
  )
}

/** Writes with function 6 for one value, 16 for several: mbpoll's own choice. */
export function writeWords(
  unit: LiveUnit,
  link: Link,
  start: number,
  ...values: number[]
): Promise<RunResult> {
  const { options, device } = mbpollTarget(unit, link)
  const hex = values.map((value) => `0x${value.toString(16)}`)
  return mbpoll([...options, '-r', String(start), '-t', '4:hex', '-1', device, ...hex])
}

/** Text as string registers hold it, without its padding. */
export function textIn(words: readonly number[]): string {
  const bytes = Buffer.alloc(words.length * 2)
  for (const [index, word] of words.entries()) bytes.writeUInt16BE(word, index * 2)
  return bytes.toString('latin1').replace(/[ \0]+$/, '')
}

/** Reads a value of two words once, and from then on over and over until the end; notes every change. */
export async function watchLong(
  unit: LiveUnit,
  link: Link,
  start: number,
  atEnd: AtEnd = atTestEnd,
): Promise<{ readonly seen: readonly number[] }> {
  const seen: number[] = []
  const look = async () => {
    const [high = 0, low = 0] = await readWords(unit, link, start, 2)
    const value = high * 0x10000 + low
    if (seen.at(-1) !== value) seen.push(value)
  }
  let watching = true
  const watch = async () => {
    while (watching) {
      await look()
      await sleep(100)
    }
  }
  await look()
  const ended = watch()
  atEnd(async () => {
    watching = false
    await ended
  })
  return { seen }
}
