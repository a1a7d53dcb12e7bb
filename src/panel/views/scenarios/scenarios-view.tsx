import { useEffect, useState } from 'preact/hooks'
import type { ControlClient } from '../../../client/client.ts'
import { ControlError } from '../../../client/control-error.ts'
import type { Comparison, Report, ScenarioEntry } from '../../api/scenarios.ts'
import { usePage } from '../../context.ts'
import { useCell } from '../../state/cell.ts'
import { CompareView } from './compare-view.tsx'
import { ReportView } from './report-view.tsx'
import { type Choices, RunForm } from './run-form.tsx'

type Outcome =
  | { readonly kind: 'report'; readonly report: Report }
  | { readonly kind: 'comparison'; readonly comparison: Comparison }
  | { readonly kind: 'refused'; readonly text: string }

/** The library of scenarios: run one, or run it on two firmwares side by side. On a bench of its own each time. */
export function ScenariosView() {
  const { store } = usePage()
  const live = useCell(store.link) === 'live'
  const [library, setLibrary] = useState<readonly ScenarioEntry[] | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [running, setRunning] = useState(false)
  useEffect(() => {
    if (!live) return
    store.client.listScenarios().then(
      (entries) => {
        setLibrary(entries)
        setChosen((before) => before ?? entries[0]?.name ?? null)
      },
      (error) => {
        setLibrary([])
        if (!(error instanceof ControlError && error.status === 404)) store.refused(error)
      },
    )
  }, [live, store])
  const go = async (choices: Choices) => {
    if (chosen === null) return
    setRunning(true)
    try {
      setOutcome(await run(store.client, chosen, choices))
    } catch (error) {
      if (error instanceof ControlError && error.status !== 401)
        setOutcome({ kind: 'refused', text: error.detail })
      else store.refused(error)
    }
    setRunning(false)
  }
  const firmwares = library?.find(({ name }) => name === chosen)?.firmwares ?? []
  if (library === null) return <p class="waiting">Reading the library …</p>
  if (library.length === 0) return <p class="waiting">This bench has no scenarios.</p>
  return (
    <div class="scenarios">
      <Library
        library={library}
        chosen={chosen}
        onChoose={(name) => {
          setChosen(name)
          setOutcome(null)
        }}
      />
      <div class="scenario">
        <RunForm key={chosen} running={running} firmwares={firmwares} onRun={go} />
        <div aria-live="polite" aria-busy={running}>
          {outcome === null && !running && (
            <p class="empty">
              Choose a scenario and run it. It gets a bench of its own; this one is left alone.
            </p>
          )}
          {outcome?.kind === 'refused' && <p class="alarms">{outcome.text}</p>}
        </div>
        {outcome?.kind === 'report' && <ReportView report={outcome.report} />}
        {outcome?.kind === 'comparison' && <CompareView comparison={outcome.comparison} />}
      </div>
    </div>
  )
}

async function run(client: ControlClient, scenario: string, choices: Choices): Promise<Outcome> {
  const { model, seed, firmware, other } = choices
  const common = { scenario, ...(model ? { model } : {}), ...(seed === undefined ? {} : { seed }) }
  if (other !== undefined) {
    const comparison = await client.compareScenario({ ...common, firmwares: [firmware, other] })
    return { kind: 'comparison', comparison }
  }
  const report = await client.runScenario({ ...common, ...(firmware ? { firmware } : {}) })
  return { kind: 'report', report }
}

interface LibraryProps {
  readonly library: readonly ScenarioEntry[]
  readonly chosen: string | null
  readonly onChoose: (name: string) => void
}

function Library({ library, chosen, onChoose }: LibraryProps) {
  return (
    <fieldset class="library">
      <legend>
        <h2>Scenarios</h2>
      </legend>
      {library.map(({ name, title, description, tags }) => (
        <label key={name} data-chosen={name === chosen}>
          <input
            type="radio"
            name="scenario"
            value={name}
            checked={name === chosen}
            onChange={() => onChoose(name)}
          />
          <b>{title}</b>
          {name === chosen && <span>{description}</span>}
          {tags.length > 0 && <small>{tags.join(', ')}</small>}
        </label>
      ))}
    </fieldset>
  )
}
