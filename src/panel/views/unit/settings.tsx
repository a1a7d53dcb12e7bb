import { useEffect, useState } from 'preact/hooks'
import type { AcceptedSettings, DeviceState, Settings as SettingsState } from '../../../client/types.ts'
import { usePage } from '../../context.ts'
import { useCell } from '../../state/cell.ts'
import { groupName } from '../../words/names.ts'
import { Choice } from './outlets.tsx'
import { Section } from './section.tsx'
import { SettingField, type SettingValue } from './setting-field.tsx'

const UNIT = 'unit'

/** Everything a person can set on a unit and on its outlet groups, with what each accepts. */
export function Settings({ unit }: { readonly unit: DeviceState }) {
  const { store } = usePage()
  const { id } = unit
  const [accepted, setAccepted] = useState<AcceptedSettings | null>(null)
  const [settings, setSettings] = useState<SettingsState | null>(null)
  const [open, setOpen] = useState(false)
  const [part, setPart] = useState(UNIT)
  const changes = useCell(store.events).findLast(
    ({ type, device }) => (type === 'setting' && device === id) || type === 'restored',
  )?.id
  useEffect(() => {
    if (!open) return
    void store.quietly(async () => {
      setSettings(await store.client.getSettings(id))
      setAccepted(await store.client.getAcceptedSettings(id))
    })
  }, [open, changes, id, store])
  const groups = unit.outletGroups.map(({ name }) => name)
  const values = part === UNIT ? settings?.unit : settings?.groups[part as (typeof groups)[number]]
  const rules = accepted?.[part === UNIT ? 'unit' : 'group']
  const set = (name: string, value: SettingValue) => {
    const body = (given: SettingValue) =>
      part === UNIT ? { unit: { [name]: given } } : { groups: { [part]: { [name]: given } } }
    const before = (values as unknown as Readonly<Record<string, SettingValue>>)[name]!
    return store.act(async () => setSettings(await store.client.setSettings(id, body(value))), {
      what: `${name} of ${id}`,
      back: () => store.client.setSettings(id, body(before)),
    })
  }
  return (
    <Section title="Settings" class="wide">
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>What is set on the unit and its outlet groups</summary>
        <Choice
          label="Settings of"
          value={part}
          options={[
            [UNIT, 'the unit'],
            ...groups.map((name) => [name, `${groupName(name)} (${name})`] as const),
          ]}
          onChange={setPart}
        />
        <div class="settings" aria-busy={values === undefined}>
          {values &&
            rules &&
            Object.entries(values).map(([name, value]) => (
              <SettingField
                key={`${part} ${name}`}
                name={name}
                value={value}
                accepted={rules[name] ?? { allowed: '' }}
                onChange={(given) => set(name, given)}
              />
            ))}
        </div>
      </details>
    </Section>
  )
}
