import type { ScenarioEntry } from '../../api/scenarios.ts'

/** What is chosen: a ready scenario by name, or null for one of the person's own. */
export type SelectedScenario = string | null

interface LibraryProps {
  readonly library: readonly ScenarioEntry[]
  readonly chosen: SelectedScenario
  readonly onChoose: (chosen: SelectedScenario) => void
}

/** The ready scenarios, and the choice of none of them. */
export function Library({ library, chosen, onChoose }: LibraryProps) {
  return (
    <fieldset class="library">
      <legend>
        <h2>Scenarios</h2>
      </legend>
      <Choice
        title="A scenario of my own"
        description="From a file, or written here."
        chosen={chosen === null}
        onChoose={() => onChoose(null)}
      />
      {library.map(({ name, title, description, tags }) => (
        <Choice
          key={name}
          title={title}
          description={description}
          tags={tags}
          chosen={name === chosen}
          onChoose={() => onChoose(name)}
        />
      ))}
      {library.length === 0 && <p class="empty">This bench has no ready ones.</p>}
    </fieldset>
  )
}

interface ChoiceProps extends Pick<ScenarioEntry, 'title' | 'description'> {
  readonly tags?: readonly string[]
  readonly chosen: boolean
  readonly onChoose: () => void
}

function Choice({ title, description, tags = [], chosen, onChoose }: ChoiceProps) {
  return (
    <label data-chosen={chosen}>
      <input type="radio" name="scenario" checked={chosen} onChange={onChoose} />
      <b>{title}</b>
      {chosen && <span>{description}</span>}
      {tags.length > 0 && <small>{tags.join(', ')}</small>}
    </label>
  )
}
