import { CloneError, factsOfProduct, type UnitFacts } from './facts.ts'
import { factsOfApcaccess, factsOfHid, factsOfUpsc, type NamedValues } from './named-values.ts'

/** Kinds of text that units can be cloned from. */
export const TEXT_KINDS = ['upsc', 'usbhid-log', 'apcupsd'] as const
export type TextKind = (typeof TEXT_KINDS)[number]

/** What tells a kind from the others, and how its values are found. */
const KINDS: Readonly<Record<TextKind, { readonly sign: RegExp; readonly value: RegExp }>> = {
  'usbhid-log': {
    sign: /^.*Path: UPS\./m,
    value: /Path: (UPS\.[\w.]+), Type: \w+, .*?Value: (-?[\d.]+)/g,
  },
  upsc: { sign: /^(?:ups|device|battery|input)\.[\w.]+: /m, value: /^([\w.]+): ?(.*)$/gm },
  apcupsd: { sign: /^(?:APC|MODEL|SERIALNO|BCHARGE)\s*:/m, value: /^([A-Z]\w*(?: \w+)?)\s*:(.*)$/gm },
}

/**
 * What a text tells of a unit: a `upsc` dump, a `usbhid-ups -DDDDD` log, an `apcaccess status` or a log of it.
 *
 * @throws CloneError when it is none of these
 */
export function factsOfText(text: string, kind = kindOf(text)): UnitFacts & { readonly kind: TextKind } {
  const values = valuesIn(text, kind)
  if (values.size === 0) throw new CloneError(`there are no values of the kind ${kind} in it`)
  if (kind === 'upsc') return { kind, ...factsOfUpsc(values) }
  if (kind === 'apcupsd') return { kind, ...factsOfApcaccess(values) }
  return { kind, ...factsOfHid(values), ...factsOfUsbLog(text) }
}

function kindOf(text: string): TextKind {
  const kind = (Object.keys(KINDS) as TextKind[]).find((name) => KINDS[name].sign.test(text))
  if (kind) return kind
  throw new CloneError(
    `this is no dump that can be cloned from; known are ${TEXT_KINDS.join(', ')}: the output of upsc, of usbhid-ups -DDDDD, of apcaccess`,
  )
}

/** The last value counts: logs repeat themselves. */
function valuesIn(text: string, kind: TextKind): NamedValues {
  return new Map(
    [...text.matchAll(KINDS[kind].value)].map(([, name = '', value = '']) => [name.trim(), value]),
  )
}

/** What the driver says of the USB device, once per device it looks at. */
function factsOfUsbLog(text: string): UnitFacts {
  const product = [...text.matchAll(/- Product: (.*Smart-UPS.*)$/gim)].at(-1)?.[1]
  const serial = /- Serial Number: (\S+)/i.exec(product ? text.slice(text.indexOf(product)) : text)?.[1]
  const known = product === undefined ? {} : factsOfProduct(product)
  return serial === undefined ? known : { ...known, serial }
}
