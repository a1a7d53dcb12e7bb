import { DUMPS, FIRST_GENERATION, MATRIX } from './lines.ts'
import { trait } from './trait.ts'

/** What every unit of the third generation has. Control characters: model, turn on, capabilities. */
const ALL = "\u0001\u000e\u001a'+-789>@ABCDEFGKLMNOPQRSUVWXYZabcefgjklmnopqrsuxyz~"
/** By its old code, where a unit cannot tell. */
const NUT = 'the commands that NUT knows of such a unit by its old code'
const EARLY = '79ABCFGKLOPQSUVWXYZfg@MN'
const LATER = `${EARLY}DERcejklmnopqrsuxz`
const DELETE = '\u007f'
const ALERTS = '!$%+?=#|'
/** SURT units of 192 V: from 3000 VA on. */
const LARGE_SURT = [450, 451, 452, 476, 477] as const

/** What the serial language of SU, SUA and SURT units, and of a card that speaks it in a later one, says of the unit. */
export const UPS_LINK_TRAITS = {
  upsLinkListed: trait<string>(
    'UPS-Link a: commands',
    { where: { lines: [3], from: '02.0' }, value: `${LATER}8Tw/<>\\^\u000c\u0016`, source: NUT },
    { where: { lines: MATRIX }, value: `${LATER}/<>`, source: NUT },
    { where: { lines: [6], to: '01.0' }, value: `${EARLY}8T`, source: NUT },
    { where: { lines: [7], to: '01.0' }, value: `${EARLY}ERc`, source: NUT },
    { where: { lines: [8], to: '01.0' }, value: `${EARLY}ERc`, source: NUT },
    { where: { lines: [8], to: '02.0' }, value: `${EARLY}ER`, source: NUT },
    { where: { lines: [9] }, value: `${EARLY}ERc`, source: NUT },
    { where: { lines: FIRST_GENERATION }, value: LATER, source: NUT },
    { where: { families: ['SU'], models: /^SU1000/ }, value: `${ALL}0456d`, source: 'reply of an SU1000' },
    {
      where: { lines: [50], from: '09.0', to: '09.0' },
      value: `${ALL}0d${DELETE}`,
      source: '50.9.D lists DEL',
    },
    { where: { families: ['SU'] }, value: `${ALL}0d`, source: DUMPS },
    {
      where: { families: ['SURT'], lines: [411], to: '07.0' },
      value: `\u0005\u0009\u0014\u0016${ALL}0\\^/<w`,
      source: 'reply of an SURT1000XL at 411.7.I',
    },
    {
      where: { families: ['SURT'] },
      value: `\u0005\u0009\u0014\u0016${ALL}0\\^/<w`,
      assumed: 'as an SURT1000XL at 411.7.I',
    },
    { where: { families: ['SUA', 'SC'] }, value: `${ALL}0`, source: DUMPS },
    { value: `\u0005${ALL}0\\`, source: 'a user of a Legacy Communications Card' },
  ),
  upsLinkUnlisted: trait<string>(
    'UPS-Link: commands that are answered but not listed',
    {
      where: { lines: MATRIX },
      value: '\u001a-+',
      assumed: 'settings are changed as on later units; the form of their list is known',
    },
    { where: { lines: FIRST_GENERATION }, value: '-+', assumed: 'settings are changed as on later units' },
    { where: { families: ['SURT'] }, value: `${DELETE}\u000c`, source: DUMPS },
    { where: { families: ['SUA', 'SC'] }, value: `${DELETE}/`, source: 'an SUA1500 answers /' },
    { value: DELETE, assumed: 'few lists have DEL, yet every unit takes it' },
  ),
  upsLinkProtocol: trait<string>(
    'UPS-Link a: protocol and alerts; empty where a is not known',
    { where: { lines: [...MATRIX, ...FIRST_GENERATION] }, value: '', source: 'NUT has their lists built in' },
    {
      where: { families: ['SURT'], lines: [411], to: '07.0' },
      value: `4.*${ALERTS}\u0004\u000c`,
      source: 'reply of an SURT1000XL at 411.7.I',
    },
    { where: { families: ['SURT'] }, value: `4.*${ALERTS}\u0004\u000c`, assumed: 'as 411.7.I' },
    { value: `3.${ALERTS}`, source: DUMPS },
  ),
  upsLinkExtension: trait<string>(
    'UPS-Link a: fourth part',
    {
      where: { families: ['SURT'], lines: [411], to: '07.0' },
      value: '\u0081:',
      source: 'reply of an SURT1000XL at 411.7.I begins so',
    },
    { value: '', source: DUMPS },
  ),
  upsLinkName: trait<string>(
    'UPS-Link ^A: model',
    { where: { serial: 'ups-link' }, value: '{name}', source: DUMPS },
    { value: '{name}', assumed: 'a card says what its unit says' },
  ),
  skuLetter: trait<string>(
    'region letter at the end of b and of the USB firmware string',
    { where: { lines: [450, 452, 476, 477] }, value: 'W', source: '450.17.W, 452.18.W, 476.18.W, 477.15.W' },
    { where: { lines: LARGE_SURT }, value: 'W', assumed: 'as the SURT of its neighbours' },
    { where: { volts: [120] }, value: 'D', source: DUMPS },
    { where: { volts: [100] }, value: 'A', source: 'UPS-Link dossier' },
    { where: { volts: [208] }, value: 'M', source: 'UPS-Link dossier' },
    { value: 'I', source: DUMPS },
  ),
  upsLinkSize: trait<string>(
    'UPS-Link V: size and style, before the region letter',
    { where: { families: ['SURT'] }, value: '5Y', source: '5YI on an SURT1000XL, 5YW on an SURT10000' },
    { where: { models: /^SU420/ }, value: 'DW', source: 'DWI on a unit of 12 V' },
    { where: { models: /^SU620/ }, value: '6T', assumed: 'from the table of sizes' },
    { where: { models: /^SU700/ }, value: 'GW', source: 'GWD on an SU700' },
    { where: { models: /^SU1000/ }, value: 'IW', assumed: 'from the table of sizes' },
    { where: { models: /^SU1400/ }, value: 'KW', assumed: 'from the table of sizes' },
    { where: { models: /^SU2200/ }, value: 'MW', assumed: 'from the table of sizes' },
    { where: { models: /^SU3000/ }, value: 'OW', assumed: 'from the table of sizes' },
    { where: { models: /^SU5000/ }, value: 'PW', assumed: 'from the table of sizes' },
    { where: { models: /^SUA1500/ }, value: 'FW', source: 'FWI on an SUA1500RMI2U' },
    { value: 'FW', assumed: 'as an SUA1500RMI2U' },
  ),
  upsLinkStar: trait<boolean>(
    'UPS-Link S, K, @: taken with * and not with OK',
    { where: { lines: FIRST_GENERATION }, value: true, source: 'UPS-Link dossier: first two generations' },
    { value: false, source: DUMPS },
  ),
  upsLinkMarkedGroups: trait<boolean>(
    'UPS-Link ^Z: each setting has a marker before it',
    { where: { lines: MATRIX }, value: true, source: 'UPS-Link dossier' },
    { value: false, source: DUMPS },
  ),
  upsLinkSensitivity: trait<string | null>(
    'UPS-Link s: the one answer of a unit whose sensitivity cannot be chosen',
    { where: { families: ['SURT'] }, value: 'A', source: 'SURT dumps; one report shows Auto' },
    { value: null, source: DUMPS },
  ),
  upsLinkBatteryForm: trait<readonly [whole: number, decimals: number]>(
    'UPS-Link B: digits of the battery voltage',
    { where: { lines: [450, 452, 476, 477] }, value: [3, 1], source: '218.1 on SURT units' },
    { where: { lines: LARGE_SURT }, value: [3, 1], assumed: 'as the other SURT of 192 V' },
    { value: [2, 2], source: DUMPS },
  ),
  upsLinkPacks: trait<number>(
    'UPS-Link >: external packs that a unit counts with nothing but its own battery',
    { where: { lines: [416, 452, 477] }, value: 1, source: 'dumps of SURT 2000, 6000 and 8000' },
    { value: 0, source: DUMPS },
  ),
  upsLinkConstants: trait<Readonly<Record<string, string>>>(
    'UPS-Link: answers that never change, by letter',
    {
      where: { lines: MATRIX },
      value: { 7: '00', '<': '000', '\u000c': 'E', '\u0016': 'A', w: 'NO' },
      assumed: 'those of the command table: no fault, English, output voltage automatic',
    },
    {
      where: { families: ['SURT'] },
      value: { 0: 'C8', 7: '00', y: '(C) APCC', '<': '000', '\u000c': 'E', '\u0016': 'A', w: 'NO' },
      source: 'SURT dumps tell < and 0x0C; the others are those of the command table',
    },
    {
      value: { 0: 'C8', 4: '35', 5: 'EF', 6: 'F9', 7: '00', y: '(C) APCC' },
      source: 'replies of an SU1000',
    },
  ),
  lowBatteryUntilCharged: trait<boolean>(
    'UPS-Link Q: low battery stays on line until the battery has been charged enough',
    {
      where: { serial: 'ups-link' },
      value: true,
      source: 'a 3000 RM at 92.11.I says OL LB; the AP9607 manual says the same',
    },
    { value: true, assumed: 'a card says what the units it stands in for say' },
  ),
} as const
