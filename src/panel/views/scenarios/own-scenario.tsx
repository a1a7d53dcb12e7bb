import type { RefObject } from 'preact'
import type { ScenarioEntry } from '../../api/scenarios.ts'
import { usePage } from '../../context.ts'
import { useCell } from '../../state/cell.ts'
import { EXAMPLE } from '../../state/own-scenario.ts'
import { placed, spanAt } from '../../words/place.ts'
import { CompletedText } from './completed-text.tsx'

interface OwnScenarioFieldProps {
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly ready: readonly ScenarioEntry[]
}

/** A scenario of a person's own: from a file, or written here. What is wrong with it stands below it. */
export function OwnScenarioField({ field, ready }: OwnScenarioFieldProps) {
  const { own, store } = usePage()
  const begin = (name: string) =>
    store.attempt(async () => {
      if (name !== '') own.write((await store.client.getScenario(name)).document)
    })
  const text = useCell(own.text)
  const file = useCell(own.file)
  const mistakes = useCell(own.mistakes)
  const wrong = mistakes.length > 0
  return (
    <section class="sheet own" aria-labelledby="own-title">
      <header>
        <h2 id="own-title">A scenario of my own</h2>
        {file !== null && <p>from {file}</p>}
      </header>
      <div class="group">
        <label class="file">
          <input
            type="file"
            class="unseen"
            accept=".yaml,.yml,.json"
            onChange={async ({ currentTarget }) => {
              const [chosen] = currentTarget.files ?? []
              // The same file can be chosen again, once it has been changed.
              if (chosen) await own.take(chosen)
              currentTarget.value = ''
            }}
          />
          Choose a file
        </label>
        {text === '' && (
          <button type="button" onClick={() => own.write(EXAMPLE)}>
            Begin with an example
          </button>
        )}
        {text === '' && ready.length > 0 && (
          <select
            aria-label="Begin from a ready one"
            value=""
            onChange={({ currentTarget }) => void begin(currentTarget.value)}
          >
            <option value="">Begin from a ready one …</option>
            {ready.map(({ name, title }) => (
              <option key={name} value={name}>
                {title}
              </option>
            ))}
          </select>
        )}
      </div>
      <label for="own-text">Scenario, in YAML as upslab run reads it</label>
      <CompletedText
        id="own-text"
        field={field}
        value={text}
        describedBy={wrong ? 'own-mistakes' : undefined}
        onWrite={(written) => own.write(written)}
      />
      {wrong && (
        <ul id="own-mistakes" class="mistakes" aria-label="Mistakes">
          {mistakes.map((mistake) => (
            <Mistake key={mistake} mistake={mistake} onGo={() => goTo(field.current, mistake)} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Mistake({ mistake, onGo }: { readonly mistake: string; readonly onGo: () => void }) {
  const place = placed(mistake)
  if (!place) return <li>{mistake}</li>
  return (
    <li>
      <button type="button" onClick={onGo}>
        line {place.line}, column {place.column}
      </button>{' '}
      {place.message}
    </li>
  )
}

/** Lines above the one that somebody is led to. */
const ABOVE = 3

/** Puts the cursor where a mistake is, or into the field where it is nowhere in particular. */
export function goTo(field: HTMLTextAreaElement | null, mistake: string): void {
  if (!field) return
  field.focus()
  const place = placed(mistake)
  if (!place) return
  field.setSelectionRange(...spanAt(field.value, place))
  // Browsers do not bring a selection into view by themselves; lines are not wrapped, so that one is as high as the other.
  field.scrollTop = (place.line - 1 - ABOVE) * Number.parseFloat(getComputedStyle(field).lineHeight)
  field.scrollLeft = 0
}
