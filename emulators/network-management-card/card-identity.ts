/** What tells one card from another. */
export interface CardIdentity {
  readonly serialNumber: string
  /** MAC address as 12 hex digits. */
  readonly mac: string
}

/** Serial number and MAC address that follow from a text: the same text gives the same ones everywhere. */
export function cardIdentity(seed: string, macPrefix: string): CardIdentity {
  return {
    serialNumber: `ZA${String(hash(seed)).padStart(10, '0').slice(-10)}`,
    mac: `${macPrefix}${(hash(seed) & 0xff_ffff).toString(16).padStart(6, '0')}`,
  }
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (const character of text) value = Math.imul(value ^ character.charCodeAt(0), 0x01000193) >>> 0
  return value
}
