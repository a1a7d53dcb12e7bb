import type { Argument, Command, Option } from 'commander'

/** Names that are looked up only when they are asked for, since some take a while. */
export interface KnownNames {
  readonly models: () => readonly string[]
  /** Versions of a model or a network card; of the stock model when none is named. */
  readonly versions: (of: string | undefined) => readonly string[]
  readonly defects: () => readonly string[]
  readonly scenarios: () => readonly string[]
}

/** What a value is, by the name that help shows for it. */
const KINDS: Readonly<Record<string, keyof KnownNames>> = {
  model: 'models',
  models: 'models',
  version: 'versions',
  versions: 'versions',
  before: 'versions',
  after: 'versions',
  defect: 'defects',
  scenario: 'scenarios',
}
/** Arguments of one command whose name says less. */
const ARGUMENTS: Readonly<Record<string, readonly (keyof KnownNames)[]>> = {
  models: ['models'],
  firmware: ['models', 'versions'],
}

/**
 * What can stand in place of the last word.
 *
 * @param words those after `upslab`; the last one is being typed, and may be empty
 * @param commands the one that the first word names, loaded; none while that word is being typed
 */
export function candidates(
  words: readonly string[],
  names: readonly string[],
  command: Command | undefined,
  known: KnownNames,
): string[] {
  const typed = words.at(-1) ?? ''
  if (words.length <= 1 || command === undefined) return starting([...names, 'help'], typed)
  const before = words.slice(1, -1)
  const option = optionNamed(command, before.at(-1))
  if (option && takesValue(option)) return inList(valuesOf(option, command, before, known), typed)
  if (typed.startsWith('-')) return starting(flagsLeft(command, before), typed)
  const place = positional(command, before)
  const argument = command.registeredArguments[Math.min(place.length, command.registeredArguments.length - 1)]
  return argument ? inList(argumentValues(argument, command, place, known), typed) : []
}

const starting = (all: readonly string[], typed: string) => all.filter((name) => name.startsWith(typed))

/** The last of a list with commas; those before it stay. */
function inList(all: readonly string[], typed: string): string[] {
  const done = typed.slice(0, typed.lastIndexOf(',') + 1)
  const taken = done.split(',')
  const last = typed.slice(done.length)
  return all.filter((name) => name.startsWith(last) && !taken.includes(name)).map((name) => `${done}${name}`)
}

const optionNamed = (command: Command, word: string | undefined): Option | undefined =>
  word?.startsWith('-')
    ? command.options.find(({ long, short }) => word === long || word === short)
    : undefined

const takesValue = (option: Option) => option.required || option.optional

/** `--model` is both the name of a value and where versions follow from. */
function valuesOf(
  option: Option,
  command: Command,
  before: readonly string[],
  known: KnownNames,
): readonly string[] {
  const name = option.long?.slice(2) ?? ''
  if (option.argChoices) return option.argChoices
  if (name === 'card') return optionCards(command)
  if (name === 'card-firmware') return known.versions(valueAfter(before, '--card'))
  if (name === 'firmware' || name === 'update') return known.versions(valueAfter(before, '--model'))
  const kind = KINDS[name]
  return kind === undefined ? [] : namesOf(kind, known, valueAfter(before, '--model'))
}

/** Cards stand in the description of an option that takes a list of them. */
const optionCards = (command: Command) =>
  [
    ...(command.options.find(({ long }) => long === '--card')?.description ?? '').matchAll(/AP\d{4}|none/g),
  ].map(([card]) => card)

function valueAfter(words: readonly string[], flag: string): string | undefined {
  const at = words.lastIndexOf(flag)
  return at < 0 ? undefined : words[at + 1]?.split(',')[0]
}

function namesOf(kind: keyof KnownNames, known: KnownNames, of: string | undefined): readonly string[] {
  return kind === 'versions' ? known.versions(of) : known[kind]()
}

function flagsLeft(command: Command, before: readonly string[]): string[] {
  const flags = command.options.flatMap(({ long, variadic }) =>
    long && (variadic || !before.includes(long)) ? [long] : [],
  )
  return [...flags, '--help']
}

/** Words that are neither flags nor values of flags. */
function positional(command: Command, before: readonly string[]): string[] {
  return before.filter((word, index) => {
    const option = optionNamed(command, before[index - 1])
    return !word.startsWith('-') && !(option && takesValue(option))
  })
}

function argumentValues(
  argument: Argument,
  command: Command,
  place: readonly string[],
  known: KnownNames,
): readonly string[] {
  if (argument.argChoices) return argument.argChoices
  const kind = ARGUMENTS[command.name()]?.[place.length] ?? KINDS[argument.name()]
  return kind === undefined ? [] : namesOf(kind, known, place[0])
}
