import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { DeviceState } from '../client/types.ts'
import { useRoute } from './route.ts'
import type { BenchStore } from './state/bench-store.ts'
import { useCell } from './state/cell.ts'
import type { OwnScenario } from './state/own-scenario.ts'
import type { Panels } from './state/panels.ts'
import type { Player } from './state/player.ts'

/** What every view works with. */
export interface Page {
  readonly store: BenchStore
  readonly panels: Panels
  readonly own: OwnScenario
  readonly player: Player
}

export const PageContext = createContext<Page | null>(null)

export function usePage(): Page {
  const page = useContext(PageContext)
  if (!page) throw new Error('a view stands outside the page')
  return page
}

/** The unit that is looked at: the one in the address, else the one that was there last, else the first. */
export function useSelected(): string | undefined {
  const { store } = usePage()
  const ids = useCell(store.ids)
  const last = useCell(store.lastUnit)
  const { unit } = useRoute()
  if (unit !== undefined) return unit
  return last !== undefined && ids.includes(last) ? last : ids[0]
}

/** The state of a unit; undefined until it has been read. */
export function useUnit(id: string): DeviceState | undefined {
  return useCell(usePage().store.unit(id))
}
