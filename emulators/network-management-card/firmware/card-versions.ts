import type { CardGeneration } from './card-models.ts'

/** A version of a generation: the operating system (AOS), and the application where it has another number. */
export interface CardVersion {
  readonly version: string
  readonly application?: string
  /** Boot monitor that was seen with it; else the nearest older one counts. */
  readonly bootMonitor?: string
  readonly source: string
}

interface CardLine {
  /** Parts of a version number. */
  readonly parts: 3 | 4
  /** Tag of the hardware in file names. */
  readonly tag: string
  /** Name of the Smart-UPS application in file names. */
  readonly application: string
  /** What a lab that names none gets. */
  readonly stock: string
  readonly versions: readonly CardVersion[]
}

const REPORTS = 'user reports and file names'
const WALK = 'recording of a real card'

/** Versions that sources name, oldest first. A version between two of them is taken as well. */
export const CARD_LINES: Readonly<Record<CardGeneration, CardLine>> = {
  nmc1: {
    parts: 3,
    tag: 'hw02',
    application: 'sumx',
    stock: '3.9.4',
    versions: [
      { version: '3.5.5', bootMonitor: '3.9.2', source: 'comment in the apcupsd sources' },
      { version: '3.7.3', application: '3.7.2', bootMonitor: '3.9.2', source: WALK },
      { version: '3.9.2', bootMonitor: '4.1.1', source: 'vendor FAQ FA53896' },
      { version: '3.9.4', application: '3.9.3', bootMonitor: '4.1.1', source: WALK },
    ],
  },
  nmc2: {
    parts: 3,
    tag: 'hw05',
    application: 'sumx',
    stock: '7.1.2',
    versions: [
      { version: '5.1.6', bootMonitor: '4.0.1', source: 'console session' },
      { version: '5.1.7', bootMonitor: '4.0.1', source: WALK },
      { version: '6.0.6', bootMonitor: '4.1.0', source: 'recorded banner' },
      { version: '6.2.0', source: WALK },
      { version: '6.4.0', source: REPORTS },
      { version: '6.5.0', source: REPORTS },
      { version: '6.6.4', source: WALK },
      { version: '6.7.2', source: WALK },
      { version: '6.8.0', source: 'PowerChute Network Shutdown 5.0 help' },
      { version: '6.9.4', source: REPORTS },
      { version: '6.9.6', source: 'console session' },
      { version: '7.0.8', source: WALK },
      { version: '7.1.2', source: WALK },
      { version: '7.1.8', source: REPORTS },
      { version: '7.2.0', source: REPORTS },
    ],
  },
  nmc3: {
    parts: 4,
    tag: 'hw21',
    application: 'su',
    stock: '2.3.1.1',
    versions: [
      { version: '1.1.0.16', bootMonitor: '4.2.9', source: 'PowerChute Network Shutdown 5.0 help' },
      { version: '1.3.3.1', source: 'printed values of a real card' },
      { version: '1.4.0.23', application: '1.4.0.19', source: 'recorded banner' },
      { version: '1.4.2.1', source: REPORTS },
      { version: '2.3.1.1', source: WALK },
      { version: '2.5.5.1', source: REPORTS },
      { version: '3.2.1.0', source: REPORTS },
      { version: '3.3.0.8', source: REPORTS },
    ],
  },
}

/** Versions that sources name for a generation, oldest first. */
export function cardVersionsOf(generation: CardGeneration): readonly string[] {
  return CARD_LINES[generation].versions.map(({ version }) => version)
}

/** Orders versions of one generation: negative when `a` is the older one. */
export function compareCardVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number)) as [number[], number[]]
  for (let part = 0; part < Math.max(left.length, right.length); part++) {
    const difference = (left[part] ?? 0) - (right[part] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/**
 * The version of that number: one that a source names, or one between two of them.
 *
 * @throws RangeError naming those that are known
 */
export function findCardVersion(generation: CardGeneration, asked: string): CardVersion {
  const { parts, versions } = CARD_LINES[generation]
  const number = asked.replace(/^v/, '')
  const known = versions.find(({ version }) => version === number)
  if (known) return known
  const well = new RegExp(`^\\d{1,3}(\\.\\d{1,3}){${parts - 1}}$`).test(number)
  const [oldest, newest] = [versions[0]!.version, versions.at(-1)!.version]
  const within = compareCardVersions(number, oldest) >= 0 && compareCardVersions(number, newest) <= 0
  if (!well || !within)
    throw new RangeError(
      `card firmware ${JSON.stringify(asked)} is not known; known: ${versions.map(({ version }) => version).join(', ')}, and what lies between`,
    )
  return { version: number, source: 'between two versions that sources name' }
}

/** The boot monitor of a version: its own, or that of the nearest older one that names one. */
export function bootMonitorOf(generation: CardGeneration, version: string): string {
  const { versions } = CARD_LINES[generation]
  const before = versions.filter(
    (known) => known.bootMonitor && compareCardVersions(known.version, version) <= 0,
  )
  return (before.at(-1) ?? versions.find(({ bootMonitor }) => bootMonitor))!.bootMonitor!
}
