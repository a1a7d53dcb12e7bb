import { useState } from 'preact/hooks'
import { usePage } from '../context.ts'
import { useCell } from '../state/cell.ts'
import { jump } from '../state/jump.ts'
import { actFromSnapshot } from '../state/undo.ts'
import { dayOf, duration, timeOfDay } from '../words/format.ts'
import { Group } from './group.tsx'
import { RunUntil } from './run-until.tsx'

const SPEEDS = [0.1, 1, 10, 60, 600]
const JUMPS = [10, 60, 600, 3600]

/** Device time, and what moves it. */
export function ClockBar() {
  const { store } = usePage()
  const clock = useCell(store.clock)
  const [jumping, setJumping] = useState(false)
  if (!clock) return <div class="clock" aria-busy="true" />
  const go = async (seconds: number) => {
    if (jumping) return
    setJumping(true)
    await actFromSnapshot(store, `jump of ${duration(seconds)}`, () => jump(store, seconds))
    setJumping(false)
  }
  return (
    <div class="clock">
      <p class="now">
        <span class="unseen">Device time </span>
        <time dateTime={clock.now}>
          <span class="time">{timeOfDay(clock.seconds * 1000)}</span>
          <span class="day">{dayOf(clock.seconds * 1000)}</span>
        </time>
      </p>
      {clock.virtual ? (
        <p class="mode">moved by hand</p>
      ) : (
        <div class="group">
          <button
            type="button"
            class="primary"
            onClick={() => store.act(() => store.client.setClock({ paused: !clock.paused }))}
          >
            {clock.paused ? 'Resume' : 'Pause'}
          </button>
          <label class="field">
            <span>Speed</span>
            <select
              value={String(clock.speed)}
              onChange={({ currentTarget }) =>
                store.act(() => store.client.setClock({ speed: Number(currentTarget.value) }))
              }
            >
              {[...new Set([...SPEEDS, clock.speed])]
                .sort((a, b) => a - b)
                .map((speed) => (
                  <option key={speed} value={String(speed)}>
                    × {speed}
                  </option>
                ))}
            </select>
          </label>
        </div>
      )}
      <Group label="Jump forward" busy={jumping}>
        {JUMPS.map((seconds) => (
          <button key={seconds} type="button" aria-disabled={jumping} onClick={() => go(seconds)}>
            + {duration(seconds)}
          </button>
        ))}
        <JumpBy busy={jumping} onJump={go} />
        <RunUntil />
      </Group>
    </div>
  )
}

function JumpBy({ busy, onJump }: { readonly busy: boolean; readonly onJump: (seconds: number) => void }) {
  const [seconds, setSeconds] = useState('90')
  return (
    <form
      class="jump"
      onSubmit={(event) => {
        event.preventDefault()
        onJump(Number(seconds))
      }}
    >
      <label class="field">
        <span class="unseen">Jump by seconds</span>
        <input
          type="number"
          min="0.1"
          max="31622400"
          step="any"
          required
          value={seconds}
          onInput={({ currentTarget }) => setSeconds(currentTarget.value)}
        />
      </label>
      <button type="submit" aria-disabled={busy}>
        Jump s
      </button>
    </form>
  )
}
