import { useState } from 'preact/hooks'
import type { DeviceState } from '../../../client/types.ts'
import { usePage } from '../../context.ts'
import { note } from '../../state/address.ts'
import { useCell } from '../../state/cell.ts'
import { freeName, withoutPorts } from '../../state/copy-unit.ts'
import { Choice } from '../unit/outlets.tsx'

interface OtherFirmwareProps {
  readonly unit: DeviceState
  readonly chosen: readonly string[]
}

/** Puts a unit like this one beside it, which runs another firmware. */
export function OtherFirmware({ unit, chosen }: OtherFirmwareProps) {
  const { store } = usePage()
  const ids = useCell(store.ids)
  const model = useCell(store.model(unit.model))
  const versions = [...new Set(model?.versions.map(({ version }) => version))].filter(
    (version) => version !== unit.firmware.version,
  )
  const [wanted, setWanted] = useState('')
  const version = versions.includes(wanted) ? wanted : versions.at(-1)
  if (version === undefined) return null
  const id = freeName(`${unit.id}-${version}`, ids)
  const put = () =>
    store.act(
      async () => {
        const described = await store.client.describeDevice(unit.id)
        await store.client.addDevice(withoutPorts(described, id, version))
        note({ units: [...chosen.slice(0, 3), id].join(',') })
      },
      { what: `${id} added`, back: () => store.client.removeDevice(id) },
    )
  return (
    <>
      <Choice
        label={`${unit.id} on`}
        value={version}
        options={versions.map((one) => [one, `UPS ${one}`] as const)}
        onChange={setWanted}
      />
      <button type="button" onClick={() => void put()}>
        Put it beside
      </button>
    </>
  )
}
