import { VirtualClock } from '../build/emulators/clock/virtual-clock.js'
import { resolveFirmware } from '../build/emulators/smart-ups/firmware/catalogue.js'
import { Firmware } from '../build/emulators/smart-ups/firmware/firmware.js'
import { findModel } from '../build/emulators/smart-ups/models/catalogue.js'
import { SmartUps } from '../build/emulators/smart-ups/smart-ups.js'
import { UpsLinkSession } from '../build/src/protocols/ups-link/session.js'
import { count, median } from './table.mjs'

/** What a driver asks again and again, one character at a time. */
const POLL = Array.from('QBCFLMNOPf9j', (letter) => Uint8Array.of(letter.charCodeAt(0)))
const BATCH = 120_000

function inSmartMode(name) {
  const clock = new VirtualClock()
  const model = findModel(name)
  const { line, version } = resolveFirmware(model, {})
  const ups = new SmartUps({ clock, model, firmware: new Firmware(line, version) })
  const session = new UpsLinkSession(ups)
  session.receive(Uint8Array.of('Y'.charCodeAt(0)), 0)
  return { session, clock }
}

export function measure() {
  const { session, clock } = inSmartMode('SUA1500')
  const rate = (between) => {
    const start = performance.now()
    for (let n = 0; n < BATCH; n++) {
      if (session.receive(POLL[n % POLL.length], n).length !== 1) throw new Error('no answer')
      between()
    }
    return (BATCH / (performance.now() - start)) * 1000
  }
  const rates = (between) => median(Array.from({ length: 9 }, () => rate(between)))
  const aim = '500 000/s'
  return [
    {
      what: 'UPS-Link queries, a remembered answer: device time stands still',
      ours: `${count(rates(() => {}))}/s`,
      aim,
    },
    {
      what: 'UPS-Link queries, device time moving each one',
      ours: `${count(rates(() => clock.advance(1)))}/s`,
      aim,
    },
  ]
}
