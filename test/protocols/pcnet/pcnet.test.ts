import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ControlPage } from '../../../src/protocols/pcnet/control-page.ts'
import { md5 } from '../../../src/protocols/pcnet/md5.ts'
import { isNewer, momentOf } from '../../../src/protocols/pcnet/moment.ts'
import { packetText, readPacket, signature } from '../../../src/protocols/pcnet/packet.ts'

const SECRET = { user: 'apc', phrase: 'admin user phrase' }

test('MD5 is MD5, at every length', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(md5(bytes)).toBe(createHash('md5').update(bytes).digest('hex'))
    }),
  )
})

test('a packet is signed as the worked example of the dossier has it', () => {
  const lines = [
    ...[
      ['MV', 'v1.7.0'],
      ['PC', '192.0.2.10'],
      ['DT', '01/02/2026'],
      ['TM', '03:04:05'],
      ['SR', '01'],
    ],
    ...[
      ['SU', '0A'],
      ['RD', '0000'],
      ['TA', '192.0.2.20'],
      ['UC', '1'],
      ['SD', '0'],
      ['51', '08'],
    ],
    ...[
      ['66', '100.0'],
      ['6A', '0030:'],
    ],
  ] as [string, string][]
  expect(packetText('MASTATUS', lines, SECRET)).toMatch(/\nMD=720438abf145a198e1891bd479dbff1d\n<\/BODY>\n$/)
})

test('a packet is read where its signature fits, and not with one character changed', () => {
  const text = packetText(
    'MASTATUS',
    [
      ['SR', '02'],
      ['SU', '1F4'],
      ['51', '10'],
    ],
    SECRET,
  )
  expect(Object.fromEntries(readPacket(text, SECRET)!)).toEqual({ SR: '02', SU: '1F4', '51': '10' })
  expect(readPacket(text, { ...SECRET, phrase: 'another user phrase' })).toBeUndefined()
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.nat(255), (at, code) => {
      const bent = text.slice(0, at) + String.fromCharCode(code) + text.slice(at + 1)
      expect(readPacket(bent, SECRET) === undefined).toBe(bent !== text)
    }),
  )
})

test('newer is a later start, or more time since the same one', () => {
  const moment = (boots: number, uptime: number) => ({ boots, uptime })
  expect(isNewer(moment(1, 2), undefined)).toBe(true)
  expect(isNewer(moment(2, 0), moment(1, 500))).toBe(true)
  expect(isNewer(moment(1, 501), moment(1, 500))).toBe(true)
  expect(isNewer(moment(1, 500), moment(1, 500))).toBe(false)
  expect(isNewer(momentOf(new Map([['SR', 'x']])), undefined)).toBe(false)
})

describe('the page of the card', () => {
  const GET = 'GET /macontrol.htm HTTP/1.1\r\nHost: 192.0.2.10\r\n\r\n'
  const POST = (hash: string) => {
    const body = `macontrol1%5fcontrol%5fshutdown%5f1=1%2C${hash}`
    return `POST /Forms/macontrol1 HTTP/1.1\r\nHost: 192.0.2.10\r\nContent-Length: ${body.length}\r\n\r\n${body}`
  }
  const HASH = '6ec894ae4ac07cbc09c2e36cb4e7c0e9'

  function card(enabled = true) {
    let shutdowns = 0
    const session = new ControlPage({
      secret: () => SECRET,
      enabled: () => enabled,
      address: () => '192.0.2.10',
      boots: () => 1,
      uptime: () => 11,
      challenge: () => '0123456789ABCDEF',
      shutDown: () => shutdowns++,
    })
    const say = (text: string) =>
      session
        .receive(Buffer.from(text, 'latin1'))
        .map(({ bytes }) => Buffer.from(bytes).toString('latin1'))
        .join('')
    return { say, session, shutdowns: () => shutdowns }
  }

  test('shows a challenge in one chunk, signed', () => {
    const { say } = card()
    expect(say(GET)).toBe(
      'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n61\r\n' +
        '<html>\nPC=192.0.2.10\nSR=01\nSU=0B\nCS=0123456789ABCDEF\nMD=3d1993ff4dcc9f6f37934402a057b4bb\n</html>\n\r\n0\r\n\r\n',
    )
  })

  test('turns the unit off for who knows the phrase, once for each challenge', () => {
    const { say, shutdowns } = card()
    say(GET)
    expect(say(POST(HASH))).toMatch(/^HTTP\/1.1 200/)
    expect(shutdowns()).toBe(1)
    expect(say(POST(HASH))).toMatch(/^HTTP\/1.1 403/)
    expect(shutdowns()).toBe(1)
  })

  test('refuses another signature, another page, and everything while it is not up', () => {
    const { say, shutdowns } = card()
    say(GET)
    expect(say(POST(signature('x', SECRET)))).toMatch(/^HTTP\/1.1 403/)
    expect(say('GET / HTTP/1.1\r\n\r\n')).toMatch(/^HTTP\/1.1 404/)
    expect(card(false).say(GET)).toBe('')
    expect(shutdowns()).toBe(0)
  })

  test('takes a request in pieces of any size, and ends a connection that never ends its head', () => {
    const whole = GET + POST(HASH)
    for (let cut = 1; cut < whole.length; cut++) {
      const { say, shutdowns } = card()
      say(whole.slice(0, cut))
      say(whole.slice(cut))
      expect(shutdowns()).toBe(1)
    }
    const { say, shutdowns } = card()
    for (const character of whole) say(character)
    expect(shutdowns()).toBe(1)
    const endless = card()
    endless.say('x'.repeat(5000))
    expect(endless.session.finished).toBe(true)
  })
})
