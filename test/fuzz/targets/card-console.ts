import { CardConsole } from '../../../src/protocols/card-console/card-console.ts'
import { consoleUser } from '../../../src/protocols/card-console/users.ts'
import { unitWithNetworkCard } from '../../support/network-card.ts'
import { stateWatch } from '../state-of.ts'
import { bytesOf, bytesOfText, demand, hexOf, type Target } from '../target.ts'

/** A line is answered with a screen at most; `detstatus -all` and the list of alarms are the longest. */
const MOST_FOR_A_LINE = 4096
/** What is echoed of a byte: itself, its place taken back, or a refusal of Telnet. */
const MOST_FOR_A_BYTE = 8

function connection() {
  const { card, ups } = unitWithNetworkCard()
  const state = stateWatch(ups)
  return {
    state,
    open() {
      const session = new CardConsole(card)
      let said = ''
      session.attach((bytes) => {
        said += hexOf(bytes)
      })
      return {
        user: () => session.save().user,
        finished: () => session.finished,
        take(bytes: Uint8Array) {
          for (const output of session.receive(bytes)) said += hexOf(output.bytes)
          return said
        },
        close: () => session.close(),
      }
    },
  }
}

const typed = (...lines: readonly string[]) => bytesOfText(lines.map((line) => `${line}\r\n`).join(''))

/**
 * The console of a network card over Telnet, a connection an input: the same whole and byte by byte, bounded, and nobody
 * changes the unit who is not logged in as a user that may command it.
 */
export const cardConsole: Target = {
  name: 'card-console',
  seeds: [
    typed('apc', 'apc', 'ups -c off', 'ups ?', 'exit'),
    typed('device', 'apc', 'ups -s start', 'ups -r start', 'reboot', 'alarmcount -p all'),
    typed('readonly', 'apc', 'detstatus -all', 'ups -c off', 'whoami', 'upsabout', 'about', 'date'),
    typed('nobody', 'apc', 'apc', 'wrong', 'ups -c off'),
    bytesOf('fffd01fffb03fffa18004142fff0'),
  ],
  words: ['\r\n', '\r\0', '\b', 'apc', 'device', 'readonly', 'ups -c ', '-all', ' ?'].map(bytesOfText),
  longest: 400,
  start() {
    const [one, two] = [connection(), connection()]
    return (input) => {
      const before = one.state()
      const [whole, split] = [one.open(), two.open()]
      const said = whole.take(input)
      let pieces = split.take(new Uint8Array(0))
      for (let at = 0; at < input.length; at++) pieces = split.take(input.subarray(at, at + 1))
      demand(said === pieces, () => `whole: ${said}; byte by byte: ${pieces}`)
      demand(one.state() === two.state(), () => 'the units differ')
      const lines = 1 + input.filter((byte) => byte === 13 || byte === 10).length
      const most = lines * MOST_FOR_A_LINE + input.length * MOST_FOR_A_BYTE
      demand(said.length / 2 <= most, () => `${said.length / 2} bytes said`)
      const user = whole.user()
      const may = whole.finished() || (user !== null && consoleUser(user)?.commands === true)
      demand(may || one.state() === before, () => `${user ?? 'nobody'} has changed the unit`)
      whole.close()
      split.close()
    }
  },
}
