import type { Reading, ReadingContext } from '../circumstances.ts'
import type { Defect } from '../defect.ts'
import { fromPublished } from './from-published.ts'

/** How a value of one kind is distorted. */
type Distortion = (value: number, context: ReadingContext) => number

/** Versions that report a measured value wrongly; what the value should be is left alone. */
function wrongReading(id: string, assumed: string, by: { readonly [R in Reading]?: Distortion }): Defect {
  return fromPublished(id, {
    assumed,
    decides: (_options, sound) => ({
      reading: (name, value, context) => {
        const right = sound.reading(name, value, context)
        return by[name]?.(right, context) ?? right
      },
    }),
  })
}

const HOW_MUCH = 'by how much: the notes only say that it is wrong'
const internalOnly: Distortion = (value, { packs, internalRuntimeSeconds }) =>
  packs > 0 ? internalRuntimeSeconds : value

export const WRONG_READINGS: readonly Defect[] = [
  wrongReading('id17-load-current', 'the range ends at its published 15 A and shows no more', {
    outputAmperes: (amperes) => Math.min(amperes, 15),
  }),
  wrongReading('smtl-runtime-soc', HOW_MUCH, {
    runtimeSeconds: (seconds) => Math.round(seconds * 1.25),
    chargePercent: (percent) => Math.min(100, percent * 1.05 + 2),
  }),
  wrongReading('srt5-runtime-xlbp', 'nothing but the battery inside counts', {
    runtimeSeconds: internalOnly,
  }),
  wrongReading('srt8-runtime-xlbp', 'nothing but the battery inside counts', {
    runtimeSeconds: internalOnly,
  }),
  wrongReading('srt-li-runtime', HOW_MUCH, { runtimeSeconds: (seconds) => Math.round(seconds * 0.75) }),
  wrongReading('c-zero-runtime', 'always while the battery is disconnected; the notes say occasionally', {
    runtimeSeconds: (seconds, { batteryConnected }) => (batteryConnected ? seconds : 0),
  }),
  wrongReading('field-runtime-low-load', 'half the runtime below a load of 10 %', {
    runtimeSeconds: (seconds, { loadPercent }) => (loadPercent < 10 ? Math.round(seconds / 2) : seconds),
  }),
  wrongReading('xu-soc-not-100', 'it stops at 99 %', { chargePercent: (percent) => Math.min(percent, 99) }),
  wrongReading('smc-soc-newbatt', 'it stops at 98 % for the first day of a battery', {
    chargePercent: (percent, { batteryAgeDays }) => (batteryAgeDays < 1 ? Math.min(percent, 98) : percent),
  }),
  wrongReading('srt5-energy-onbatt', HOW_MUCH, {
    outputHertz: (hertz, { onBattery }) => (onBattery ? hertz + 0.4 : hertz),
    loadPercent: (percent, { onBattery }) => (onBattery ? percent * 0.9 : percent),
  }),
  wrongReading('scl-load-negative', 'a load below 3 % reads as its complement', {
    loadPercent: (percent) => (percent < 3 ? 100 - percent : percent),
  }),
  fromPublished('srtl-standby-drain', {
    assumed: 'as fast as a load of 20 W would',
    decides: () => ({ standbyDrain: () => 20 }),
  }),
  wrongReading('srt-thermal', HOW_MUCH, { batteryCelsius: (celsius) => celsius + 6 }),
  wrongReading('c-energyhour', 'it stops at 10 kWh; the notes do not say where', {
    energyWattHours: (wattHours) => Math.min(wattHours, 10_000),
  }),
]
