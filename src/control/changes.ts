import type { BenchCore } from '../lab/bench-core.ts'
import { type DeviceState, deviceState } from '../lab/device-state.ts'

/** Which devices are not what they were at an earlier look, so that a viewer of hundreds is sent few. */
export class Changes {
  readonly #bench: BenchCore
  /** What each was at the last look, and the number of the look that found it so. */
  readonly #seen = new Map<string, { readonly text: string; readonly turn: number }>()
  #turn = 0

  constructor(bench: BenchCore) {
    this.#bench = bench
  }

  /** The devices that changed after the look of that number; all of them for a number that was never given. */
  after(since = 0): {
    readonly turn: number
    readonly ids: readonly string[]
    readonly devices: DeviceState[]
  } {
    const { devices } = this.#bench
    const turn = ++this.#turn
    const known = since < turn ? since : 0
    const ids = devices.map(({ id }) => id)
    const there = new Set(ids)
    for (const id of this.#seen.keys()) if (!there.has(id)) this.#seen.delete(id)
    const changed = devices.flatMap((device) => {
      const state = deviceState(device)
      const text = JSON.stringify(state)
      const seen = this.#seen.get(device.id)
      if (seen?.text !== text) this.#seen.set(device.id, { text, turn })
      else if (seen.turn <= known) return []
      return [state]
    })
    return { turn, ids, devices: changed }
  }
}
