import { useEffect, useState } from 'preact/hooks'
import type { AddDeviceBody, ControlCalls } from '../../client/types.ts'
import { usePage } from '../context.ts'
import { addressOf } from '../state/address.ts'
import { useCell } from '../state/cell.ts'
import { ANY_PORT, freeName } from '../state/copy-unit.ts'
import { Choice } from './unit/outlets.tsx'

const PORTS = { none: 'no port of its own', tcp: 'serial port over TCP', modbusTcp: 'Modbus TCP' } as const
type Port = keyof typeof PORTS

/** Puts a unit on the bench while it runs. */
export function AddUnit() {
  const { store } = usePage()
  const ids = useCell(store.ids)
  const [models, setModels] = useState<Awaited<ReturnType<ControlCalls['listModels']>>>([])
  useEffect(() => void store.quietly(async () => setModels(await store.client.listModels())), [store])
  const [model, setModel] = useState('SMT1500RM2U')
  const [firmware, setFirmware] = useState('')
  const [port, setPort] = useState<Port>('tcp')
  const [name, setName] = useState('')
  const known = models.some((each) => each.model === model)
  const id = name.trim() || freeName('ups', ids)
  const add = () =>
    store.act(
      async () => {
        await store.client.addDevice({
          ...{ id, model },
          ...(firmware === '' ? {} : { firmware: choiceOf(firmware) }),
          ...(port === 'tcp' ? { rj45: { tcp: ANY_PORT } } : {}),
          ...(port === 'modbusTcp' ? { modbusTcp: ANY_PORT } : {}),
        } as AddDeviceBody)
        setName('')
        window.location.hash = addressOf(['unit', id])
      },
      { what: `${id} added`, back: () => store.client.removeDevice(id) },
    )
  return (
    <form
      class="add-unit"
      aria-label="Add a unit"
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <label class="field">
        <span>Name</span>
        <input value={name} placeholder={id} onInput={({ currentTarget }) => setName(currentTarget.value)} />
      </label>
      <label class="field">
        <span>Model</span>
        <input
          list="models"
          required
          value={model}
          onInput={({ currentTarget }) => {
            setModel(currentTarget.value)
            setFirmware('')
          }}
        />
      </label>
      <datalist id="models">
        {models.map((each) => (
          <option key={each.model} value={each.model} />
        ))}
      </datalist>
      {known && <Versions key={model} model={model} value={firmware} onChange={setFirmware} />}
      <Choice
        label="Port"
        value={port}
        options={Object.entries(PORTS) as [Port, string][]}
        onChange={setPort}
      />
      <button type="submit">Add the unit</button>
    </form>
  )
}

interface VersionsProps {
  readonly model: string
  readonly value: string
  readonly onChange: (value: string) => void
}

function Versions({ model, value, onChange }: VersionsProps) {
  const { store } = usePage()
  const versions = useCell(store.model(model))?.versions ?? []
  return (
    <Choice
      label="Firmware"
      value={value}
      options={[
        ['', 'as shipped'],
        ...versions.map(({ id, version }) => [`${id} ${version}`, `${version} (ID ${id})`] as const),
      ]}
      onChange={onChange}
    />
  )
}

function choiceOf(text: string): { readonly id: number; readonly version: string } {
  const [id = '', version = ''] = text.split(' ')
  return { id: Number(id), version }
}
