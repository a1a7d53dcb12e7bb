import { useEffect, useState } from 'preact/hooks'
import type { Wire } from '../../../client/types.ts'
import { usePage } from '../../context.ts'
import { words } from '../../words/format.ts'
import { Choice } from '../unit/outlets.tsx'

type Fault = Wire['faults'][number]

/** Faults by what a person sees of them, as the control API describes them. */
const FAULTS: readonly Fault['fault'][] = [
  'latency',
  'jitter',
  'late',
  'drop',
  'truncate',
  'corrupt',
  'wrong-checksum',
  'wrong-unit',
  'baud-mismatch',
  'split',
  'duplicate',
  'mute',
  'stall',
  'disconnect',
  'replug',
  'echo',
  'stray',
  'loose-cable',
  'wedged-tunnel',
]
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
  useEffect(() => {
    setWire(null)
    // A port that is not open has no wire; then there is nothing to show.
    store.client.getWire(unit, port).then(setWire, () => {})
  }, [store, unit, port])
  if (!wire) return null
  const set = (faults: readonly Fault[]) =>
    store.act(async () => setWire(await store.client.setWire(unit, port, { faults })))
  const added = (): Fault => ({
    fault,
    ...(direction === '' ? {} : { direction }),
    ...(often === '1' ? {} : { probability: Number(often) }),
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
        value={fault}
        options={FAULTS.map((name) => [name, words(name)])}
        onChange={setFault}
      />
      <Choice label="Way" value={direction} options={BOTH} onChange={setDirection} />
      <Choice label="How often" value={often} options={OFTEN} onChange={setOften} />
      <button type="submit">Add</button>
    </form>
  )
}

function faultWords({ fault, direction, probability }: Fault): string {
  const way = BOTH.find(([name]) => name === (direction ?? ''))?.[1]
  const often = OFTEN.find(([value]) => value === String(probability ?? 1))?.[1] ?? `p = ${probability}`
  return `${words(fault)}, ${way}, ${often}`
}
