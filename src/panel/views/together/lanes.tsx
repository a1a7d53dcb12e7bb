import { Fragment } from 'preact'
import type { DeviceState, Event as LabEvent } from '../../../client/types.ts'
import { type Lane, lanesOf, type Span } from '../../state/lanes.ts'
import { timeOfDay, words } from '../../words/format.ts'

interface LanesProps {
  readonly units: readonly DeviceState[]
  readonly events: readonly LabEvent[]
  readonly span: Span
  /** Moments at which a client asked a unit something, by unit. */
  readonly requests: ReadonlyMap<string, readonly number[]>
  readonly onPick: (event: LabEvent) => void
}

/** Moments of the axis that are written. */
const TICKS = [0, 0.25, 0.5, 0.75, 1]

/** What several units did, one below the other on one axis of time. The list of events says the same in words. */
export function Lanes({ units, events, span, requests, onPick }: LanesProps) {
  const place = (at: number) => `${(((at - span.from) / (span.to - span.from)) * 100).toFixed(3)}%`
  return (
    <div class="lanes" aria-hidden="true">
      <div class="lane axis">
        <span />
        <div class="track">
          {TICKS.map((part) => (
            <time key={part} style={{ left: `${part * 100}%` }}>
              {timeOfDay(span.from + part * (span.to - span.from))}
            </time>
          ))}
        </div>
      </div>
      {units.map((unit) => (
        <Fragment key={unit.id}>
          <h3>
            {unit.id} <small>UPS {unit.firmware.version}</small>
          </h3>
          {lanesOf(unit, events, span).map((lane) => (
            <LaneRow key={lane.name} lane={lane} place={place} onPick={onPick} />
          ))}
          <div class="lane" data-lane="Requests">
            <span>Requests</span>
            <div class="track">
              {(requests.get(unit.id) ?? [])
                .filter((at) => at >= span.from && at <= span.to)
                .map((at, index) => (
                  <i key={`${at} ${index}`} class="tick" style={{ left: place(at) }} />
                ))}
            </div>
          </div>
        </Fragment>
      ))}
    </div>
  )
}

interface LaneRowProps {
  readonly lane: Lane
  readonly place: (at: number) => string
  readonly onPick: (event: LabEvent) => void
}

function LaneRow({ lane: { name, stretches, marks }, place, onPick }: LaneRowProps) {
  return (
    <div class="lane" data-lane={name}>
      <span>{name}</span>
      <div class="track">
        {stretches.map(({ from, to, value, tone }) => (
          <i
            key={from}
            class="stretch"
            data-tone={tone}
            data-value={value}
            style={{ left: place(from), right: `calc(100% - ${place(to)})` }}
            title={`${words(value)}, ${timeOfDay(from)} to ${timeOfDay(to)}`}
          >
            {words(value)}
          </i>
        ))}
        {marks.map(({ at, text, tone, event }) => (
          <button
            key={event.id}
            type="button"
            tabIndex={-1}
            class="mark"
            data-tone={tone}
            style={{ left: place(at) }}
            title={`${timeOfDay(at)} ${text}`}
            onClick={() => onPick(event)}
          />
        ))}
      </div>
    </div>
  )
}
