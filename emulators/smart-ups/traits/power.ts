import type { Avr } from '../power/avr.ts'
import { MATRIX } from './lines.ts'
import { trait } from './trait.ts'

const ADJUSTED = 'by how much: the notes only say that thresholds were adjusted'

/** Figures of the power stage that follow family and topology. */
export const POWER_TRAITS = {
  powerFactor: trait<number>('share of its rating in watts over that in volt-amperes that a load draws', {
    value: 0.93,
    source: 'apcupsd shows 26.6 % of W and 28.6 % of VA of one unit; supplies differ',
  }),
  bypass: trait<boolean>(
    'it has a bypass around its power stage',
    { where: { topology: 'double-conversion' }, value: true, source: 'manuals' },
    { where: { lines: MATRIX }, value: true, source: 'UPS-Link dossier: ^ is known on Matrix' },
    { value: false, source: 'manuals' },
  ),
  mostPacks: trait<number>(
    'external battery packs it takes',
    { where: { families: ['SMX', 'SRT', 'SURT'] }, value: 10, source: 'manuals: up to ten packs' },
    { where: { families: ['SRTL', 'SRC'] }, value: 10, assumed: 'as SRT' },
    { where: { models: /^SU[AM]?\d.*XL/ }, value: 10, assumed: 'extended-run models, as SURT' },
    { value: 0, assumed: 'no source names a pack for the model' },
  ),
  avr: trait<Avr>(
    'AVR of line-interactive units: boost and trim of a step, and steps up',
    {
      where: { families: ['SMC', 'SCL'] },
      value: { boost: 1.15, boostSteps: 1, trim: 0.885, margin: 0.02 },
      assumed: 'one step up: lower ends of data sheets near 180 V at 230 V',
    },
    {
      where: { models: /^SU1400/ },
      value: { boost: 1.13, boostSteps: 2, trim: 0.885, margin: 0.027 },
      source:
        'an SU1400 with 253 V trims 247.0 V and more, 248.3 V to 219.7 V; upper ends of data sheets, 286 and 144 V, agree',
    },
    {
      value: { boost: 1.13, boostSteps: 2, trim: 0.885, margin: 0.02 },
      assumed:
        'steps as an SU1400: lower ends of data sheets near 160 V at 230 V; an SMT1500I with 253 V passes 247.6 V on',
    },
  ),
  offAfterAbnormal: trait<boolean>(
    'an output that went off with an empty battery stays off until somebody turns it on',
    {
      where: { lines: [1034, 1035], from: '06.1' },
      value: true,
      source: 'published difference srtl-off-after-abnormal',
    },
    {
      where: { lines: [1062, 1063], from: '04.0' },
      value: true,
      source: 'published difference srtl-off-after-abnormal',
    },
    { value: false, source: 'manuals: units come back with the utility' },
  ),
  qualityWidening: trait<{ readonly fair: number; readonly poor: number }>(
    'share by which Fair and Poor local power lower the voltage at which a unit goes to battery',
    { where: { lines: [23], to: '06.9' }, value: { fair: 0.04, poor: 0.08 }, assumed: ADJUSTED },
    { where: { lines: [1003], to: '08.0' }, value: { fair: 0.04, poor: 0.08 }, assumed: ADJUSTED },
    { where: { lines: [23, 1003] }, value: { fair: 0.02, poor: 0.05 }, assumed: ADJUSTED },
    { value: { fair: 0, poor: 0 }, assumed: 'no source tells what the setting does on other lines' },
  ),
  lowestEfficiencyLoad: trait<number>(
    'Modbus 154: below this load, percent of W, the efficiency is LoadTooLow',
    {
      value: 10,
      source: 'LoadTooLow at 5.2 and 7.8 %; the vendor calls estimates below 10 % inaccurate',
    },
  ),
} as const
