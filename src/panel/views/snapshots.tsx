import { useEffect, useRef, useState } from 'preact/hooks'
import type { ImportSnapshotBody, Snapshot } from '../../client/types.ts'
import { usePage } from '../context.ts'
import { useCell } from '../state/cell.ts'
import { download } from '../state/download.ts'
import { timeOfDay } from '../words/format.ts'

/** Snapshots of the whole bench: take one, go back to it, keep it in a file. */
export function Snapshots() {
  const { store } = usePage()
  const live = useCell(store.link) === 'live'
  const [kept, setKept] = useState<readonly Snapshot[]>([])
  const read = () => store.quietly(async () => setKept(await store.client.listSnapshots()))
  // Read anew whenever the bench is back.
  useEffect(() => {
    if (live) void read()
  }, [live])
  const menu = useRef<HTMLDetailsElement>(null)
  useEffect(() => closing(menu), [])
  const keep = (make: () => Promise<Snapshot>) =>
    store.act(async () => {
      const { id, at } = await make()
      store.notices.say('done', `Snapshot ${id} of ${clockOf(at)} kept`)
      await read()
    })
  return (
    <div class="snapshots">
      <button type="button" onClick={() => keep(() => store.client.takeSnapshot())}>
        Take snapshot
      </button>
      <details class="menu" ref={menu}>
        <summary>Snapshots{kept.length > 0 && ` (${kept.length})`}</summary>
        <div class="menu-body">
          <ul>
            {kept.map((snapshot) => (
              <SnapshotRow key={snapshot.id} snapshot={snapshot} />
            ))}
            {kept.length === 0 && <li class="empty">None is kept yet.</li>}
          </ul>
          <label class="field">
            <span>From a file</span>
            <input
              type="file"
              accept="application/json,.json"
              onChange={async ({ currentTarget }) => {
                const file = currentTarget.files?.[0]
                if (file) await keep(async () => store.client.importSnapshot(await documentIn(file)))
                currentTarget.value = ''
              }}
            />
          </label>
        </div>
      </details>
    </div>
  )
}

/** Closes a menu by Escape, by a press anywhere else, and with another view. */
function closing(menu: { readonly current: HTMLDetailsElement | null }): () => void {
  const end = new AbortController()
  const { signal } = end
  const close = () => {
    if (menu.current) menu.current.open = false
  }
  const escaped = ({ key }: KeyboardEvent) => {
    if (key !== 'Escape' || !menu.current?.open) return
    close()
    menu.current.querySelector('summary')?.focus()
  }
  const pressed = ({ target }: Event) => {
    if (target instanceof Node && !menu.current?.contains(target)) close()
  }
  // The focus that leaves it must not end under it.
  const left = ({ target, relatedTarget }: FocusEvent) => {
    const inside = (node: unknown) => node instanceof Node && menu.current?.contains(node)
    if (inside(target) && relatedTarget && !inside(relatedTarget)) close()
  }
  document.addEventListener('focusout', left, { signal })
  document.addEventListener('keydown', escaped, { signal })
  document.addEventListener('pointerdown', pressed, { signal })
  window.addEventListener('hashchange', close, { signal })
  return () => end.abort()
}

function SnapshotRow({ snapshot: { id, at } }: { readonly snapshot: Snapshot }) {
  const { store } = usePage()
  const restore = () =>
    store.act(async () => {
      await store.client.restoreSnapshot(id)
      store.notices.say('done', `Back at snapshot ${id}, ${clockOf(at)}`)
    })
  const save = () =>
    store.act(async () =>
      download(`snapshot-${id}.json`, JSON.stringify(await store.client.getSnapshot(id)), 'application/json'),
    )
  return (
    <li>
      <span>
        {id} <small>{clockOf(at)}</small>
      </span>
      <button type="button" onClick={restore} aria-label={`Go back to snapshot ${id}`}>
        Go back
      </button>
      <button type="button" onClick={save} aria-label={`Download snapshot ${id}`}>
        Download
      </button>
    </li>
  )
}

const clockOf = (at: string) => timeOfDay(Date.parse(at))

async function documentIn(file: File): Promise<ImportSnapshotBody> {
  try {
    return JSON.parse(await file.text())
  } catch (error) {
    throw new Error(`${file.name} is no snapshot: ${(error as Error).message}`)
  }
}
