/** The console of a card, as Debian's telnet finds it. */
import { expect, test } from 'vitest'
import { telnet } from '../setup/telnet.ts'
import { describeClients } from '../support/clients.ts'
import { liveCard } from './card-on-unit.ts'

const LOGIN = ['apc', 'apc']

/** The lines of an answer, from its code to the next prompt. */
function answerTo(printed: string, command: string): string[] {
  const from = printed.indexOf(`apc>${command}\n`)
  expect(from, printed).toBeGreaterThan(-1)
  const text = printed.slice(from + command.length + 5)
  return text.slice(0, text.indexOf('apc>')).split('\n').filter(Boolean)
}

async function withConsole(options: Parameters<typeof liveCard>[0] = {}) {
  const made = await liveCard({ ...options, card: { ...options?.card, console: '127.0.0.1:0' } })
  const port = made.bench.devices[0]!.endpoints.find((endpoint) => endpoint.port === 'smartslot1.console')
  const { address } = port as { readonly address: string }
  const ask = async (...commands: string[]) => {
    const printed = await telnet(address, [...LOGIN, ...commands, 'exit'])
    return commands.map((command) => answerTo(printed, command))
  }
  return Object.assign(made, { ask, address })
}

describeClients('telnet', () => {
  test('logs in, reads the unit, and switches a group from the slot', async () => {
    const made = await withConsole()
    const [state, off] = await made.ask('detstatus -ss', 'ups -o 2 Off')
    expect(state).toEqual(['E000: Success', 'Status of UPS: On Line', 'Last Transfer: None'])
    expect(off).toEqual(['E001: Successfully Issued'])
    await made.until('the group to go off', () => made.outlets() === 'MOG on, SOG0 off')
    expect(made.events('command').at(-1)).toMatchObject({ command: { action: 'off', source: 'smartslot1' } })
    made.ups.setInput({ voltage: 0 })
    expect(await made.ask('detstatus -ss')).toMatchObject([
      ['E000: Success', 'Status of UPS: On Battery', 'Last Transfer: Blackout'],
    ])
  })

  test('a wrong password gets no prompt', async () => {
    const { address } = await withConsole()
    const printed = await telnet(address, ['apc', 'wrong', 'apc', 'wrong', 'apc', 'wrong'])
    expect(printed).not.toContain('apc>')
    expect(printed).not.toContain('wrong')
  })

  test('while somebody is logged in, a community that may write only reads', async () => {
    const made = await withConsole()
    const set = () => made.set('5.2.10.0', 't', 6000)
    const leave = made.card.logIn()
    const refused = await set()
    leave()
    expect(refused).toMatch(/noAccess|authorizationError|notWritable/)
    expect(await set()).toMatch(/Timeticks: \(6000\)/)
  })

  test.each([
    ['02.0', 'Unknown'],
    ['03.1', 'Passed'],
  ])('published difference id1031-selftest-cloud: a SMX750C at %s reads %s', async (firmware, result) => {
    const made = await withConsole({ unit: { model: 'SMX750C', firmware, settings: {} }, speed: 20 })
    await made.ask('ups -s Start')
    await made.until('the test to end', () => made.ups.diagnostics.selfTest.data.phase === 'passed')
    expect((await made.ask('detstatus -dg'))[0]).toContain(`Self-Test Result: ${result}`)
  })
})
