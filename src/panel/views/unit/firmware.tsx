import type { DeviceState, Model } from '../../../client/types.ts'
import { usePage } from '../../context.ts'
import { useCell } from '../../state/cell.ts'
import { FirmwareUpdate } from './firmware-update.tsx'
import { Switch } from './inputs.tsx'
import { Section } from './section.tsx'

type Version = Model['versions'][number]

/** Which firmware the unit runs, the defects it has, and a switch for each. */
export function FirmwarePicker({ unit }: { readonly unit: DeviceState }) {
  const { store } = usePage()
  const model = useCell(store.model(unit.model))
  if (!model) return <Section title="Firmware">Reading the catalogue …</Section>
  const { version, id, defects } = unit.firmware
  const present = model.versions.find((one) => one.version === version && one.id === id)
  const own = new Set(present?.defects ?? [])
  const relevant = model.defects.filter(
    (defect) => defects.includes(defect.id) || model.versions.some((one) => one.defects.includes(defect.id)),
  )
  const byHand = Object.fromEntries(unit.firmware.byHand.map((name) => [name, defects.includes(name)]))
  const before = () => store.client.flash(unit.id, { version, id, defects: byHand })
  const flash = (choice: Version) =>
    store.change(
      `firmware ${choice.version} of ${unit.id}`,
      () => store.client.flash(unit.id, { version: choice.version, id: choice.id }),
      before,
    )
  const toggle = (name: string, on: boolean) => {
    const wanted = new Set(on ? [...defects, name] : defects.filter((other) => other !== name))
    // What differs from the version by itself is all that needs saying, and all of it has to be said each time.
    const switched = model.defects.filter((defect) => wanted.has(defect.id) !== own.has(defect.id))
    const choices = Object.fromEntries(switched.map((defect) => [defect.id, wanted.has(defect.id)]))
    void store.change(
      `defect ${name} of ${unit.id}`,
      () => store.client.flash(unit.id, { defects: choices }),
      before,
    )
  }
  return (
    <Section title="Firmware" note={`line ${id}`}>
      <label class="field">
        <span>Version</span>
        <select
          value={`${id} ${version}`}
          onChange={({ currentTarget }) => {
            const choice = model.versions.find((one) => keyOf(one) === currentTarget.value)
            if (choice) void flash(choice)
          }}
        >
          {!present && <option value={`${id} ${version}`}>{version}</option>}
          {model.versions.map((one) => (
            <option key={keyOf(one)} value={keyOf(one)}>
              {one.version} (ID {one.id}){one.defects.length > 0 ? `, ${many(one.defects.length)}` : ''}
            </option>
          ))}
        </select>
      </label>
      <FirmwareUpdate unit={unit} model={model} />
      <ul class="defects" aria-label="Defects">
        {relevant.map((defect) => (
          <li key={defect.id}>
            <Switch
              label={defect.title}
              on={defects.includes(defect.id)}
              onChange={(on) => toggle(defect.id, on)}
            />
            <p>
              <code>{defect.id}</code> {own.has(defect.id) ? 'is in this version' : 'is not in this version'}
              {own.has(defect.id) !== defects.includes(defect.id) && ', switched by hand'}. {defect.source}
              {unit.firmware.assumed.some((one) => one.id === defect.id) && ' Its range is assumed.'}
            </p>
          </li>
        ))}
        {relevant.length === 0 && <li class="empty">No defect of this model is known.</li>}
      </ul>
    </Section>
  )
}

const keyOf = ({ id, version }: Version) => `${id} ${version}`
const many = (count: number) => (count === 1 ? '1 known defect' : `${count} known defects`)
