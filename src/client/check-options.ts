/**
 * Makes sure that options have no fields but those allowed, each of its type. The client imports nothing of the emulator,
 * so that a page which talks to a bench does not carry one.
 *
 * @throws TypeError naming what was given and what is allowed
 */
export function checkOptions(
  call: string,
  options: unknown,
  allowed: Readonly<Record<string, 'string' | 'number' | 'boolean' | 'function' | 'object'>>,
): void {
  const names = Object.keys(allowed).join(', ')
  if (typeof options !== 'object' || options === null || Array.isArray(options))
    throw new TypeError(`${call}: ${String(options)} is not allowed; allowed: an object of ${names}`)
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(allowed, name)) throw new TypeError(`${call}: ${name} is not known; allowed: ${names}`)
    const type = allowed[name]
    if (value !== undefined && (typeof value !== type || value === null))
      throw new TypeError(
        `${call}: ${name} is ${String(value)}; allowed: ${type === 'object' ? 'an object' : `a ${type}`}`,
      )
  }
}
