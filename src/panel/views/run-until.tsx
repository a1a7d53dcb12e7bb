import type { RunUntilBody } from '../../client/types.ts'
import { usePage, useSelected } from '../context.ts'
import { actFromSnapshot } from '../state/undo.ts'

/** What can be waited for from here; a scenario can wait for more. */
const MOMENTS: Readonly<Record<string, RunUntilBody['until']>> = {
  'low battery': { lowBattery: true },
  'half charge': { charge: { below: 50 } },
  'output off': { state: 'off' },
  'on line': { state: 'online' },
  'full charge': { charge: { above: 99.9 } },
}
const AT_MOST_SECONDS = 24 * 3600

/** Runs device time until something holds of the unit that is looked at. */
export function RunUntil() {
  const { store } = usePage()
  const unit = useSelected()
  const run = (moment: string) =>
    actFromSnapshot(store, `run until ${moment}`, async () => {
      const until = MOMENTS[moment]
      if (!until || unit === undefined) return
      const { reached, why } = await store.client.runUntil({
        device: unit,
        until,
        limitSeconds: AT_MOST_SECONDS,
      })
      if (!reached) store.notices.say('refused', `${moment}: not within a day${why ? ` (${why})` : ''}`)
    })
  return (
    <select
      class="until"
      aria-label={`Run until, of ${unit ?? 'no unit'}`}
      value=""
      onChange={async ({ currentTarget }) => {
        const moment = currentTarget.value
        currentTarget.value = ''
        await run(moment)
      }}
    >
      <option value="">Run until …</option>
      {Object.keys(MOMENTS).map((moment) => (
        <option key={moment} value={moment}>
          {moment}
        </option>
      ))}
    </select>
  )
}
