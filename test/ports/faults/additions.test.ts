import { describe, expect, test } from 'vitest'
import { readAtOtherRate } from '../../../src/ports/faults/bit-timing.ts'
import { WireFaults, withFaults } from '../../../src/ports/faults/faulty-line.ts'
import { seeded } from '../../../src/ports/faults/seeded.ts'
import { ManualLineClock } from '../manual-line-clock.ts'

const bytes = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'))

/** A unit that answers everything with OK, behind a wire. */
function wire() {
  const line = new ManualLineClock()
  const faults = new WireFaults({ random: seeded(1), line })
  const received: string[] = []
  const session = withFaults(
    {
      receive: (given) => {
        received.push(Buffer.from(given).toString('latin1'))
        return [{ bytes: bytes('OK'), afterMs: 5 }]
      },
      attach: () => {},
    },
    faults,
  )
  const noise: number[][] = []
  session.attach!((given) => noise.push([...given]))
  const say = (text: string) =>
    session.receive(bytes(text), line.now()).map((output) => Buffer.from(output.bytes).toString('latin1'))
  return { line, faults, session, received, noise, say }
}

test('echo: the host gets what it sent, and then the answer', () => {
  const { faults, received, say } = wire()
  expect(say('Y')).toEqual(['OK'])
  faults.set([{ fault: 'echo' }])
  expect([say('Y'), received]).toEqual([
    ['Y', 'OK'],
    ['Y', 'Y'],
  ])
  faults.set([])
  expect(say('Y')).toEqual(['OK'])
})

describe('stray', () => {
  test('bytes come by themselves, the same with the same seed, and the answers stay', () => {
    const made = () => {
      const it = wire()
      it.faults.set([{ fault: 'stray', ms: 100, bytes: 3 }])
      it.line.advance(1000)
      return it
    }
    const { noise, say } = made()
    expect(noise).toHaveLength(10)
    expect(noise.every((piece) => piece.length >= 1 && piece.length <= 3)).toBe(true)
    expect(new Set(noise.flat())).toContain(0x21)
    expect(say('Y')).toEqual(['OK'])
    expect(made().noise).toEqual(noise)
  })

  test('nothing comes any more when the fault is taken away, or nobody listens', () => {
    const { line, faults, noise, session } = wire()
    faults.set([{ fault: 'stray', ms: 100 }])
    line.advance(200)
    faults.set([])
    line.advance(1000)
    expect(noise).toHaveLength(2)
    faults.set([{ fault: 'stray', ms: 100 }])
    session.close!()
    line.advance(1000)
    expect(noise).toHaveLength(2)
  })
})

test('loose-cable: what is said in between is lost for good, and then everything passes', () => {
  const { line, faults, say } = wire()
  faults.set([{ fault: 'loose-cable', ms: 500 }])
  expect(say('Y')).toEqual([])
  line.advance(499)
  expect(say('Y')).toEqual([])
  line.advance(1)
  expect(say('Y')).toEqual(['OK'])
})

describe('a line that is read at another rate', () => {
  test('the same rate changes nothing', () => {
    expect(readAtOtherRate(bytes('SM'), 2400, 2400)).toEqual(bytes('SM'))
  })

  test('a slower reader finds fewer bytes, a faster one more', () => {
    const sent = bytes('Smart-UPS 1500')
    expect(readAtOtherRate(sent, 9600, 2400).length).toBeLessThan(sent.length)
    expect(readAtOtherRate(sent, 2400, 9600).length).toBeGreaterThan(sent.length)
  })

  test('a rate within five percent is read right, as a UART does', () => {
    const sent = bytes('Y')
    for (const read of [9200, 9400, 9800, 10_000]) expect(readAtOtherRate(sent, 9600, read)).toEqual(sent)
  })

  test('no stop bit where one is looked for is a zero', () => {
    expect([...readAtOtherRate(Uint8Array.of(0x00), 2400, 9600)]).toContain(0)
  })

  test('whatever is sent, it ends', () => {
    for (let byte = 0; byte < 256; byte++)
      for (const read of [50, 110, 300, 1200, 2400, 4800, 19_200, 115_200])
        expect(readAtOtherRate(Uint8Array.of(byte, byte, byte), 9600, read).length).toBeLessThan(200)
  })
})
