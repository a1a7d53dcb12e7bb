import { outcomeText } from '../../../client/reports/outcome.ts'
import type { ScenarioPlay } from '../../../client/types.ts'
import { usePage } from '../../context.ts'
import { useCell } from '../../state/cell.ts'
import { Choice } from '../unit/outlets.tsx'

const SPEEDS = [1, 1.5, 2, 5, 10, 60, 600]

/** The scenario that is played on the bench: its steps as they are taken, its speed, and how to stop it. */
export function PlayBar() {
  const { player } = usePage()
  const play = useCell(player.play)
  if (!play) return null
  const { title, steps, step, speed, state, problem } = play
  const running = state === 'running'
  return (
    <section class="play" aria-label="Scenario that is played">
      <header>
        <h2>{title}</h2>
        <p
          class={running ? 'progress' : 'outcome'}
          data-passed={state === 'done' && play.report?.passed}
          data-harm={state === 'stopped' || harm(play)}
        >
          {running ? `step ${Math.min(step + 1, steps.length)} of ${steps.length}` : endWords(play)}
        </p>
        {running && (
          <>
            <Choice
              label="Speed"
              value={String(speed)}
              options={[...new Set([...SPEEDS, speed])]
                .sort((a, b) => a - b)
                .map((one) => [String(one), `× ${one}`])}
              onChange={(wanted) => void player.setSpeed(Number(wanted))}
            />
            <button type="button" onClick={() => void player.stop()}>
              Stop
            </button>
          </>
        )}
        {!running && (
          <button type="button" onClick={() => void player.clear()}>
            Take its units off
          </button>
        )}
      </header>
      <p class="caption" role="status">
        {problem ?? captionOf(play)}
      </p>
      {/* Scrolled with the keyboard as well. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls wants the focus */}
      <ol tabIndex={0} aria-label="Steps">
        {steps.map((text, index) => (
          <li
            key={`${index} ${text}`}
            data-step={index < step ? 'taken' : index === step && running ? 'now' : 'to come'}
            aria-current={index === step && running ? 'step' : undefined}
          >
            {text}
          </li>
        ))}
      </ol>
    </section>
  )
}

const harm = ({ report }: ScenarioPlay) => report !== null && outcomeText(report) !== 'Passed'

function endWords({ state, report }: ScenarioPlay): string {
  if (state === 'done' && report) return outcomeText(report)
  return state === 'stopped' ? 'Stopped' : 'Failed'
}

/** What is said last, up to the step under way: steps that do something are shorter than sentences. */
function captionOf({ steps, step }: ScenarioPlay): string {
  return steps.slice(0, step + 1).findLast((text) => text.length > LONG) ?? ''
}

/** From here on a step is a sentence for whoever looks on. */
const LONG = 60
