/** The console of a card: its login, and what it says of card and unit. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NetworkManagementCard } from '../../../emulators/network-management-card/network-management-card.ts'
import { CardConsole } from '../../../src/protocols/card-console/card-console.ts'
import { unit } from '../../support/unit.ts'

const OFFERS = '\xff\xfb\x01\xff\xfb\x03'
const LOGIN = 'apc\r\napc\r\n'

function setUp(options: { model?: string; version?: string; card?: string; firmware?: string } = {}) {
  const { model = 'SMT1500RM2U', version, card: order = 'AP9631', firmware = '6.9.6' } = options
  const made = unit({ model, ...(version === undefined ? {} : { version }) })
  const card = new NetworkManagementCard({ model: order, version: firmware })
  made.ups.fit(card)
  made.pass(300)
  const session = new CardConsole(card)
  const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))
  const type = (text: string) =>
    session
      .receive(bytes(text))
      .map((output) => String.fromCharCode(...output.bytes))
      .join('')
  /** Types a command; what stands between its echo and the next prompt, by line. */
  const run = (line: string) => {
    const text = type(`${line}\r\n`)
    expect(text.startsWith(`${line}\r\n`)).toBe(true)
    expect(text.endsWith('\r\n\r\napc>') || text.endsWith('\r\napc>')).toBe(true)
    return text
      .slice(line.length + 2, -'\r\napc>'.length)
      .split('\r\n')
      .filter(Boolean)
  }
  return { ...made, card, session, type, run }
}

function loggedIn(options: Parameters<typeof setUp>[0] = {}, login = LOGIN) {
  const made = setUp(options)
  made.type(login)
  return made
}

describe('the login', () => {
  test('asks for name and password, echoes the one and masks the other, and shows who is there', () => {
    const { type } = setUp()
    const text = type(LOGIN)
    expect(text.startsWith(`${OFFERS}\r\nUser Name : apc\r\nPassword  : ***\r\n`)).toBe(true)
    expect(text).toMatch(/Schneider Electric {22}Network Management Card AOS {6}v6\.9\.6\r\n/)
    expect(text).toMatch(/Name {6}: apc[0-9A-F]{6} .*Date : \d\d\/\d\d\/\d{4}\r\n/)
    expect(text).toMatch(/Up Time {3}: 0 Days 0 Hours 5 Minutes +Stat : P\+ N4\+ N6\+ A\+\r\n/)
    expect(text).toMatch(/User : Super User\r\n/)
    expect(text.endsWith('apc>')).toBe(true)
  })

  test('a card of before the new name says so', () => {
    expect(setUp({ firmware: '5.1.7' }).type(LOGIN)).toMatch(/American Power Conversion/)
  })

  test('three wrong ones end the connection, and each is an access violation', () => {
    const { type, session, card } = setUp()
    const reported: string[] = []
    card.watch(({ name }) => reported.push(name))
    const asked = type('apc\r\nwrong\r\nnobody\r\napc\r\n')
    expect(asked.match(/User Name : /g)).toHaveLength(3)
    expect(session.finished).toBe(false)
    type('apc\r\n\r\n')
    expect(session.finished).toBe(true)
    expect(reported).toEqual(['access-denied', 'access-denied', 'access-denied'])
    expect(type(LOGIN)).toBe('')
  })

  test('what else a Telnet client offers is refused, and backspace takes a letter back', () => {
    const { type } = setUp()
    // WILL terminal type, DO status, DO echo.
    expect(type('\xff\xfb\x18\xff\xfd\x05\xff\xfd\x01')).toBe(
      `${OFFERS}\r\nUser Name : \xff\xfe\x18\xff\xfc\x05`,
    )
    expect(type('apx\x7fc\r\0apc\n').startsWith('apx\b \bc\r\nPassword  : ***\r\n')).toBe(true)
  })

  test('a card that has no network yet, or starts anew, answers nothing', () => {
    const { card, session, type, run } = loggedIn()
    expect(run('reboot')).toEqual(['E000: Success'])
    card.restart()
    expect(type('whoami\r\n')).toBe('')
    expect(session.finished).toBe(true)
    expect(card.inUse).toBe(false)
  })
})

