import { useEffect, useRef, useState } from 'preact/hooks'
import { ControlError } from '../../../client/control-error.ts'
import type { ScenarioEntry } from '../../api/scenarios.ts'
import { usePage } from '../../context.ts'
import { useRoute } from '../../route.ts'
import { note } from '../../state/address.ts'
import { useCell } from '../../state/cell.ts'
import { unpacked } from '../../state/packed-text.ts'
import { Live } from '../live.tsx'
import { CompareView } from './compare-view.tsx'
import { Library, type SelectedScenario } from './library.tsx'
import { outcomeWords } from './outcome-words.ts'
import { goTo, OwnScenarioField } from './own-scenario.tsx'
import { ReportView } from './report-view.tsx'
import { type Outcome, run } from './run.ts'
import { type Choices, RunForm } from './run-form.tsx'
import { choicesOf, OWN, valuesOf } from './scenario-values.ts'

/** Another scenario is run with what it says itself. */
const NO_RUN = {
  firmware: undefined,
  beside: undefined,
  model: undefined,
  seed: undefined,
  run: undefined,
  text: undefined,
}

/** Run a scenario, ready or one's own, or run it on two firmwares side by side. On a bench of its own each time. */
export function ScenariosView() {
  const { store, own, player } = usePage()
  const live = useCell(store.link) === 'live'
  const [library, setLibrary] = useState<readonly ScenarioEntry[] | null>(null)
  const { values } = useRoute()
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [running, setRunning] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  /** Counts the addresses that came from elsewhere: a link, or going back. */
  const [arrivals, setArrivals] = useState(0)
  // Whoever has begun one of their own is not led away from it.
  const first = own.text.value === '' ? (library?.[0]?.name ?? null) : null
  const known = library?.some(({ name }) => name === values.scenario)
  const chosen: SelectedScenario = values.scenario === OWN ? null : known ? values.scenario! : first
  useEffect(() => {
    const arrive = () => setArrivals((count) => count + 1)
    window.addEventListener('hashchange', arrive)
    return () => window.removeEventListener('hashchange', arrive)
  }, [])
  // What the address asks for is run once the library is there, and again when another address comes.
  useEffect(() => {
    if (library === null) return
    const choices = choicesOf(values)
    const begin = async () => {
      if (values.text) own.write((await unpacked(values.text)) ?? '')
      if (choices) await go(choices)
    }
    void begin()
  }, [library === null, arrivals])
  useEffect(() => {
    if (!live) return
    store.client.listScenarios().then(
      (entries) => {
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
      note({ scenario: chosen ?? OWN, ...valuesOf(choices, seedOf(came) ?? choices.seed) })
    } catch (error) {
      store.refused(error)
    }
    setRunning(false)
  }
  const firmwares = library?.find(({ name }) => name === chosen)?.firmwares ?? []
  const play = ({ model, firmware, seed }: Choices) =>
    player.begin({
      ...(chosen === null ? { document: own.text.value } : { scenario: chosen }),
      ...(model === '' ? {} : { model }),
      ...(firmware === '' || firmware === firmwares[0] ? {} : { firmware }),
      ...(seed === undefined ? {} : { seed }),
    })
  if (library === null) return <p class="waiting">Reading the library …</p>
  return (
    <div class="scenarios">
      <Library
        library={library}
        chosen={chosen}
        onChoose={(choice) => {
          note({ scenario: choice ?? OWN, ...NO_RUN })
          setOutcome(null)
        }}
      />
      <div class="scenario">
        {chosen === null && <OwnScenarioField field={field} ready={library} />}
        <Live>
          <RunForm
            key={`${chosen} ${arrivals}`}
            running={running}
            firmwares={firmwares}
            values={values}
            onRun={go}
            onPlay={play}
          />
        </Live>
        <div aria-live="polite" aria-busy={running}>
          {outcome === null && !running && (
            <p class="empty">
              {chosen === null ? 'Run it, or compare' : 'Choose a scenario and run it, or compare'} two
              firmwares. It gets a bench of its own; this one is left alone.
            </p>
          )}
          {outcome && outcome.kind !== 'refused' && <p class="unseen">{outcomeWords(outcome)}</p>}
          {outcome?.kind === 'refused' && <p class="alarms">{outcome.text}</p>}
        </div>
        {outcome?.kind === 'report' && <ReportView report={outcome.report} />}
        {outcome?.kind === 'comparison' && <CompareView comparison={outcome.comparison} />}
      </div>
    </div>
  )
}

/** The seed that a run had. */
function seedOf(outcome: Outcome): number | undefined {
  if (outcome.kind === 'report') return outcome.report.seed
  return outcome.kind === 'comparison' ? outcome.comparison.runs[0].seed : undefined
}
