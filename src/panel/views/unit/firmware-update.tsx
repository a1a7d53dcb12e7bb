import { useState } from 'preact/hooks'
import type { DeviceState, Model } from '../../../client/types.ts'
import { usePage } from '../../context.ts'
import { words } from '../../words/format.ts'

const WAYS = ['serial', 'usb', 'smartslot'] as const

/** Sends the unit new firmware as its users do, and shows how far it is. */
export function FirmwareUpdate({ unit, model }: { readonly unit: DeviceState; readonly model: Model }) {
  const { store } = usePage()
  const { update } = unit.firmware
  const versions = [...new Set(model.versions.map(({ version }) => version))]
  const [version, setVersion] = useState(versions.at(-1) ?? '')
  const [via, setVia] = useState<(typeof WAYS)[number]>('serial')
  if (update.phase !== 'none')
    return (
      <p role="status">
        Update{update.version === null ? '' : ` to ${update.version}`}: {update.phase}
        {update.phase !== 'dead' && `, ${update.percent} %`}
      </p>
    )
  const send = () =>
    store.act(async () => store.take(await store.client.updateFirmware(unit.id, { version, via })))
  return (
    <>
      <label class="field">
        <span>Update to</span>
        <select value={version} onChange={({ currentTarget }) => setVersion(currentTarget.value)}>
          {versions.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span>Over</span>
        <select
          value={via}
          onChange={({ currentTarget }) =>
            setVia(WAYS.find((way) => way === currentTarget.value) ?? 'serial')
          }
        >
          {WAYS.map((way) => (
            <option key={way} value={way}>
              {way}
            </option>
          ))}
        </select>
      </label>
      <button type="button" onClick={() => void send()}>
        Update as a user would
      </button>
      {update.result !== null && <p>Last update: {words(update.result)}</p>}
    </>
  )
}
