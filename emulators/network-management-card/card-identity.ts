import { textHash } from '../smart-ups/firmware/text-hash.ts'

/** What tells one card from another. */
export interface CardIdentity {
  readonly serialNumber: string
  /** MAC address as 12 hex digits. */
  readonly mac: string
}

/** Serial number and MAC address that follow from a text: the same text gives the same ones everywhere. */
export function cardIdentity(seed: string, macPrefix: string): CardIdentity {
  const hash = textHash(seed)
  return {
    serialNumber: `ZA${String(hash).padStart(10, '0').slice(-10)}`,
    mac: `${macPrefix}${(hash & 0xff_ffff).toString(16).padStart(6, '0')}`,
  }
}
