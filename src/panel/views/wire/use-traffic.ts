import { useEffect, useRef, useState } from 'preact/hooks'
import type { TrafficOptions } from '../../../client/client.ts'
import type { TrafficLine } from '../../../client/types.ts'
import { usePage } from '../../context.ts'
import { useCell } from '../../state/cell.ts'

/** Lines kept; the oldest make room. */
const KEPT = 300
const AGAIN_MS = 1000

/**
 * The last pieces on the wires, newest first, brought up to date once a frame at most. The bench keeps what passed before the view
 * was opened and while it was left; what passes while the list is held comes when it goes on.
 */
export function useTraffic({ device, port }: Pick<TrafficOptions, 'device' | 'port'>) {
  const { store } = usePage()
  const live = useCell(store.link) === 'live'
  const [lines, setLines] = useState<readonly TrafficLine[]>([])
  const [paused, setPaused] = useState(false)
  const [following, setFollowing] = useState(false)
  const held = useRef(paused)
  const waiting = useRef<{ fresh: TrafficLine[]; deliver: () => void }>({ fresh: [], deliver: () => {} })
  useEffect(() => {
    held.current = paused
    if (!paused) waiting.current.deliver()
  }, [paused])
  useEffect(() => {
    if (!live) return undefined
    const end = new AbortController()
    let seen = store.cleared
    let planned = 0
    const here = { fresh: [] as TrafficLine[], deliver: () => {} }
    here.deliver = () => {
      planned = 0
      if (held.current || here.fresh.length === 0) return
      const newest = here.fresh.reverse()
      here.fresh = []
      setLines((before) => [...newest, ...before].slice(0, KEPT))
    }
    waiting.current = here
    // What the filter leaves out goes at once.
    setLines([])
    const take = (line: TrafficLine) => {
      if (line.id <= seen) return
      seen = line.id
      here.fresh.push(line)
      if (here.fresh.length > KEPT) here.fresh.shift()
      planned ||= requestAnimationFrame(here.deliver)
    }
    const follow = async () => {
      // The bench lets go of who falls too far behind.
      while (!end.signal.aborted) {
        const wanted = { ...(device ? { device } : {}), ...(port ? { port } : {}), recent: KEPT }
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
      cancelAnimationFrame(planned)
      setFollowing(false)
    }
  }, [live, device, port, store])
  const clear = () => {
    store.cleared = lines[0]?.id ?? store.cleared
    setLines([])
  }
  return { lines, paused, setPaused, following, clear }
}
