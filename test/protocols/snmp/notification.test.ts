import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { latin1, latin1Text } from '../../../src/protocols/latin1.ts'
import { objectName } from '../../../src/protocols/powernet/names.ts'
import { eventOfTrap } from '../../../src/protocols/powernet/traps.ts'
import { BerError } from '../../../src/protocols/snmp/ber.ts'
import { SnmpDecoder } from '../../../src/protocols/snmp/decode.ts'
import { messageBytes } from '../../../src/protocols/snmp/message.ts'
import { notificationPdu, trapOfVersion1, trapOfVersion2 } from '../../../src/protocols/snmp/notification.ts'
import { PDU, pduBer } from '../../../src/protocols/snmp/pdu.ts'
import { answeredInform, readNotification } from '../../../src/protocols/snmp/read-notification.ts'

const ENTERPRISE = [1, 3, 6, 1, 4, 1, 318]
const ON_BATTERY = [...ENTERPRISE, 0, 5]
const TEXT = [...ENTERPRISE, 2, 3, 3, 0]
const bindings = [{ oid: TEXT, value: { type: 'octets' as const, value: latin1('UPS: On battery power.') } }]
const trap = { oid: ON_BATTERY, enterprise: ENTERPRISE, generic: 6, specific: 5, uptime: 4711, bindings }
const pdu = (inform: boolean) => notificationPdu(trap, { requestId: 77, inform })

describe('what a receiver reads of a notification', () => {
  test.each([
    ['a trap of version 1', trapOfVersion1('public', '127.0.0.1', trap)],
    ['a trap of version 2c', trapOfVersion2('public', pdu(false))],
    ['an inform', trapOfVersion2('public', pdu(true))],
  ])('%s', (name, bytes) => {
    const read = readNotification(bytes)!
    expect(read).toMatchObject({ trap: ON_BATTERY, uptime: 4711, bindings })
    expect(latin1Text(read.community)).toBe('public')
    expect(read.answer && answeredInform(read.answer)).toBe(name === 'an inform' ? 77 : undefined)
  })

  test('a trap of version 1 that is not of its enterprise is one of the standard', () => {
    const coldStart = { ...trap, generic: 0, specific: 0 }
    expect(readNotification(trapOfVersion1('public', '127.0.0.1', coldStart))!.trap).toEqual([
      ...[1, 3, 6, 1, 6, 3, 1, 1, 5],
      1,
    ])
  })

  test('a request is none, and answers no inform', () => {
    const get = pduBer({ type: PDU.get, requestId: 1, errorStatus: 0, errorIndex: 0, bindings: [] })
    for (const version of [0, 1]) {
      const bytes = messageBytes(version, latin1('public'), get)
      expect([readNotification(bytes), answeredInform(bytes)]).toEqual([undefined, undefined])
    }
  })

  test('damaged, cut or empty, it is refused or read, and nothing else', () => {
    const sound = [trapOfVersion1('public', '127.0.0.1', trap), trapOfVersion2('public', pdu(true))]
    fc.assert(
      fc.property(
        fc.constantFrom(...sound),
        fc.nat(200),
        fc.nat(255),
        fc.nat(200),
        (bytes, at, byte, cut) => {
          const bent = Uint8Array.from(bytes)
          bent[at % bent.length] = byte
          try {
            readNotification(bent.subarray(0, bent.length - (cut % 3 ? 0 : cut % bent.length)))
          } catch (error) {
            expect(error).toBeInstanceOf(BerError)
          }
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('a decoder says it in words, of version 1 too', () => {
    const decoder = new SnmpDecoder(objectName)
    expect(decoder.toHost(trapOfVersion1('public', '127.0.0.1', trap)).summary).toBe(
      'v1 trap 1.3.6.1.4.1.318.0.5, mtrapargsString.0 = "UPS: On battery power."',
    )
    expect(decoder.toHost(trapOfVersion2('public', pdu(true))).summary).toMatch(/^v2c inform .*318\.0\.5, /)
  })
})

test('traps of both MIBs are known by what they are about; others are not', () => {
  expect(eventOfTrap(ON_BATTERY.join('.'), [])).toBe('on-battery')
  expect(eventOfTrap('1.3.6.1.2.1.33.2.1', [30])).toBe('on-battery')
  expect(eventOfTrap('1.3.6.1.2.1.33.2.3', [3])).toBe('low-battery')
  expect(eventOfTrap('1.3.6.1.2.1.33.2.4', [3])).toBe('low-battery-cleared')
  expect(eventOfTrap('1.3.6.1.4.1.318.0.4000', [])).toBeUndefined()
})
