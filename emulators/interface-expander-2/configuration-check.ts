import type { CardSettings } from './dip-switches.ts'

/** Units whose RJ-45 port speaks only simple signaling once the card is in (FA176957). */
const FORCED_SIMPLE = ['SURTD', 'SRC2KUXI', 'SRC3KUXI', 'SRC3KUXIX709']

/** Whether a card in that unit leaves its own serial port simple signaling alone. */
export function isForcedSimple(model: string): boolean {
  return FORCED_SIMPLE.some((prefix) => model.startsWith(prefix))
}

/**
 * What FA176957 says of a card in a unit: a warning where the configuration cannot work, undefined where it can.
 * `clientOnUpsPort` tells whether a computer is on the UPS's own port.
 */
export function checkConfiguration(
  model: string,
  settings: CardSettings,
  clientOnUpsPort: boolean,
): string | undefined {
  if (settings.mode !== 'confirmed' || settings.advancedPortAlwaysConfirmed) return
  if (isForcedSimple(model))
    return clientOnUpsPort
      ? undefined
      : neverConfirms('no client is on the UPS port, which is simple signaling here')
  return neverConfirms(
    clientOnUpsPort
      ? 'the UPS port of this unit bypasses the card, so its client cannot confirm'
      : 'the card cannot know whether a client is on the UPS port',
  )
}

function neverConfirms(why: string): string {
  return `AP9624 in Confirmed mode with DIP switch 4 down: ${why} (FA176957), so it waits for ever and the outage ends only at low battery; put switch 4 up (advancedPortAlwaysConfirmed: true)`
}
