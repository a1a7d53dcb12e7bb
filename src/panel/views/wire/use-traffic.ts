import { useEffect, useRef, useState } from 'preact/hooks'
import type { TrafficOptions } from '../../../client/client.ts'
import type { TrafficLine } from '../../../client/types.ts'
import { usePage } from '../../context.ts'
import { useCell } from '../../state/cell.ts'
import { type WireLine, WireLog } from '../../state/wire-log.ts'

/** Lines asked for that passed before; the bench sends so many at once to one who is quick. */
const RECENT = 1500
const AGAIN_MS = 1000
/** The list is drawn anew so often at most: nobody reads faster, and the rest of the page keeps its frames. */
const DRAWN_EVERY_MS = 100
const NONE: readonly WireLine[] = []

/**
 * What passes on the wires, oldest first, brought up to date ten times a second at most. The bench keeps what passed before the view
 * was opened and while it was left. While the list is held it stays as it is, and what passes is kept.
 */
export function useTraffic({ device, port }: Pick<TrafficOptions, 'device' | 'port'>) {
  const { store } = usePage()
  const live = useCell(store.link) === 'live'
  const log = useRef(new WireLog()).current
  const [held, hold] = useState<readonly WireLine[] | null>(null)
  const [, again] = useState(0)
  const [following, setFollowing] = useState(false)
  useEffect(() => {
    if (!live) return undefined
    const end = new AbortController()
    let seen = store.cleared
    let planned: ReturnType<typeof setTimeout> | undefined
    let drawnAt = Number.NEGATIVE_INFINITY
    log.clear()
    const deliver = () => {
      planned = undefined
      drawnAt = performance.now()
      again((turn) => turn + 1)
    }
    const take = (line: TrafficLine) => {
      if (line.id <= seen) return
      seen = line.id
      log.add(line)
      planned ??= setTimeout(deliver, Math.max(0, drawnAt + DRAWN_EVERY_MS - performance.now()))
    }
    const follow = async () => {
      // The bench lets go of who falls too far behind.
      while (!end.signal.aborted) {
        const wanted = { ...(device ? { device } : {}), ...(port ? { port } : {}), recent: RECENT }
        for await (const line of await store.client.traffic({ ...wanted, signal: end.signal })) take(line)
        await new Promise((done) => setTimeout(done, AGAIN_MS))
      }
    }
    setFollowing(true)
    follow().catch((error) => {
      if (!end.signal.aborted) store.refused(error)
    })
    return () => {
      end.abort()
      clearTimeout(planned)
      setFollowing(false)
    }
  }, [live, device, port, store])
  const clear = () => {
    store.cleared = log.lines.at(-1)?.id ?? store.cleared
    log.clear()
    hold((before) => before && NONE)
    again((turn) => turn + 1)
  }
  return {
    lines: held ?? log.lines,
    /** How many passed since the list was held. */
    waiting: held ? log.lines.filter(({ id }) => id > (held.at(-1)?.id ?? 0)).length : 0,
    paused: held !== null,
    setPaused: (paused: boolean) => hold(paused ? [...log.lines] : null),
    following,
    clear,
  }
}
