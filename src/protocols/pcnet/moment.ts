/** Starts of a card and hundredths of a second since the last of them, by which a client tells new from old. */
export interface Moment {
  readonly boots: number
  readonly uptime: number
}

/** When a packet or a page was made, by its fields. */
export const momentOf = (fields: ReadonlyMap<string, string>): Moment => ({
  boots: Number.parseInt(fields.get('SR') ?? '', 16),
  uptime: Number.parseInt(fields.get('SU') ?? '', 16),
})

/** Whether it was made after another; what has no moment was not. */
export const isNewer = ({ boots, uptime }: Moment, than: Moment | undefined): boolean =>
  Number.isFinite(boots) &&
  Number.isFinite(uptime) &&
  (than === undefined || boots > than.boots || (boots === than.boots && uptime > than.uptime))
