import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'

interface LazyProps<P> {
  /** Brings the part; the module system brings it once. */
  readonly load: () => Promise<ComponentType<P>>
  readonly props: P
}

/** A part of the page that is not needed at first: its script is loaded when it is shown. */
function Lazy<P extends object>({ load, props }: LazyProps<P>) {
  const [part, setPart] = useState<{ readonly View: ComponentType<P> } | string | null>(null)
  useEffect(() => {
    load().then(
      (View) => setPart({ View }),
      // The bench is away, or it is another version by now and has other files.
      () => setPart('This part of the page could not be loaded: load the page again.'),
    )
  }, [load])
  if (typeof part === 'string') return <p class="empty">{part}</p>
  return part ? <part.View {...props} /> : <div class="loading" aria-busy="true" />
}

const LOADS: (() => Promise<unknown>)[] = []

/** Loads, while nothing else is to be done, the parts that were not shown yet: a bench that goes away takes none with it. */
export function loadRest(): void {
  const next = (): Promise<void> | undefined => LOADS.shift()?.().then(next, () => {})
  if ('requestIdleCallback' in window) requestIdleCallback(() => void next())
  else setTimeout(next, SOON_MS)
}

const SOON_MS = 2000

/** A view whose script is loaded when it is first shown. */
export function lazy<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  LOADS.push(load)
  return (props: P) => <Lazy load={load} props={props} />
}
