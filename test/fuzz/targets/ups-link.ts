import { onLine } from '../../protocols/ups-link/host.ts'
import { demand, type Target } from '../target.ts'
import { wholeAndSplit } from '../whole-or-split.ts'

const latin1 = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'))

/** The letters of UPS-Link: at most one answer to a character, whatever comes. */
export const upsLink: Target = {
  name: 'ups-link',
  seeds: ['YQfjBCLOPW789', 'c-Cellar 1c', '@002@010', 'KK', 's-s+s', '\x01\x0e\x1a\x7f', 'x-06/01/24x'].map(
    latin1,
  ),
  words: ['Y', '@00', '-', '\x7f', 'S', 'Z', 'K', 'W', 'R', '\x1a'].map(latin1),
  longest: 200,
  start() {
    const [whole, split] = [onLine('SUA1500').session, onLine('SUA1500').session]
    let at = 0
    return (input) => {
      at += 5000
      const answers = wholeAndSplit(whole, split, input, at)
      demand(answers.length <= input.length, () => `${answers.length} answers to ${input.length} characters`)
    }
  },
}
