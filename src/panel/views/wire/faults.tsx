import { useEffect, useState } from 'preact/hooks'
import type { Wire } from '../../../client/types.ts'
import { usePage } from '../../context.ts'
import { words } from '../../words/format.ts'
import { Choice } from '../unit/outlets.tsx'

type Fault = Wire['faults'][number]

type Possible = Wire['possible'][number]

const BOTH = [
  ['', 'both ways'],
  ['to-unit', 'to the unit'],
  ['to-host', 'to the host'],
] as const
const OFTEN = [
  ['1', 'always'],
  ['0.5', 'every second time'],
  ['0.1', 'one time in ten'],
  ['0.01', 'one time in a hundred'],
] as const

/** What is wrong with one wire, and more of it. */
export function WireFaults({ unit, port }: { readonly unit: string; readonly port: string }) {
  const { store } = usePage()
  const [wire, setWire] = useState<Wire | null>(null)
  const [fault, setFault] = useState<Fault['fault']>('latency')
  const [direction, setDirection] = useState<(typeof BOTH)[number][0]>('')
  const [often, setOften] = useState('1')
  /** What was entered for the settings of a fault, by name. */
  const [settings, setSettings] = useState<Readonly<Record<string, string>>>({})
  useEffect(() => {
    setWire(null)
    // A port that is not open has no wire; then there is nothing to show.
    store.client.getWire(unit, port).then(setWire, () => {})
  }, [store, unit, port])
  if (!wire) return null
  const set = (faults: readonly Fault[]) =>
    store.act(async () => setWire(await store.client.setWire(unit, port, { faults })))
  const kind = wire.possible.find((each) => each.fault === fault) ?? wire.possible[0]!
  const added = (): Fault => ({
    fault: kind.fault,
    ...(direction === '' || !kind.direction ? {} : { direction }),
    ...(often === '1' || !kind.probability ? {} : { probability: Number(often) }),
    ...Object.fromEntries(
      kind.settings.flatMap(({ name }) => (settings[name] ? [[name, Number(settings[name])]] : [])),
    ),
  })
  return (
    <form
      class="sheet wire-faults"
      aria-label={`Faults on ${port} of ${unit}`}
      onSubmit={(event) => {
        event.preventDefault()
        void set([...wire.faults, added()])
      }}
    >
      <b>{wire.faults.length === 0 ? 'A good wire.' : 'Wrong with this wire:'}</b>
      {wire.faults.map((one, index) => (
        <span key={`${index} ${one.fault}`} class="fault">
          {faultWords(one)}
          <button
            type="button"
            aria-label={`Mend ${words(one.fault)}`}
            onClick={() => set(wire.faults.filter((_, other) => other !== index))}
          >
            ×
          </button>
        </span>
      ))}
      <Choice
        label="Fault"
        value={kind.fault}
        options={wire.possible.map(({ fault: name }) => [name, words(name)])}
        onChange={(name: Fault['fault']) => {
          setFault(name)
          setSettings({})
        }}
      />
      {kind.settings.map((setting) => (
        <Setting
          key={`${kind.fault} ${setting.name}`}
          setting={setting}
          value={settings[setting.name] ?? ''}
          onInput={(value) => setSettings({ ...settings, [setting.name]: value })}
        />
      ))}
      {kind.direction && <Choice label="Way" value={direction} options={BOTH} onChange={setDirection} />}
      {kind.probability && <Choice label="How often" value={often} options={OFTEN} onChange={setOften} />}
      <button type="submit">Add</button>
      <p class="about">{kind.about}</p>
    </form>
  )
}

interface SettingProps {
  readonly setting: Possible['settings'][number]
  readonly value: string
  readonly onInput: (value: string) => void
}

/** A number that a fault takes; left empty, it is what the hint says. */
function Setting({ setting: { name, min, max, unset, unit }, value, onInput }: SettingProps) {
  return (
    <label class="field">
      <span>{name}</span>
      <input
        type="number"
        min={min}
        max={max}
        step={1}
        placeholder={String(unset)}
        value={value}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
      <span>{unit}</span>
    </label>
  )
}

function faultWords({ fault, direction, probability, ...settings }: Fault): string {
  const way = BOTH.find(([name]) => name === (direction ?? ''))?.[1]
  const often = OFTEN.find(([value]) => value === String(probability ?? 1))?.[1] ?? `p = ${probability}`
  const given = Object.entries(settings).map(([name, value]) => `${name} ${value}`)
  return [words(fault), ...given, way, often].join(', ')
}
