import { useState } from 'preact/hooks'
import { usePage } from '../../context.ts'
import { Group } from '../group.tsx'
import { Live } from '../live.tsx'

/** Requests at once: a browser has few connections for one address. */
const AT_ONCE = 4

/** What is done to every unit that is shown. */
export function GroupActions({ shown }: { readonly shown: readonly string[] }) {
  const { store } = usePage()
  const [busy, setBusy] = useState(false)
  const mains = async (on: boolean) => {
    if (busy) return
    setBusy(true)
    const left = [...shown]
    const before = new Map<string, number>()
    const next = async () => {
      for (let id = left.shift(); id !== undefined; id = left.shift()) {
        const { voltage } = store.unit(id).value?.input ?? { voltage: 0 }
        if (voltage > 0 === on) continue
        before.set(id, voltage)
        store.take(await store.client.setInput(id, { voltage: on ? await nominal(id) : 0 }))
      }
    }
    const done = await store.act(() => Promise.all(Array.from({ length: AT_ONCE }, next)), {
      what: `mains of ${shown.length} units`,
      back: async () => {
        for (const [id, voltage] of before) store.take(await store.client.setInput(id, { voltage }))
      },
    })
    if (done) store.notices.say('done', `Mains of ${shown.length} units ${on ? 'present' : 'gone'}`)
    setBusy(false)
  }
  /** The catalogue is asked once for each model. */
  const nominal = async (id: string) => {
    const model = store.unit(id).value?.model ?? ''
    const known = store.model(model)
    if (!known.value) known.set(await store.client.getModel(model))
    return known.value!.nominalVoltage
  }
  return (
    <Live>
      <Group label={`All ${shown.length} shown`} busy={busy}>
        <button type="button" aria-disabled={busy} onClick={() => void mains(false)}>
          Fail the mains of {shown.length}
        </button>
        <button type="button" aria-disabled={busy} onClick={() => void mains(true)}>
          Return them
        </button>
      </Group>
    </Live>
  )
}
