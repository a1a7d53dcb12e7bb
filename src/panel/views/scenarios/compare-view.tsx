import { useState } from 'preact/hooks'
import { junitOfRuns } from '../../../client/reports/junit.ts'
import { markdownOfComparison } from '../../../client/reports/markdown.ts'
import { outcomeText } from '../../../client/reports/outcome.ts'
import type { Comparison, Report } from '../../api/scenarios.ts'
import { runTime } from '../../words/run-time.ts'
import { Downloads } from './downloads.tsx'
import { EntryText, fileName, linesOf, Verdicts } from './report-view.tsx'

/** Rows of agreement shown before the first difference; the others are behind a button. */
const BEFORE = 4

/** One scenario on two firmwares: what each came to, and where they part. */
export function CompareView({ comparison }: { readonly comparison: Comparison }) {
  const { runs, rows, firstDifference } = comparison
  const [run] = runs
  const [all, setAll] = useState(false)
  const from = all || firstDifference === null ? 0 : Math.max(0, firstDifference - BEFORE)
  const first = firstDifference === null ? undefined : rows[firstDifference]
  return (
    <section class="report compare" aria-labelledby="compare-title">
      <header>
        <h2 id="compare-title">{run?.title}</h2>
        <p>
          {first
            ? `The two part at ${runTime((first.left ?? first.right)!.at)}.`
            : 'No difference: both do the same from beginning to end.'}{' '}
          Seed {run?.seed}.
        </p>
      </header>
      <Downloads
        files={{
          json: () => JSON.stringify(comparison, null, 2),
          junit: () => junitOfRuns(runs, linesOf),
          markdown: () => markdownOfComparison(comparison, runTime),
        }}
        name={`${fileName(runs[0])}-beside-${firmwareOf(runs[1])}`}
      />
      <div class="sides">
        {runs.map((run) => (
          <Side key={firmwareOf(run)} run={run} />
        ))}
      </div>
      {from > 0 && (
        <button type="button" onClick={() => setAll(true)}>
          Show the {from} moments before, the same on both
        </button>
      )}
      <table class="rows">
        <caption class="unseen">Moment beside moment; the first difference is marked.</caption>
        <thead>
          <tr>
            {runs.map((run) => (
              <th key={firmwareOf(run)} scope="col">
                UPS {firmwareOf(run)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(from).map(({ left, right, same }, index) => {
            const at = index + from
            return (
              <tr key={at} data-same={same} data-first={at === firstDifference}>
                <Cell entry={left} mark={at === firstDifference} />
                <Cell entry={right} mark={false} />
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

function Cell({
  entry,
  mark,
}: {
  readonly entry: Comparison['rows'][number]['left']
  readonly mark: boolean
}) {
  return (
    <td>
      {mark && <em class="first">First difference</em>}
      {entry ? (
        <span class="entry" data-kind={entry.kind}>
          <EntryText entry={entry} />
        </span>
      ) : (
        <span class="empty">nothing</span>
      )}
    </td>
  )
}

function Side({ run }: { readonly run: Report }) {
  return (
    <div class="side">
      <h3>
        UPS {firmwareOf(run)}
        <span class="outcome" data-passed={run.passed} data-harm={outcomeText(run) !== 'Passed'}>
          {outcomeText(run)}
        </span>
      </h3>
      <Verdicts report={run} />
    </div>
  )
}

function firmwareOf({ devices }: Report): string {
  return [...new Set(devices.map(({ firmware }) => firmware))].join(', ')
}
