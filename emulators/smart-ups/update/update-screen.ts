import type { SmartUps } from '../smart-ups.ts'

/** What the display says of an update; undefined when it says nothing of one. Texts assumed: no source has them. */
export function updateLines({ update, awake }: SmartUps): string[] | undefined {
  const { phase, data } = update
  if (phase === 'receiving' || phase === 'installing')
    return [
      'Firmware Update',
      `${phase === 'receiving' ? 'Receiving' : 'Installing'} ${data.target!.version}`,
      `${update.percent} %`,
    ]
  if (data.message !== null && awake) return [data.message, 'Any key: continue']
  return undefined
}