describe('commands', () => {
  test('detstatus says what the unit does, in lines that clients look for', () => {
    const { ups, pass, run } = loggedIn()
    ups.setInput({ voltage: 0 })
    pass(5)
    expect(run('detstatus -ss')).toEqual([
      'E000: Success',
      'Status of UPS: On Battery',
      'Last Transfer: Blackout',
    ])
    ups.setInput({ voltage: 120 })
    pass(60)
    const lines = run('detstatus -all')
    expect(lines).toContain('Status of UPS: On Line')
    expect(lines.find((line) => line.startsWith('Runtime Remaining'))).toMatch(/: (\d+ hr )?\d+ min$/)
    expect(lines.find((line) => line.startsWith('Battery State'))).toMatch(/Of Charge: \d+\.\d %$/)
    expect(lines).toContain('Input Voltage: 120.0 VAC')
    expect(lines.find((line) => line.startsWith('Battery Temperature'))).toBe(
      'Battery Temperature: 25.0 C, 77.0 F',
    )
    expect(run('detstatus -nonsense')).toEqual(['E102: Parameter Error'])
  })

  test('a self-test that is started here is shown with its result and day', () => {
    const { pass, run } = loggedIn()
    expect(run('detstatus -dg').slice(1, 3)).toEqual(['Self-Test Result: Unknown', 'Self-Test Date: Unknown'])
    expect(run('ups -s Start')).toEqual(['E001: Successfully Issued'])
    pass(3)
    expect(run('detstatus -dg')[1]).toBe('Self-Test Result: In Progress')
    expect(run('ups -s start')).toEqual(['E100: Command failed'])
    pass(60)
    expect(run('detstatus -dg')[1]).toBe('Self-Test Result: Passed')
    expect(run('detstatus -dg')[2]).toMatch(/^Self-Test Date: \d\d\/\d\d\/\d{4}$/)
  })

  test('ups commands the unit from the slot', () => {
    const { events, outlets, pass, run } = loggedIn()
    expect(run('ups -o 2 Off')).toEqual(['E001: Successfully Issued'])
    pass(1)
    expect(outlets()).toBe('MOG on, SOG0 off')
    expect(run('ups -c GraceOff')).toEqual(['E001: Successfully Issued'])
    expect(events.filter(({ type }) => type === 'command').at(-1)).toMatchObject({
      command: { action: 'off', source: 'smartslot1', useOffDelay: true },
    })
    for (const line of ['ups -c Nonsense', 'ups -o 7 Off', 'ups -o 1 toString', 'ups -x', 'ups -c'])
      expect(run(line), line).toEqual(['E102: Parameter Error'])
    expect(run('ups ?')[0]).toMatch(/^Usage: ups .*-o/)
  })

  test('a unit without outlet groups has no option for them', () => {
    const { run } = loggedIn({ model: 'SUA1500' })
    expect(run('ups ?')[0]).not.toMatch(/-o/)
    expect(run('ups -o 1 Off')).toEqual(['E102: Parameter Error'])
  })

  test('a user who only reads commands nothing', () => {
    const { run, outlets } = loggedIn({}, 'readonly\r\napc\r\n')
    expect(run('ups -c Off')).toEqual(['E104: User Level Denial'])
    expect(run('reboot')).toEqual(['E104: User Level Denial'])
    expect(run('whoami')).toEqual(['E000: Success', 'readonly'])
    expect(outlets()).toBe('MOG on, SOG0 on')
  })

  test('what card and unit are, and the alarms that stand', () => {
    const { ups, run } = loggedIn()
    expect(run('about')).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^Model Number: +AP9631$/),
        expect.stringMatching(/^Name: +sumx$/),
        expect.stringMatching(/^MAC Address: +([0-9A-F]{2} ){5}[0-9A-F]{2}$/),
      ]),
    )
    expect(run('upsabout')).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^SKU: +SMT1500RM2U$/),
        expect.stringMatching(/^Firmware Revision: +UPS \d\d\.\d \(ID18\)$/),
      ]),
    )
    ups.setFault('needs-replacement', true)
    expect(run('alarmcount -p critical')).toEqual(['E000: Success', 'CriticalAlarmCount: 1'])
    expect(run('alarmcount -p everything')).toEqual(['E102: Parameter Error'])
    expect(run('nonsense')).toEqual(['E101: Command Not Found'])
    expect(run('constructor')).toEqual(['E101: Command Not Found'])
    expect(run('?')).toContain('detstatus')
  })

  test('exit ends the login', () => {
    const { card, session, type } = loggedIn()
    expect(card.inUse).toBe(true)
    type('exit\r\n')
    expect(session.finished).toBe(true)
    expect(card.inUse).toBe(false)
  })
})

test('a session goes on from what it saved', () => {
  const { card, session, type } = loggedIn({}, 'device\r\napc\r\nwho')
  const again = new CardConsole(card)
  again.load(structuredClone(session.save()))
  session.close()
  expect(card.inUse).toBe(true)
  const text = again.receive(Uint8Array.from('ami\r\n', (character) => character.charCodeAt(0)))
  expect(String.fromCharCode(...text[0]!.bytes)).toBe('ami\r\nE000: Success\r\ndevice\r\n\r\napc>')
  expect(type('')).toBe('')
})

test('bytes mean the same whole, split anywhere and one by one, and nothing crashes it', () => {
  const said = (pieces: readonly string[]) => {
    const { type } = setUp()
    return pieces.map(type).join('')
  }
  const text = `${LOGIN}detstatus -ss\r\n\xff\xfd\x18ups ?\r\0`
  const whole = said([text])
  for (let at = 0; at <= text.length; at++) expect(said([text.slice(0, at), text.slice(at)])).toBe(whole)
  expect(said([...text])).toBe(whole)
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 400 }), { maxLength: 8 }), (pieces) => {
      const { session, type } = loggedIn()
      for (const piece of pieces) session.receive(piece)
      if (!session.finished) expect(type('\r\n').length).toBeGreaterThan(0)
    }),
    { numRuns: 50 },
  )
})
