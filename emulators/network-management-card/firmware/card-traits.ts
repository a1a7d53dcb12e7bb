import { type CardSubject, type CardTrait, cardRuleFor, cardTrait } from './card-rule.ts'

const RECORDINGS = 'recordings of real cards'
/** Name of the first interface of every card. */
export const LOOPBACK = 'LOOPBACK'
/** Units that speak UPS-Link, as the card finds them. */
const UPS_LINK = ['SU', 'SUA', 'SC'] as const

/** What follows version and hardware of a card, and the family of its unit. */
export const CARD_TRAITS = {
  profile: cardTrait<'legacy' | 'secure'>(
    'access as shipped: legacy answers SNMPv1 with public and private, secure has SNMP off',
    ['nmc2-snmp-off-696', 'nmc2-snmp-on-legacy'],
    {
      where: { generations: ['nmc2'], from: '6.9.6', to: '6.9.999' },
      value: 'secure',
      source: 'console banner of an AP9630 after its upgrade to 6.9.6',
    },
    {
      where: { generations: ['nmc2'], from: '7.0.0' },
      value: 'legacy',
      assumed:
        'no source states what 7.x ships with; every recording of it answers SNMPv1, so it is taken as set up',
    },
    {
      where: { generations: ['nmc3'] },
      value: 'legacy',
      assumed: 'no source states what it ships with; the recordings answer SNMPv1, so it is taken as set up',
    },
    { value: 'legacy', source: 'AP9617 guide; recordings at 5.1.7' },
  ),
  httpsOnly: cardTrait<boolean>(
    'the web face as shipped is HTTPS only: nothing answers on port 80',
    ['nmc2-https-default', 'nmc3-https-default', 'pcns-off-when-no-web'],
    {
      where: { generations: ['nmc2'], from: '6.8.0' },
      value: true,
      source: 'PowerChute help; console banner',
    },
    { where: { generations: ['nmc3'], from: '1.1.0.16' }, value: true, source: 'PowerChute help' },
    { value: false, source: 'AP9617 guide; console sessions of 5.1.7' },
  ),
  modbusTcp: cardTrait<boolean>('Modbus TCP as shipped', ['modbus-off'], {
    value: false,
    source: 'console banner of an AP9630 at 6.9.6',
  }),
  hasModbusTcp: cardTrait<boolean>(
    'the card knows Modbus TCP: it can be switched on',
    ['modbus-cli'],
    {
      where: { families: UPS_LINK },
      value: false,
      source: 'the register map of the cards is for other units',
    },
    { where: { generations: ['nmc1'] }, value: false, source: 'vendor guide: second and third generation' },
    {
      where: { generations: ['nmc2'], to: '5.1.7' },
      value: false,
      source: 'console session: 5.1.x has no such command',
    },
    {
      where: { generations: ['nmc2'], to: '6.9.5' },
      value: true,
      assumed: 'in 6.9.6; the first version after 5.1.7 that has it was not found',
    },
    { value: true, source: 'console session of 6.9.6; guide of the third generation' },
  ),
  modbusReadOnly: cardTrait<boolean>(
    'Modbus TCP refuses every write',
    [],
    { where: { families: ['SURT'] }, value: true, source: 'register map of the cards, for SURTD' },
    { value: false, source: 'register map of the cards' },
  ),
  modbusReplyMs: cardTrait<number>('milliseconds until a Modbus request is answered', [], {
    value: 400,
    assumed: 'recorded replies of one unit behind a card took 350 to 600 ms',
  }),
  statusBroadcast: cardTrait<boolean>(
    'network shutdown: status packets go to the broadcast address of the segment',
    ['pcns-broadcast', 'pcns-loss-55'],
    { where: { generations: ['nmc1'] }, value: true, source: 'vendor note of 2001; recorded packets' },
    { value: false, assumed: 'unicast to each client; no capture of a later card' },
  ),
  sysObjectId: cardTrait<string>(
    'sysObjectID below 1.3.6.1.4.1.318; it follows the unit, not the card',
    ['sysobjectid-wrong-leaf', 'sysobjectid-27', 'sysobjectid-surt'],
    { where: { families: ['SURT'] }, value: '1.3.2.17', source: 'recording of an SURT3000XL' },
    {
      where: { families: UPS_LINK },
      value: '1.3.2.7',
      source: 'recordings of SUA750I, SUA1500RMI2U, SUA5000',
    },
    { where: { families: ['SMT', 'SMX', 'SMTL'] }, value: '1.3.27', source: RECORDINGS },
    { value: '1.3.27', assumed: 'as SMT, SMX and SMTL' },
  ),
  interfaceName: cardTrait<string>(
    'name of the Ethernet interface',
    ['ifdescr-rename'],
    { where: { generations: ['nmc1'] }, value: 'lance', source: RECORDINGS },
    { where: { generations: ['nmc2'], to: '6.2.0' }, value: 'lance', source: RECORDINGS },
    { where: { generations: ['nmc2'], from: '6.6.4' }, value: 'vmac0', source: RECORDINGS },
    { where: { generations: ['nmc3'] }, value: 'vmac0', source: RECORDINGS },
    { value: 'lance', assumed: 'between 6.2.0 and 6.6.4 no recording says which' },
  ),
  interfaceSpeed: cardTrait<number>(
    'ifSpeed of the Ethernet interface, bits per second',
    ['ifspeed-zero', 'ifspeed-10'],
    { where: { generations: ['nmc1'] }, value: 10_000_000, source: RECORDINGS },
    { where: { generations: ['nmc2'], to: '5.1.7' }, value: 10_000_000, source: 'recording of an AP9630' },
    { where: { generations: ['nmc3'] }, value: 0, source: 'recording of an AP9641 at 2.3.1.1' },
    { value: 100_000_000, source: 'recordings from 6.2.0 on' },
  ),
  macPrefix: cardTrait<string>(
    'first three bytes of the MAC address, hex',
    ['mac-prefix'],
    { where: { generations: ['nmc2'], from: '7.0.0' }, value: '282986', source: 'cards of 2018 and later' },
    { where: { generations: ['nmc3'] }, value: '282986', source: 'cards of 2018 and later' },
    { value: '00c0b7', source: RECORDINGS },
  ),
  hasOutletGroups: cardTrait<boolean>(
    'the tables of outlet groups',
    ['outlet-group-none-old'],
    { where: { generations: ['nmc1'] }, value: false, source: 'full recording of a card of that time' },
    {
      where: { families: [...UPS_LINK, 'SURT'] },
      value: false,
      assumed: 'these units have no outlet groups',
    },
    { value: true, source: 'recording of an AP9631 at 7.1.2' },
  ),
  traps8bit: cardTrait<boolean>('trap text may be UTF-8', ['traps-utf8'], {
    value: false,
    assumed: 'the MIB of 2020 allows it; no recording shows such a text, so texts stay ASCII',
  }),
  bootSeconds: cardTrait<number>(
    'seconds until a card that starts answers again',
    [],
    { where: { generations: ['nmc1'] }, value: 30, assumed: 'no source; the least of the three generations' },
    { where: { generations: ['nmc2'] }, value: 60, assumed: 'no source; users speak of about a minute' },
    { value: 90, assumed: 'no source; users speak of more than a minute' },
  ),
  yearDigits: cardTrait<2 | 4>(
    'digits of the year in dates',
    [],
    { where: { families: [...UPS_LINK, 'SURT'] }, value: 2, source: 'recordings of SU and SUA' },
    { value: 4, source: 'recordings of SMT, SMX and SRT' },
  ),
  packsShown: cardTrait<boolean>(
    'the number of external packs is there to be read',
    [],
    { where: { families: ['SMT', 'SMTL'] }, value: false, source: 'recordings of SMT and SMTL lack it' },
    { where: { families: ['SMX', 'SUA', 'SURT', 'SU'] }, value: true, source: RECORDINGS },
    { value: true, assumed: 'as SMX' },
  ),
  bannerMaker: cardTrait<string>(
    'the maker in the banner of its console',
    [],
    {
      where: { generations: ['nmc2'], to: '5.999.999' },
      value: 'American Power Conversion',
      assumed: 'a console session of 5.1.7 has it; from 6 on the later name',
    },
    { value: 'Schneider Electric', source: 'console session of 6.9.6; clients look for it' },
  ),
  bannerApplication: cardTrait<string>('the application in the banner of its console', [], {
    value: 'Smart-UPS APP',
    source: 'console sessions of an AP9630',
  }),
} as const

export type CardTraitName = keyof typeof CARD_TRAITS
/** The values of all traits for one card in its unit. */
export type CardTraits = {
  readonly [K in CardTraitName]: (typeof CARD_TRAITS)[K] extends CardTrait<infer T> ? T : never
}

/** The values that a card shows in its unit, by trait. */
export function cardTraitsOf(subject: CardSubject): CardTraits {
  const entries = Object.entries(CARD_TRAITS).map(([name, trait]) => [
    name,
    cardRuleFor<unknown>(trait as CardTrait<unknown>, subject).value,
  ])
  return Object.fromEntries(entries) as CardTraits
}
