/** What a card answers where versions differ in what they get wrong. The values below are what sound firmware answers. */
export interface CardDecisions {
  /** What follows the firmware text of the unit. */
  firmwareTextEnd: string
  /** Result of a self-test when none has been run for long. */
  noRecentTest: 'ok' | 'invalid'
  /** Flags in the state of an outlet group. */
  groupFlags: number
  /** Rows of contacts that no accessory is behind. */
  ghostContacts: boolean
  /** RFC 1628 output source while on line. */
  ietfSourceOnLine: 'normal' | 'none'
  /** RFC 1628 test id after a test is over. */
  ietfTestId: 'none' | 'last'
  /** Error of a ConserveBattery command on line. */
  conserveRefusal: 'bad-value' | 'general'
  /** Battery temperature now and then is the runtime. */
  temperatureIsRuntime: boolean
  /** Bad battery packs where the unit does not tell. */
  badPacksUnknown: boolean
  /** Model of the card in sysDescr. */
  nameInDescription: 'model' | 'unit'
  /** sysObjectID without a leaf. */
  bareObjectId: boolean
  /** A running self-test shows as a state of the output. */
  selfTestState: boolean
}

export const soundCardDecisions: CardDecisions = {
  firmwareTextEnd: '',
  noRecentTest: 'ok',
  groupFlags: 32,
  ghostContacts: false,
  ietfSourceOnLine: 'normal',
  ietfTestId: 'none',
  conserveRefusal: 'bad-value',
  temperatureIsRuntime: false,
  badPacksUnknown: false,
  nameInDescription: 'model',
  bareObjectId: false,
  selfTestState: false,
}
