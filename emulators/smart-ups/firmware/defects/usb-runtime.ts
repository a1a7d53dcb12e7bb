import { fromPublished } from './from-published.ts'

/** Ordinary USB reports show no runtime, while Modbus inside USB shows it. */
export const srt3000RuntimeZero = fromPublished('srt3000-runtime-zero', {
  decides: () => ({ usbRuntime: () => 0 }),
})
