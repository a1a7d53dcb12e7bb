// The software under test: watches a Smart-UPS of the UPS-Link generation on a serial port.
import { EventEmitter } from 'node:events'
import { SerialPort } from 'serialport'

/** UPS-Link: the unit says these of its own accord. */
const ALERTS = { '!': 'on-battery', $: 'online', '%': 'low-battery', '+': 'battery-fine' }

/**
 * Emits `state` with each change and `lost` when the port is gone; opens the port again by itself.
 * Tests hand in another `Port`; in earnest it is the real one.
 */
export class UpsAgent extends EventEmitter {
  #port
  #state = 'online'
  #stopped = false

  constructor({ path, Port = SerialPort, retryMs = 1000 }) {
    super()
    this.settings = { path, Port, retryMs }
    this.#open()
  }

  #open() {
    const { path, Port } = this.settings
    this.#port = new Port({ path, baudRate: 2400 }, (error) => {
      if (error) this.#retry()
      else this.#port.write('Y')
    })
    this.#port.on('data', (bytes) => this.#hear(bytes.toString('latin1')))
    this.#port.on('close', (error) => {
      if (!error) return
      this.emit('lost')
      this.#retry()
    })
    this.#port.on('error', () => {})
  }

  #hear(text) {
    if (text.includes('SM')) this.emit('ready')
    for (const letter of text) if (letter in ALERTS) this.#note(ALERTS[letter])
  }

  /** A unit repeats itself for as long as an outage lasts. */
  #note(state) {
    if (state === this.#state) return
    this.#state = state
    this.emit('state', state)
  }

  #retry() {
    if (!this.#stopped) setTimeout(() => this.#open(), this.settings.retryMs)
  }

  stop() {
    this.#stopped = true
    if (this.#port.isOpen) this.#port.close()
  }
}
