import { valueText } from '../check-value.ts'

/** A firmware version cannot be read. */
export class VersionError extends Error {
  readonly given: string
  constructor(given: unknown) {
    super(
      `${valueText(given)} is not a firmware version; write two digits, a dot and one digit, such as 09.3, or a05.2 for a patch build`,
    )
    this.name = 'VersionError'
    this.given = String(given)
  }
}

const FORM = /^(?:UPS)?\s*([a-z]?)(\d{1,2})\.(\d)$/i

/** The canonical text of a version: `09.3`, `a05.2`. Takes `9.3`, `UPS 09.3` and `UPSa05.2` as well. */
export function canonicalVersion(text: string): string {
  const match = typeof text === 'string' && FORM.exec(text.trim())
  if (!match) throw new VersionError(text)
  const [, letter = '', major = '', minor = ''] = match
  return `${letter.toLowerCase()}${major.padStart(2, '0')}.${minor}`
}

/** What units append to their version: `09.3 / ID=18` over USB, `UPS 09.3 (ID18)` by network cards. */
const WITH_LINE = /^(.*?)\s*(?:\/\s*ID\s*=?\s*(\d+)|\(\s*ID\s*=?\s*(\d+)\s*\))\s*$/i

/** A version as a unit reports it, apart from the UPS ID it may name. */
export function withoutLine(text: string): { readonly version: string; readonly id: number | undefined } {
  const [, version, slashed, bracketed] = WITH_LINE.exec(text) ?? []
  if (version === undefined) return { version: text, id: undefined }
  return { version, id: Number(slashed ?? bracketed) }
}

/** Whether two spellings are one version: `9.3` and `UPS 09.3 / ID=18` are. Other forms are compared letter by letter. */
export function isSameVersion(a: string, b: string): boolean {
  const read = (text: string) => {
    const { version } = withoutLine(text)
    return FORM.test(version.trim()) ? canonicalVersion(version) : version.trim()
  }
  return read(a) === read(b)
}

/** As register 516 and the USB product string report it: `UPS 09.3`, `UPSa05.2`. */
export function reportedVersion(version: string): string {
  const canonical = canonicalVersion(version)
  return /^[a-z]/.test(canonical) ? `UPS${canonical}` : `UPS ${canonical}`
}

/** Negative, zero or positive as `a` is older than, the same as, or newer than `b`. A patch build follows its number. */
export function compareVersions(a: string, b: string): number {
  return rank(a) - rank(b)
}

function rank(version: string): number {
  const canonical = canonicalVersion(version)
  const letter = /^[a-z]/.test(canonical) ? canonical.charCodeAt(0) - 96 : 0
  const number = letter ? canonical.slice(1) : canonical
  return Math.round(Number(number) * 10) * 100 + letter
}
