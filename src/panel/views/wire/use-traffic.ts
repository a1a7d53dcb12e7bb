import { useEffect, useRef, useState } from 'preact/hooks'
import type { TrafficOptions } from '../../../client/client.ts'
import type { TrafficLine } from '../../../client/types.ts'
import { usePage } from '../../context.ts'
import { useCell } from '../../state/cell.ts'

/** Lines kept; the oldest make room. */
const KEPT = 300
const AGAIN_MS = 1000

/** The last pieces on the wires, newest first, brought up to date once a frame at most. */
export function useTraffic({ device, port }: Pick<TrafficOptions, 'device' | 'port'>) {
  const { store } = usePage()
  const live = useCell(store.link) === 'live'
  const [lines, setLines] = useState<readonly TrafficLine[]>([])
  const [paused, setPaused] = useState(false)
  const [following, setFollowing] = useState(false)
  const held = useRef(paused)
  held.current = paused
  useEffect(() => {
    if (!live) return undefined
    const end = new AbortController()
    let fresh: TrafficLine[] = []
    let planned = 0
    const deliver = () => {
      planned = 0
      const newest = fresh.reverse()
      fresh = []
      setLines((before) => [...newest, ...before].slice(0, KEPT))
    }
    const take = (line: TrafficLine) => {
      if (held.current) return
      fresh.push(line)
      if (fresh.length > KEPT) fresh.shift()
      planned ||= requestAnimationFrame(deliver)
    }
    const follow = async () => {
      // The bench lets go of who falls too far behind.
      while (!end.signal.aborted) {
        const wanted = { ...(device ? { device } : {}), ...(port ? { port } : {}) }
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
  return { lines, paused, setPaused, following, clear: () => setLines([]) }
}
