import { useEffect } from 'preact/hooks'

/** From this width on a unit stands beside the rack, and is in view anyhow. */
const BESIDE = '(min-width: 76.01rem)'

/** Where a unit stands below the rack, whoever chooses one is led to it. */
export function useShowUnit(chosen: string | undefined): void {
  useEffect(() => {
    if (chosen === undefined || matchMedia(BESIDE).matches) return
    const title = document.getElementById('unit-title')
    title?.scrollIntoView({ block: 'start' })
    title?.focus({ preventScroll: true })
  }, [chosen])
}
