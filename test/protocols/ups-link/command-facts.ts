/**
 * Everything that can be said to a unit of this language, one a line: what each kind of unit answers. The language is
 * bigger than our units: Matrix-UPS, Symmetra and the Measure-UPS accessory have commands that these do not know.
 */
import type { UnitName } from './host.ts'

export interface QueryFact {
  readonly name: string
  readonly reply: RegExp
  /** Units that answer; the others say NA. All when left out. */
  readonly on?: readonly UnitName[]
}

const NONE: readonly UnitName[] = []
const HEX = /^[0-9A-F]{2}$/
const VOLTS = /^\d{3}\.\d$/

// biome-ignore format: one command a line
export const QUERIES: Readonly<Record<string, QueryFact>> = {
  '\x01': { name: 'model string', reply: /^Smart-UPS/i },
  '\x0c': { name: 'front panel language', reply: /^[EFGS1-4]$/, on: ['SURT1000XLI'] },
  '\x16': { name: 'output voltage selection', reply: /^[AMI]$/, on: ['SURT1000XLI'] },
  '\x1a': { name: 'capability string', reply: /^#uD43/ },
  B: { name: 'battery voltage', reply: /^\d\d\.\d\d$/ },
  C: { name: 'internal temperature', reply: /^\d{3}\.\d$/ },
  E: { name: 'self-test interval', reply: /^(336|168|ON |OFF)$/ },
  F: { name: 'line frequency', reply: /^\d\d\.\d\d$/ },
  G: { name: 'cause of last transfer', reply: /^[RHLTOSK]$/ },
  I: { name: 'Measure-UPS alarm enable', reply: HEX, on: NONE },
  J: { name: 'Measure-UPS alarm status', reply: /,/, on: NONE },
  L: { name: 'input voltage', reply: VOLTS },
  M: { name: 'maximum line voltage', reply: VOLTS },
  N: { name: 'minimum line voltage', reply: VOLTS },
  O: { name: 'output voltage', reply: VOLTS },
  P: { name: 'load', reply: /^\d{3}\.\d$/ },
  Q: { name: 'status flags', reply: HEX },
  T: { name: 'uptime or ambient temperature', reply: /./, on: NONE },
  V: { name: 'model code', reply: /^[A-Z0-9]{3}$/ },
  X: { name: 'self-test result', reply: /^(OK|BT|NG|NO)$/ },
  Y: { name: 'enter smart mode', reply: /^SM$/ },
  a: { name: 'protocol information', reply: /^[34]\.[^.]+\.[^.]+$/ },
  b: { name: 'firmware revision', reply: /^\d+\.\d+\.[DIAM]$/ },
  c: { name: 'UPS id', reply: /^.{8}$/ },
  d: { name: 'hours since last self-test', reply: /^\d+$/, on: ['SU700', 'SU1000'] },
  e: { name: 'return threshold', reply: /^\d\d$/ },
  f: { name: 'battery charge', reply: /^\d{3}\.\d$/ },
  g: { name: 'nominal battery voltage', reply: /^(012|024|048|096|192)$/ },
  h: { name: 'ambient humidity', reply: /./, on: NONE },
  H: { name: 'ambient humidity, packed', reply: /./, on: NONE },
  i: { name: 'dry contacts', reply: HEX, on: NONE },
  j: { name: 'estimated runtime', reply: /^\d{4}:$/ },
  k: { name: 'alarm delay', reply: /^[0TLN]$/ },
  l: { name: 'low transfer voltage', reply: /^\d{3}$/ },
  m: { name: 'manufacture date', reply: /^\d\d\/\d\d\/\d\d$/ },
  n: { name: 'serial number', reply: /^[A-Z0-9]{12}$/ },
  o: { name: 'nominal output voltage', reply: /^(115|100|208|220|225|230|240)$/ },
  p: { name: 'shutdown grace delay', reply: /^\d{3}$/ },
  q: { name: 'low battery warning', reply: /^\d\d$/ },
  r: { name: 'wake-up delay', reply: /^\d{3}$/ },
  s: { name: 'sensitivity', reply: /^[HMLA]$/ },
  t: { name: 'ambient temperature', reply: /./, on: NONE },
  u: { name: 'high transfer voltage', reply: /^\d{3}$/ },
  v: { name: 'Measure-UPS firmware', reply: /./, on: NONE },
  w: { name: 'runtime conservation', reply: /^NO$/, on: ['SURT1000XLI'] },
  x: { name: 'battery date', reply: /^\d\d\/\d\d\/\d\d$/ },
  y: { name: 'copyright', reply: /^\(C\) APCC$/ },
  0: { name: 'battery constant', reply: HEX },
  4: { name: 'unknown', reply: /^35$/, on: ['SU1000'] },
  5: { name: 'unknown', reply: /^EF$/, on: ['SU1000'] },
  6: { name: 'unknown', reply: /^F9$/, on: ['SU1000'] },
  7: { name: 'switch positions', reply: HEX },
  8: { name: 'register 3', reply: HEX },
  "'": { name: 'register 2', reply: HEX },
  '~': { name: 'register 1', reply: HEX },
  9: { name: 'line quality', reply: /^(00|FF)$/ },
  '>': { name: 'external packs', reply: /^\d{3}$/ },
  '<': { name: 'bad packs', reply: /^\d{3}$/, on: ['SURT1000XLI'] },
  '/': { name: 'load current', reply: /^\d\d\.\d\d$/, on: ['SUA1500', 'SUA1500I', 'SURT1000XLI'] },
  '\\': { name: 'apparent load', reply: /^\d{3}\.\d\d$/, on: ['SURT1000XLI', 'SMT1500RM2U'] },
  '[': { name: 'ambient high limit', reply: /./, on: NONE },
  ']': { name: 'ambient low limit', reply: /./, on: NONE },
  '{': { name: 'humidity high limit', reply: /./, on: NONE },
  '}': { name: 'humidity low limit', reply: /./, on: NONE },
}

/** Characters that do something: what a unit on line with nothing pending answers, undefined for silence. */
export const ACTIONS: Readonly<Record<string, { readonly name: string; readonly reply?: string }>> = {
  z: { name: 'factory reset', reply: 'CLEAR' },
  A: { name: 'front panel test', reply: 'OK' },
  D: { name: 'calibration', reply: 'OK' },
  R: { name: 'leave smart mode', reply: 'BYE' },
  S: { name: 'soft shutdown, on line', reply: 'NO' },
  U: { name: 'simulated power failure', reply: 'OK' },
  W: { name: 'self-test', reply: 'OK' },
  '\x7f': { name: 'abort', reply: 'OK' },
  '-': { name: 'next value, with nothing asked for before', reply: 'NO' },
  '+': { name: 'value before, with nothing asked for before', reply: 'NO' },
  '\x0e': { name: 'turn on, once' },
  K: { name: 'shutdown with grace delay, once' },
  Z: { name: 'shutdown at once, once' },
  '@': { name: 'shutdown and return, without digits' },
  '\x1b': { name: 'no operation' },
}
