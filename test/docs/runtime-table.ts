import { findModel } from '../../emulators/smart-ups/models/catalogue.ts'
import { fullRuntimeMs } from '../../emulators/smart-ups/power/runtime.ts'
import { RUNTIME_PAIRS } from '../emulators/smart-ups/power/runtime-facts.ts'

/** Pairs of load and runtime that real units reported, and how the emulated unit compares. */
export function runtimeTable(): string {
  const rows = RUNTIME_PAIRS.map(({ model, loadPercent, seconds, source }) => {
    const found = findModel(model)
    const emulated = fullRuntimeMs(found, (found.watts * loadPercent) / 100) / 1000
    const ratio = (emulated / seconds).toFixed(2)
    return `| ${model} | ${loadPercent} % | ${minutes(seconds)} | ${minutes(emulated)} | ${ratio} | ${source} |`
  })
  return [
    '| Model | Load, of watts | Real unit, min | Emulated, min | Ratio | Source |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n')
}

function minutes(seconds: number): string {
  return (seconds / 60).toFixed(1)
}
