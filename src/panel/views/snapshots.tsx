import { useEffect, useState } from 'preact/hooks'
import type { ImportSnapshotBody, Snapshot } from '../../client/types.ts'
import { usePage } from '../context.ts'
import { useCell } from '../state/cell.ts'
import { download } from '../state/download.ts'
import { actFromSnapshot } from '../state/undo.ts'
import { timeOfDay } from '../words/format.ts'
import { Menu } from './menu.tsx'

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
  const changed = (change: () => Promise<unknown>) =>
    store.act(async () => {
      await change()
      await read()
    })
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
      <Menu title={`Snapshots${kept.length > 0 ? ` (${kept.length})` : ''}`} onOpen={() => void read()}>
        <ul>
          {kept.map((snapshot) => (
            <SnapshotRow key={snapshot.id} snapshot={snapshot} onChange={changed} />
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
      </Menu>
    </div>
  )
}

interface SnapshotRowProps {
  readonly snapshot: Snapshot
  readonly onChange: (change: () => Promise<unknown>) => Promise<unknown>
}

function SnapshotRow({ snapshot: { id, at, name }, onChange }: SnapshotRowProps) {
  const { store } = usePage()
  const restore = () =>
    actFromSnapshot(store, `going back to ${name ?? id}`, async () => {
      await store.client.restoreSnapshot(id)
      store.notices.say('done', `Back at snapshot ${id}, ${clockOf(at)}`)
    })
  const save = () =>
    store.attempt(async () =>
      download(`snapshot-${id}.json`, JSON.stringify(await store.client.getSnapshot(id)), 'application/json'),
    )
  return (
    <li>
      <span>
        {id} <small>{clockOf(at)}</small>
      </span>
      <input
        aria-label={`Name of snapshot ${id}`}
        placeholder="name it"
        maxLength={64}
        value={name ?? ''}
        onChange={({ currentTarget: { value } }) => {
          if (value.trim() !== '') void onChange(() => store.client.nameSnapshot(id, { name: value }))
        }}
      />
      <button type="button" onClick={restore} aria-label={`Go back to snapshot ${id}`}>
        Go back
      </button>
      <button type="button" onClick={save} aria-label={`Download snapshot ${id}`}>
        Download
      </button>
      <button
        type="button"
        aria-label={`Delete snapshot ${id}`}
        onClick={() => void onChange(() => store.client.deleteSnapshot(id))}
      >
        Delete
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
