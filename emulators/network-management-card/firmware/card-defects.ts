import type { CardDecisions } from './card-decisions.ts'
import type { CardWhere } from './card-rule.ts'

/** A known defect of card firmware: its id, which cards and versions have it, and what it answers. */
export interface CardDefect {
  /** As users switch it on and off. */
  readonly id: string
  readonly title: string
  readonly source: string
  /** Empty: no version has it by itself; it is switched on by hand. */
  readonly affects: readonly (CardWhere & { readonly assumed?: string })[]
  readonly decides: Partial<CardDecisions>
}

const RECORDINGS = 'recordings of real cards'

/** Every known defect of card firmware. */
export const CARD_DEFECTS: readonly CardDefect[] = [
  {
    id: 'fwstring-trailing-space',
    title: "the text of the unit's firmware ends with a blank",
    source: RECORDINGS,
    affects: [
      { generations: ['nmc2'], from: '7.0.8', families: ['SMT', 'SMX', 'SMTL', 'SRT', 'SMC'] },
      { generations: ['nmc3'], from: '2.3.1.1', families: ['SMT', 'SMX', 'SMTL', 'SRT', 'SMC'] },
    ],
    decides: { firmwareTextEnd: ' ' },
  },
  {
    id: 'selftest-invalid',
    title: 'the result of a self-test is invalid while none has been run',
    source: 'dump of an SMT3000; recording of an SMT1500 with 7.1.2',
    affects: [{ generations: ['nmc2'], families: ['SMT'] }],
    decides: { noRecentTest: 'invalid' },
  },
  {
    id: 'outletflags-31',
    title: 'the state of an outlet group has 31 flags where the MIB says 32',
    source: 'recording of an AP9631 at 7.1.2',
    affects: [{ generations: ['nmc2'], from: '7.1.2' }],
    decides: { groupFlags: 31 },
  },
  {
    id: 'iem-contacts-ghost',
    title: 'two rows of contacts named Unknown without an accessory',
    source: RECORDINGS,
    affects: [{ generations: ['nmc2'], models: ['AP9631'], from: '6.7.2' }],
    decides: { ghostContacts: true },
  },
  {
    id: 'ietf-output-none',
    title: 'RFC 1628 says that the output has no source while it is on line; NUT then says OFF',
    source: 'dump of an AP9630 at 5.1.7; a report of 2026',
    affects: [
      { generations: ['nmc2'], to: '5.1.7' },
      { generations: ['nmc2'], from: '5.1.8', assumed: 'reported again in 2026 without a version' },
    ],
    decides: { ietfSourceOnLine: 'none' },
  },
  {
    id: 'ietf-test-oid',
    title: 'RFC 1628 names a test long after it is over; NUT then says TEST',
    source: 'dump of an AP9630 at 5.1.7',
    affects: [{ generations: ['nmc2'], to: '5.1.7' }],
    decides: { ietfTestId: 'last' },
  },
  {
    id: 'conserve-generror',
    title: 'ConserveBattery on line answers genErr where the MIB says badValue',
    source: 'NUT issue 953',
    affects: [{ models: ['AP9617'] }],
    decides: { conserveRefusal: 'general' },
  },
  {
    id: 'temp-holds-runtime',
    title: 'the battery temperature now and then is the runtime',
    source: 'comment in the apcupsd sources',
    affects: [{ models: ['AP9619'], to: '3.5.5' }],
    decides: { temperatureIsRuntime: true },
  },
  {
    id: 'bad-packs-minus1',
    title: 'the number of bad packs is -1',
    source: RECORDINGS,
    affects: [{ generations: ['nmc1'], families: ['SUA', 'SU', 'SURT'] }],
    decides: { badPacksUnknown: true },
  },
  {
    id: 'card-name-in-model',
    title: 'sysDescr has the name of the unit where the model of the card belongs',
    source: 'recording of one AP9619 at 3.7.3; another at the same version does not',
    affects: [],
    decides: { nameInDescription: 'unit' },
  },
  {
    id: 'ap9617-bare-oid',
    title: 'sysObjectID is the enterprise alone',
    source: 'NUT issue 3174: one AP9617, others answer as they should',
    affects: [],
    decides: { bareObjectId: true },
  },
  {
    id: 'selftest-status-28',
    title: 'the state of the output is selfTest(28) during a self-test',
    source: 'PowerNet-MIB 4.4.6 of 2022',
    affects: [
      {
        generations: ['nmc3'],
        from: '2.5.5.1',
        assumed: 'in the MIB since 2022-12; first version not found',
      },
      { generations: ['nmc2'], from: '7.1.2', assumed: 'in the MIB since 2022-12; first version not found' },
    ],
    decides: { selfTestState: true },
  },
]
