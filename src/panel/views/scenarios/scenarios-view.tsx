import { useEffect, useRef, useState } from 'preact/hooks'
import { ControlError } from '../../../client/control-error.ts'
import type { ScenarioEntry } from '../../api/scenarios.ts'
import { usePage } from '../../context.ts'
import { useCell } from '../../state/cell.ts'
import { CompareView } from './compare-view.tsx'
import { Library, type SelectedScenario } from './library.tsx'
import { goTo, OwnScenarioField } from './own-scenario.tsx'
import { ReportView } from './report-view.tsx'
import { type Outcome, run } from './run.ts'
import { type Choices, RunForm } from './run-form.tsx'

/** Run a scenario, ready or one's own, or run it on two firmwares side by side. On a bench of its own each time. */
export function ScenariosView() {
  const { store, own } = usePage()
  const live = useCell(store.link) === 'live'
  const [library, setLibrary] = useState<readonly ScenarioEntry[] | null>(null)
  const [chosen, setChosen] = useState<SelectedScenario>(null)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [running, setRunning] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (!live) return
    store.client.listScenarios().then(
      (entries) => {
        // Whoever has begun one of their own is not led away from it.
        if (library === null && own.text.value === '') setChosen(entries[0]?.name ?? null)
        setLibrary(entries)
      },
      (error) => {
        setLibrary(library ?? [])
        if (!(error instanceof ControlError && error.status === 404)) store.refused(error)
      },
    )
  }, [live, store])
  /** Mistakes in one's own scenario stand at its text, and the cursor with them. */
  const point = (mistakes: readonly string[]) => {
    own.mistakes.set(mistakes)
    const [first] = mistakes
    if (first !== undefined) goTo(field.current, first)
  }
  const go = async (choices: Choices) => {
    setOutcome(null)
    if (chosen === null) {
      const { unfit } = own
      point(unfit === undefined ? [] : [unfit])
      if (unfit !== undefined) return
    }
    setRunning(true)
    try {
      const asked = chosen === null ? { document: own.text.value } : { scenario: chosen }
      const came = await run(store.client, asked, choices)
      if (chosen === null && came.kind === 'refused' && came.problems.length > 0) point(came.problems)
      else setOutcome(came)
    } catch (error) {
      store.refused(error)
    }
    setRunning(false)
  }
  if (library === null) return <p class="waiting">Reading the library …</p>
  const firmwares = library.find(({ name }) => name === chosen)?.firmwares ?? []
  return (
    <div class="scenarios">
      <Library
        library={library}
        chosen={chosen}
        onChoose={(choice) => {
          setChosen(choice)
          setOutcome(null)
        }}
      />
      <div class="scenario">
        {chosen === null && <OwnScenarioField field={field} />}
        <RunForm key={chosen} running={running} firmwares={firmwares} onRun={go} />
        <div aria-live="polite" aria-busy={running}>
          {outcome === null && !running && (
            <p class="empty">
              {chosen === null ? 'Run it, or compare' : 'Choose a scenario and run it, or compare'} two
              firmwares. It gets a bench of its own; this one is left alone.
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
