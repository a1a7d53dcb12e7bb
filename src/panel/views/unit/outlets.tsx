import { useState } from 'preact/hooks'
import type { DeviceState, HostDidBody, PutHostBody } from '../../../client/types.ts'
import { usePage } from '../../context.ts'
import { actFromSnapshot } from '../../state/undo.ts'
import { countdown, words } from '../../words/format.ts'
import { groupName, pendingWords, sourceName } from '../../words/names.ts'
import { NumberField } from './inputs.tsx'
import { Section } from './section.tsx'

const ACTIONS = {
  off: 'off, and stay off',
  shutdown: 'shut down, back with the mains',
  reboot: 'reboot',
  sleep: 'sleep',
  on: 'on',
  cancel: 'cancel what is pending',
} as const
type Action = keyof typeof ACTIONS

const SOURCES = ['network', 'lcd', 'rj45', 'usb', 'smartslot1'] as const

type Group = DeviceState['outletGroups'][number]

/** Outlet groups with what hangs on them, and commands to them. */
export function Outlets({ unit }: { readonly unit: DeviceState }) {
  return (
    <Section title="Outlets" class="wide">
      <ul class="groups">
        {unit.outletGroups.map((group) => (
          <GroupRow key={group.name} unit={unit} group={group} />
        ))}
      </ul>
      <Commander unit={unit} />
    </Section>
  )
}

function GroupRow({ unit, group }: { readonly unit: DeviceState; readonly group: Group }) {
  const { store } = usePage()
  const { name, output, pending, load } = group
  const hosts = unit.hosts.filter((host) => host.group === name)
  return (
    <li data-on={output === 'on'}>
      <span class="group-name">
        {groupName(name)} <small>{name}</small>
      </span>
      <b class="group-output">{output}</b>
      <span class="group-pending" data-group={name}>
        {pending && pendingWords(pending, output)}
        {pending?.seconds != null && <b>{countdown(pending.seconds)}</b>}
      </span>
      <NumberField
        label="Load"
        unit="W"
        name={`Load on ${groupName(name)}, watts`}
        min={0}
        step={10}
        value={load}
        onChange={(watts) =>
          store.change(
            `load of ${unit.id}`,
            () => store.client.setLoad(unit.id, { [name]: watts }),
            () => store.client.setLoad(unit.id, { [name]: load }),
          )
        }
      />
      <AddHost unit={unit} group={name} />
      {hosts.length > 0 && (
        <ul class="hosts" aria-label={`Hosts on ${groupName(name)}`}>
          {hosts.map((host) => (
            <Host key={host.name} unit={unit.id} host={host} />
          ))}
        </ul>
      )}
    </li>
  )
}

/** A host and what became of it; that it halted, or is up, can be said here in its place. */
function Host({ unit, host }: { readonly unit: string; readonly host: DeviceState['hosts'][number] }) {
  const { store } = usePage()
  const { name, state, verdict } = host
  const say = (did: HostDidBody['did']) =>
    store.change(`${name} says`, () => store.client.hostDid(unit, name, { did }))
  const remove = () => {
    let described: PutHostBody = {}
    const back = () => store.client.putHost(unit, name, described)
    return store.change(
      `host ${name} taken away`,
      async () => {
        const { hosts } = await store.client.describeDevice(unit)
        described = (hosts as Readonly<Record<string, PutHostBody>>)[name] ?? {}
        return store.client.removeHost(unit, name)
      },
      back,
    )
  }
  return (
    <li data-state={state}>
      <b>{name}</b> {words(state)}
      {verdict && (
        <strong class="verdict" data-verdict={verdict}>
          {words(verdict)}
        </strong>
      )}
      <select
        aria-label={`Say what ${name} does`}
        value=""
        onChange={({ currentTarget }) => {
          const did = currentTarget.value as HostDidBody['did']
          currentTarget.value = ''
          void say(did)
        }}
      >
        <option value="">says …</option>
        <option value="shutting-down">I am shutting down</option>
        <option value="halted">I have halted</option>
        <option value="up">I am up</option>
      </select>
      <button type="button" class="small" aria-label={`Take host ${name} away`} onClick={() => void remove()}>
        ×
      </button>
    </li>
  )
}

/** Puts a host behind a group; what more a host can be a lab file says. */
function AddHost({ unit, group }: { readonly unit: DeviceState; readonly group: Group['name'] }) {
  const { store } = usePage()
  const add = (form: HTMLFormElement) => {
    const name = String(new FormData(form).get('host')).trim()
    const shutdownTrigger = String(new FormData(form).get('trigger')) as 'low-battery'
    form.reset()
    return store.change(
      `host ${name}`,
      () => store.client.putHost(unit.id, name, { group, shutdownTrigger }),
      () => store.client.removeHost(unit.id, name),
    )
  }
  return (
    <details class="add-host">
      <summary>Add a host to {groupName(group)}</summary>
      <form
        class="group"
        onSubmit={(event) => {
          event.preventDefault()
          void add(event.currentTarget)
        }}
      >
        <input name="host" aria-label="Name of the host" placeholder="name" required maxLength={63} />
        <select name="trigger" aria-label="It shuts down">
          {TRIGGERS.map((trigger) => (
            <option key={trigger} value={trigger}>
              shuts down: {words(trigger)}
            </option>
          ))}
        </select>
        <button type="submit">Add</button>
      </form>
    </details>
  )
}

/** What the unit tells any host; ports of a card are for a lab file to name. */
const TRIGGERS = ['low-battery', 'on-battery', 'shutdown-imminent', 'nothing'] as const

/** A command as any source could send it. */
function Commander({ unit }: { readonly unit: DeviceState }) {
  const { store } = usePage()
  const [action, setAction] = useState<Action>('off')
  const [target, setTarget] = useState<'all' | Group['name']>('all')
  const [source, setSource] = useState<(typeof SOURCES)[number]>('network')
  const [useDelay, setUseDelay] = useState(true)
  const send = () =>
    actFromSnapshot(store, `command ${action}`, async () => {
      const targets = target === 'all' ? (['all'] as const) : [target]
      store.take(await store.client.command(unit.id, { action, targets, source, useDelay }))
    })
  return (
    <form
      class="commander"
      aria-label="Command the outlets"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <Choice label="Turn" value={action} options={Object.entries(ACTIONS)} onChange={setAction} />
      <Choice
        label="of"
        value={target}
        options={[
          ['all', 'everything'],
          ...unit.outletGroups.map(({ name }) => [name, groupName(name)] as const),
        ]}
        onChange={setTarget}
      />
      <Choice
        label="asked by"
        value={source}
        options={SOURCES.map((name) => [name, sourceName(name)] as const)}
        onChange={setSource}
      />
      <label class="check">
        <input
          type="checkbox"
          checked={useDelay}
          onChange={({ currentTarget }) => setUseDelay(currentTarget.checked)}
        />
        with the groups’ delays
      </label>
      <button type="submit">Send</button>
    </form>
  )
}

interface ChoiceProps<T extends string> {
  readonly label: string
  readonly value: T
  readonly options: readonly (readonly [string, string])[]
  readonly onChange: (value: T) => void
}

export function Choice<T extends string>({ label, value, options, onChange }: ChoiceProps<T>) {
  return (
    <label class="field">
      <span>{label}</span>
      <select value={value} onChange={({ currentTarget }) => onChange(currentTarget.value as T)}>
        {options.map(([name, text]) => (
          <option key={name} value={name}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}
