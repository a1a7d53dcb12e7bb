import { faceOfDriver } from './face.ts'
import { CloneError, factsOfProduct, type UnitFacts } from './facts.ts'
import { factsOfApcaccess, factsOfHid, factsOfUpsc } from './named-values.ts'
import { TrackedValues } from './tracked-values.ts'

/** Kinds of text that units can be cloned from. */
export const TEXT_KINDS = ['upsc', 'usbhid-log', 'apcupsd'] as const
export type TextKind = (typeof TEXT_KINDS)[number]

/** Text as terminals and Windows' shells write it: UTF-8, or UTF-16 behind its mark or with every other byte 0. */
export function decodedText(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  const wide = (first === 0xff && second === 0xfe) || (first !== undefined && first > 0 && second === 0)
  return new TextDecoder(wide ? 'utf-16le' : 'utf-8').decode(bytes)
}

/** What tells a kind from the others, and how its values are found. */
const KINDS: Readonly<Record<TextKind, { readonly sign: RegExp; readonly value: RegExp }>> = {
  'usbhid-log': {
    sign: /^.*Path: UPS\./m,
    value: /Path: (UPS\.[\w.]+), Type: \w+, .*?Value: (-?[\d.]+)/g,
  },
  upsc: { sign: /^(?:ups|device|battery|input)\.[\w.]+: /m, value: /^([\w.]+): ?(.*)$/gm },
  apcupsd: { sign: /^(?:APC|MODEL|SERIALNO|BCHARGE)[ \t]*:/m, value: /^([A-Z]\w*(?: \w+)?)[ \t]*:(.*)$/gm },
}

/**
 * What a text tells of a unit: a `upsc` dump, a `usbhid-ups -DDDDD` log, an `apcaccess status` or a log of it.
 *
 * @throws CloneError when it is none of these
 */
export function factsOfText(text: string, kind = kindOf(text)): UnitFacts & { readonly kind: TextKind } {
  const values = valuesIn(text, kind)
  if (values.size === 0) throw new CloneError(`there are no values of the kind ${kind} in it`)
  return { kind, ...factsByKind(kind, values, text), unexplained: unexplained(values) }
}

function factsByKind(kind: TextKind, values: TrackedValues, text: string): UnitFacts {
  if (kind === 'upsc') return factsOfUpsc(values)
  if (kind === 'apcupsd') return factsOfApcaccess(values)
  return { ...factsOfHid(values), ...factsOfUsbLog(text) }
}

/** Said by the client of itself, or a second time. */
const OF_THE_CLIENT =
  /^(?:driver|server)\.|^device\.type|^(?:ups|device)\.(?:mfr|model|vendorid) |^(?:APC|END APC|DATE|HOSTNAME|VERSION|CABLE|UPSMODE|STARTTIME|STATFLAG)\b/

function unexplained(values: TrackedValues): string[] {
  return values.unasked().filter((text) => !OF_THE_CLIENT.test(text))
}

function kindOf(text: string): TextKind {
  const kind = (Object.keys(KINDS) as TextKind[]).find((name) => KINDS[name].sign.test(text))
  if (kind) return kind
  throw new CloneError(
    `this is no dump that can be cloned from; known are ${TEXT_KINDS.join(', ')}: the output of upsc, of usbhid-ups -DDDDD, of apcaccess`,
  )
}

/** The last value counts: logs repeat themselves. A sequence of NUT's dummy-ups begins with the unit as it was. */
function valuesIn(text: string, kind: TextKind): TrackedValues {
  const first = kind === 'upsc' ? text.split(/^TIMER\b/m, 1)[0]! : text
  return new TrackedValues(
    [...first.matchAll(KINDS[kind].value)].map(([, name = '', value = '']) => [name.trim(), value]),
  )
}

/** What the driver says of the USB device, once per device it looks at. */
function factsOfUsbLog(text: string): UnitFacts {
  const product = [...text.matchAll(/- Product: (.*\S.*)$/gim)].at(-1)?.[1]
  const serial = /- Serial Number: (\S+)/i.exec(product ? text.slice(text.indexOf(product)) : text)?.[1]
  const manufacturer = [...text.matchAll(/- Manufacturer: (.*)$/gim)].at(-1)?.[1]
  const productId = [...text.matchAll(/- ProductID: ([0-9a-f]{4})/gim)].at(-1)?.[1]
  const named = product === undefined ? {} : factsOfProduct(product)
  const face = faceOfDriver('usbhid-ups', productId, named.letter)
  const known = { ...named, manufacturer, face }
  return serial === undefined ? known : { ...known, serial }
}
