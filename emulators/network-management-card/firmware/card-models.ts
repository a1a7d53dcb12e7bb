/** The three generations of Network Management Cards. */
export type CardGeneration = 'nmc1' | 'nmc2' | 'nmc3'

/** What belongs to a card as hardware, and so to no version of its firmware. */
export interface CardModel {
  readonly name: string
  readonly generation: CardGeneration
  /** Hardware revision in sysDescr. */
  readonly hardware: string
  /** Sockets for sensors and contacts. */
  readonly universalPorts: number
  /** What is assumed of it, with the reason. */
  readonly assumed?: string
}

const REVISION = {
  nmc1: { generation: 'nmc1', hardware: 'A10' },
  nmc2: { generation: 'nmc2', hardware: '05' },
  nmc3: { generation: 'nmc3', hardware: '5' },
} as const

/** Every card, in the order of its generations. */
export const CARD_MODELS = [
  { name: 'AP9617', ...REVISION.nmc1, universalPorts: 0 },
  { name: 'AP9619', ...REVISION.nmc1, universalPorts: 0 },
  { name: 'AP9630', ...REVISION.nmc2, universalPorts: 0 },
  { name: 'AP9631', ...REVISION.nmc2, universalPorts: 2 },
  { name: 'AP9635', ...REVISION.nmc2, universalPorts: 1 },
  { name: 'AP9640', ...REVISION.nmc3, universalPorts: 0 },
  { name: 'AP9641', ...REVISION.nmc3, universalPorts: 2, assumed: 'two universal ports, as the AP9631' },
  {
    name: 'AP9643',
    ...REVISION.nmc3,
    universalPorts: 1,
    assumed: 'one universal port, as the AP9635 it follows',
  },
] as const satisfies readonly CardModel[]

export type CardName = (typeof CARD_MODELS)[number]['name']

/** Order numbers of all cards. */
export const CARD_NAMES = CARD_MODELS.map(({ name }) => name) as [CardName, ...CardName[]]

/** The card of that order number. @throws RangeError naming those there are */
export function cardModel(name: string): CardModel {
  const found = CARD_MODELS.find((model) => model.name === name)
  if (found) return found
  throw new RangeError(
    `there is no Network Management Card ${JSON.stringify(name)}; there are: ${CARD_NAMES.join(', ')}`,
  )
}
