import type { ControlClient } from '../../client/client.ts'
import type { DeviceState } from '../../lab/device-state.ts'
import type { LabEvent } from '../../lab/journal.ts'
import type { LineClock } from '../../line/line-clock.ts'
import type { ScreenState } from './screen.ts'

export interface FollowOptions {
  readonly client: ControlClient
  readonly url: string
  /** Only this device. */
  readonly device: string | undefined
  readonly line: LineClock
  /** How often it looks, line milliseconds; events make it look sooner. */
  readonly everyMs: number
}

/** Events kept for the screen. */
const KEPT = 200
/** The least time between two looks, however much happens. */
const AT_LEAST_MS = 100
/** How long it waits before it asks a bench that did not answer again. */
const AGAIN_MS = 1000

/**
 * Looks at a bench once.
 *
 * @throws when it does not answer
 */
export async function look({ client, url, device }: FollowOptions): Promise<ScreenState> {
  const [clock, listed] = await Promise.all([
    client.getClock(),
    device === undefined ? client.listDevices() : client.getDevice(device).then((one) => [one]),
  ])
  return { url, clock, devices: listed as unknown as DeviceState[], events: [], trouble: undefined }
}

/** Looks at a bench again and again, and tells what it sees, until `signal` ends it. */
export async function follow(
  options: FollowOptions,
  tell: (seen: ScreenState) => void,
  signal: AbortSignal,
): Promise<void> {
  const events: LabEvent[] = []
  let wake = () => {}
  let seen = await look(options)
  void listen(options, signal, (event) => {
    events.push(event)
    if (events.length > KEPT) events.shift()
    wake()
  })
  while (!signal.aborted) {
    tell({ ...seen, events })
    await pause(options.line, AT_LEAST_MS, signal)
    await pause(options.line, options.everyMs - AT_LEAST_MS, signal, (action) => {
      wake = action
    })
    try {
      seen = await look(options)
    } catch (error) {
      seen = { ...seen, trouble: (error as Error).message }
    }
  }
}

/** Events since the beginning of what the bench keeps; a stream that breaks is taken up again where it was. */
async function listen(
  { client, device, line }: FollowOptions,
  signal: AbortSignal,
  onEvent: (event: LabEvent) => void,
): Promise<void> {
  let since = 0
  while (!signal.aborted) {
    try {
      const stream = await client.events({
        since,
        signal,
        reconnect: false,
        ...(device === undefined ? {} : { device }),
      })
      for await (const event of stream) {
        since = event.id
        onEvent(event)
      }
    } catch {
      // The look that follows tells what is wrong.
    }
    await pause(line, AGAIN_MS, signal)
  }
}

/** Waits so long, or until `signal` or whatever is handed to `sooner` ends it. */
function pause(
  line: LineClock,
  ms: number,
  signal: AbortSignal,
  sooner?: (wake: () => void) => void,
): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const done = () => {
      cancel()
      signal.removeEventListener('abort', done)
      resolve()
    }
    const cancel = line.after(Math.max(0, ms), done)
    signal.addEventListener('abort', done)
    sooner?.(done)
  })
}
