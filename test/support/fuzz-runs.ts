/**
 * How often a fuzz test runs: as often as usual, or `UPSLAB_FUZZ_TIMES` times that.
 *
 * @throws RangeError for what is no whole number from 1 to 1,000,000
 */
export function fuzzRuns(usual: number): number {
  const text = process.env.UPSLAB_FUZZ_TIMES || '1'
  const times = Number(text)
  if (/^\d+$/.test(text) && times >= 1 && times <= 1_000_000) return usual * times
  throw new RangeError(`UPSLAB_FUZZ_TIMES is "${text}"; a whole number from 1 to 1000000 is allowed`)
}
