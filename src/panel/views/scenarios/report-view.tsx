import { useState } from 'preact/hooks'
import { junitOfRuns } from '../../../client/reports/junit.ts'
import { markdownOfRun } from '../../../client/reports/markdown.ts'
import { outcomeText } from '../../../client/reports/outcome.ts'
import type { Entry, HostVerdict, Report } from '../../api/scenarios.ts'
import { duration, words } from '../../words/format.ts'
import { groupName } from '../../words/names.ts'
import { runTime } from '../../words/run-time.ts'
import { Downloads } from './downloads.tsx'

/** What a run came to: verdicts first, then why, then everything. */
export function ReportView({ report }: { readonly report: Report }) {
  const { title, passed, seed, seconds, timeline, droppedEntries } = report
  return (
    <section class="report" aria-labelledby="report-title">
      <header>
        <h2 id="report-title">{title}</h2>
        <p class="outcome" data-passed={passed} data-harm={outcomeText(report) !== 'Passed'}>
          {outcomeText(report)}
        </p>
        <p>
          {report.devices.map(({ id, model, firmware }) => `${id}: ${model}, UPS ${firmware}`).join('; ')}.
          Seed {seed}, {duration(seconds)} of device time.
        </p>
      </header>
      <Downloads
        files={{
          json: () => JSON.stringify(report, null, 2),
          junit: () => junitOfRuns([report], linesOf),
          markdown: () => markdownOfRun(report, runTime),
        }}
        name={fileName(report)}
      />
      <Verdicts report={report} />
      <Timeline entries={timeline} />
      {droppedEntries > 0 && <p class="empty">{droppedEntries} more entries are not shown.</p>}
    </section>
  )
}

/** What a run is called as a file. */
export const fileName = ({ scenario, devices }: Report) =>
  `${scenario}-${[...new Set(devices.map(({ firmware }) => firmware))].join('-')}`

/** The timeline, line by line. */
export const linesOf = ({ timeline }: Report) =>
  timeline.map(({ at, device, kind, text }) => `${runTime(at)} ${device} ${kind} ${text}`)

/** Expectations and hosts of a run. */
export function Verdicts({ report }: { readonly report: Report }) {
  return (
    <>
      {report.expectations.length > 0 && (
        <ul class="expectations" aria-label="Expectations">
          {report.expectations.map(({ text, passed, at, detail }) => (
            <li key={`${at} ${text}`} data-passed={passed}>
              <b>{passed ? 'met' : 'not met'}</b> {text} <small>at {runTime(at)}</small>
              {detail && <p>{detail}</p>}
            </li>
          ))}
        </ul>
      )}
      {report.verdicts.length > 0 && (
        <ul class="verdicts" aria-label="Hosts">
          {report.verdicts.map((host) => (
            <Host key={`${host.device} ${host.host}`} host={host} />
          ))}
        </ul>
      )}
    </>
  )
}

function Host({ host: { host, device, group, verdict, moments } }: { readonly host: HostVerdict }) {
  return (
    <li>
      <p>
        <b>{host}</b> on {groupName(group)} of {device}
        <strong class="verdict" data-verdict={verdict}>
          {words(verdict)}
        </strong>
      </p>
      <ol>
        {moments.map(({ at, text }) => (
          <li key={`${at} ${text}`}>
            <time>{runTime(at)}</time> {text}
          </li>
        ))}
      </ol>
    </li>
  )
}

/** Everything that happened, by kind. */
function Timeline({ entries }: { readonly entries: readonly Entry[] }) {
  const [kind, setKind] = useState('')
  const kinds = [...new Set(entries.map((entry) => entry.kind))]
  const shown = kind === '' ? entries : entries.filter((entry) => entry.kind === kind)
  return (
    <section class="timeline" aria-labelledby="timeline-title">
      <header>
        <h3 id="timeline-title">Timeline</h3>
        <label class="field">
          <span>Show</span>
          <select value={kind} onChange={({ currentTarget }) => setKind(currentTarget.value)}>
            <option value="">everything</option>
            {kinds.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
      </header>
      <ol>
        {shown.map((entry, index) => (
          <li key={`${index} ${entry.at}`} data-kind={entry.kind}>
            <EntryText entry={entry} />
          </li>
        ))}
      </ol>
    </section>
  )
}

export function EntryText({ entry: { at, device, kind, text } }: { readonly entry: Entry }) {
  return (
    <>
      <time>{runTime(at)}</time>
      <span class="entry-kind">{kind}</span>
      <span>
        {device && <b>{device} </b>}
        {text}
      </span>
    </>
  )
}
