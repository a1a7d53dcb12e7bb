import { Rfc2217Session } from '../../../src/ports/rfc2217/rfc2217-session.ts'
import { bytesOf, demand, hexOf, type Target } from '../target.ts'

function session() {
  const seen: string[] = []
  const made = new Rfc2217Session({
    inputs: () => ({ cts: true, dsr: false, dcd: false, ri: false }),
    set: (lines) => void seen.push(JSON.stringify(lines)),
    data: (bytes) => void seen.push(...[...bytes].map(String)),
  })
  made.greet()
  return { take: (bytes: Uint8Array) => hexOf(made.receive(bytes)), seen }
}

/** Telnet with the COM port option: the same replies, lines and data whole and byte by byte. */
export const rfc2217: Target = {
  name: 'rfc2217',
  seeds: [
    'fffb2c',
    'fffa2c0100002580fff0',
    'fffa2c0508fff0',
    'fffd00fffb00',
    '4142ffff43',
    'fffa2c0c03fff0',
  ].map(bytesOf),
  words: ['ff', 'fffa2c', 'fff0', 'fffb', 'fffd'].map(bytesOf),
  longest: 300,
  start: () => (input) => {
    const [whole, split] = [session(), session()]
    const said = whole.take(input)
    let pieces = ''
    for (let at = 0; at < input.length; at++) pieces += split.take(input.subarray(at, at + 1))
    demand(said === pieces, () => `whole: ${said}; byte by byte: ${pieces}`)
    demand(whole.seen.join() === split.seen.join(), () => `whole: ${whole.seen}; byte by byte: ${split.seen}`)
    // Commands are answered with at most as many bytes, doubled where they are 0xff, and one state of the lines.
    demand(said.length / 2 <= 2 * input.length + 16, () => `${said.length / 2} bytes said`)
  },
}
