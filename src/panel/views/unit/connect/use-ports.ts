import { useEffect, useState } from 'preact/hooks'
import type { PortUse } from '../../../../client/types.ts'
import { usePage } from '../../../context.ts'

const EVERY_MS = 1000

/** Who is at the ports of a unit, read anew every second while the page is in view. */
export function usePorts(id: string): readonly PortUse[] {
  const { store } = usePage()
  const [ports, setPorts] = useState<readonly PortUse[]>([])
  useEffect(() => {
    let timer = 0
    let ended = false
    const look = async () => {
      // What the bench does not answer the link shows; a unit that has gone is shown by its view.
      if (!document.hidden) await store.client.listConnections(id).then(setPorts, () => {})
      if (!ended) timer = window.setTimeout(look, EVERY_MS)
    }
    void look()
    return () => {
      ended = true
      clearTimeout(timer)
    }
  }, [store, id])
  return ports
}
