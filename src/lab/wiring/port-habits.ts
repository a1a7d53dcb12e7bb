import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import type { Output } from '../../line/line-session.ts'

/** Requests so far, and bytes since the last one that were none. */
export interface HabitsMemory {
  readonly requests: number
  readonly noise: number
}

/** What firmware does at a port to answers that are ready: some versions lose them, or give them late. */
export class PortHabits {
  readonly #ups: SmartUps
  readonly #port: 'serial' | 'usb'
  #requests = 0
  /** Noise of the line up to the last answer. */
  #noise = 0

  constructor(ups: SmartUps, port: 'serial' | 'usb') {
    this.#ups = ups
    this.#port = port
  }

  /** @param noise bytes of the whole line so far that were no request */
  save(noise: number): HabitsMemory {
    return { requests: this.#requests, noise: noise - this.#noise }
  }

  load(saved: HabitsMemory, noise: number): void {
    this.#requests = saved.requests
    this.#noise = noise - saved.noise
  }

  /** @param noise bytes of the whole line so far that were no request */
  answered(outputs: readonly Output[], noise: number): readonly Output[] {
    const { decide } = this.#ups.firmware
    const request = {
      ...requestOf(this.#ups),
      port: this.#port,
      nth: ++this.#requests,
      noise: noise - this.#noise,
    }
    this.#noise = noise
    if (!decide.portAnswers(request)) return []
    const later = decide.portDelayMs(request)
    if (later === 0) return outputs
    return outputs.map(({ bytes, afterMs = 0 }) => ({ bytes, afterMs: afterMs + later }))
  }
}

function requestOf({ diagnostics, model, slots }: SmartUps) {
  return {
    model: model.name,
    expander: slots.signalPorts.length > 0,
    calibrating: diagnostics.calibration.running,
  }
}
