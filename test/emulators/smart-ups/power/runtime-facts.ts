/** What real units reported: model, load in percent of their watts, runtime in seconds. A battery's age is rarely known. */
export interface RuntimePair {
  readonly model: string
  readonly loadPercent: number
  readonly seconds: number
  readonly source: string
}

const pair = (model: string, loadPercent: number, seconds: number, source: string): RuntimePair => ({
  ...{ model, loadPercent, seconds, source },
})

export const RUNTIME_PAIRS: readonly RuntimePair[] = [
  pair('SMT1500I', 7.8, 7740, 'NUT dump at 15.0, new battery'),
  pair('SMT750I', 5.2, 6420, 'NUT dump at 09.8, new battery'),
  // 702 W for that long is 73 % of all its battery holds by its label, losses aside: an estimate of the firmware, not a run.
  pair('SMT3000I', 26, 3240, 'user report at 09.3'),
  pair('SMT750', 26.6, 2580, 'user report at 09.3'),
  pair('SU1400I', 11.4, 6900, 'apcaccess at 70.11.I'),
  pair('SU1400I', 13, 6240, 'apcaccess at 70.11.I'),
  pair('SU700', 8.3, 7860, 'NUT dump at 50.14.D'),
  pair('SUA1000I', 26, 2940, 'NUT dump at 652.18.I'),
  pair('SUA1000I', 5.2, 6300, 'NUT dump at 652'),
  pair('SUA1500I', 22.7, 3420, 'NUT dump at 653'),
  pair('SURT6000XLI', 20, 3000, 'NUT dump at 452'),
  pair('SUA1500RM2U', 46, 1920, 'NUT dump at 617'),
  pair('SU2200', 0, 19_800, 'UPS-Link j with the output off'),
  pair('SMTL1500RM3UC', 79.05, 376, 'register dump at 15.5'),
  pair('SMX750I', 29.4, 5391, 'register dump at 10.1, external packs unknown'),
  pair('SU5000RMI5U', 39, 960, 'NUT dump at 112.1DL4.I'),
  pair('SUA1500', 32.5, 2220, 'NUT dump at 601.3.D, 93 % charge'),
  pair('SC1500I', 9.1, 5100, 'apcaccess at 738.3.I'),
]
