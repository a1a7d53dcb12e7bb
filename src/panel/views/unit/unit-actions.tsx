import type { AddDeviceBody, DeviceState } from '../../../client/types.ts'
import { usePage } from '../../context.ts'
import { addressOf } from '../../state/address.ts'
import { copyOf, freeName } from '../../state/copy-unit.ts'
import { Group } from '../group.tsx'

/** A unit like this one put on the bench, or this one taken off. */
export function UnitActions({ unit: { id } }: { readonly unit: DeviceState }) {
  const { store } = usePage()
  const { client } = store
  const duplicate = () => {
    const copy = freeName(id, store.ids.value)
    return store.act(
      async () => {
        await client.addDevice(copyOf(await client.describeDevice(id), copy))
        window.location.hash = addressOf(['unit', copy])
      },
      { what: `${copy} added`, back: () => client.removeDevice(copy) },
    )
  }
  const remove = () => {
    let described: object = {}
    return store.act(
      async () => {
        described = await client.describeDevice(id)
        await client.removeDevice(id)
        window.location.hash = addressOf(['bench'])
      },
      { what: `${id} removed`, back: () => client.addDevice({ ...described, id } as AddDeviceBody) },
    )
  }
  return (
    <Group label={`${id} on the bench`}>
      <button type="button" onClick={() => void duplicate()}>
        Duplicate
      </button>
      <button
        type="button"
        title="Its ports close. Undo puts it back as it is now, without what is under way."
        onClick={() => void remove()}
      >
        Remove
      </button>
    </Group>
  )
}
