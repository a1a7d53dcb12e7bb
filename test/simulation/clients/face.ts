/** What a client reads of a unit over one wire; what it cannot read there is left out. */
export interface Face {
  readonly wire: string
  readonly onLine?: boolean
  readonly onBattery?: boolean
  readonly inputGood?: boolean
  readonly off?: boolean
  /** Percent, and how far from it the truth may be. */
  readonly charge?: number
  readonly within?: number
  /** Groups that are on. */
  readonly on?: Readonly<Record<string, boolean>>
  readonly turnOffSeconds?: Readonly<Record<string, number>>
}
