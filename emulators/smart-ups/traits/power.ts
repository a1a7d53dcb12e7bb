import { trait } from './trait.ts'

/** Figures of the power stage that follow family and topology. */
export const POWER_TRAITS = {
  powerFactor: trait<number>('share of its rating in watts over that in volt-amperes that a load draws', {
    value: 0.93,
    source: 'apcupsd shows 26.6 % of W and 28.6 % of VA of one unit; supplies differ',
  }),
  mostPacks: trait<number>(
    'external battery packs it takes',
    { where: { families: ['SMX', 'SRT', 'SURT'] }, value: 10, source: 'manuals: up to ten packs' },
    { where: { families: ['SRTL', 'SRC'] }, value: 10, assumed: 'as SRT' },
    { where: { models: /^SU[AM].*XL/ }, value: 10, assumed: 'extended-run models, as SURT' },
    { value: 0, assumed: 'no source names a pack for the model' },
  ),
  lowestEfficiencyLoad: trait<number>(
    'Modbus 154: below this load, percent of W, the efficiency is LoadTooLow',
    {
      value: 10,
      source: 'LoadTooLow at 5.2 and 7.8 %; the vendor calls estimates below 10 % inaccurate',
    },
  ),
} as const
