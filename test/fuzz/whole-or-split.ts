import type { LineSession } from '../../src/line/line-session.ts'
import { demand, hexOf } from './target.ts'

/**
 * Gives two sessions of units alike the same bytes at one moment, to one of them whole and to the other byte by byte.
 *
 * @returns what was answered
 * @throws OracleError when the answers differ
 */
export function wholeAndSplit(
  whole: LineSession,
  split: LineSession,
  input: Uint8Array,
  atMs: number,
): readonly string[] {
  const said = whole.receive(input, atMs).map(({ bytes }) => hexOf(bytes))
  const pieces: string[] = []
  for (let at = 0; at < input.length; at++)
    for (const { bytes } of split.receive(input.subarray(at, at + 1), atMs)) pieces.push(hexOf(bytes))
  demand(said.join() === pieces.join(), () => `whole: ${said.join()}; byte by byte: ${pieces.join()}`)
  return said
}
