import { useState } from 'preact/hooks'
import { usePage } from '../context.ts'
import { timeOfDay } from '../words/format.ts'
import { Group } from './group.tsx'

interface Taken {
  readonly id: string
  readonly at: string
}

/** Snapshots of the whole bench: take one, go back to it. */
export function Snapshots() {
  const { store } = usePage()
  const [taken, setTaken] = useState<readonly Taken[]>([])
  const take = () =>
    store.act(async () => {
      const { id } = await store.client.takeSnapshot()
      const clock = await store.client.getClock()
      setTaken((before) => [...before, { id, at: timeOfDay(clock.seconds * 1000) }])
      store.notices.say('done', `Snapshot ${id} taken`)
    })
  const restore = ({ id, at }: Taken) =>
    store.act(async () => {
      await store.client.restoreSnapshot(id)
      store.notices.say('done', `Back at snapshot ${id}, ${at}`)
    })
  return (
    <Group label="Snapshots" class="snapshots">
      <button type="button" onClick={take}>
        Take snapshot
      </button>
      {taken.map((one) => (
        <button key={one.id} type="button" onClick={() => restore(one)}>
          Back to {one.id} <small>{one.at}</small>
        </button>
      ))}
    </Group>
  )
}
