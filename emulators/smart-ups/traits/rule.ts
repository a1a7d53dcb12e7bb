/** Either the source that states something, or why it is assumed. */
export type Evidence = { readonly source: string } | { readonly assumed: string }

/** A value and what it holds for; without `where` it holds for all that no rule before it names. */
export type Rule<Where, T> = Evidence & { readonly where?: Where; readonly value: T }

/** Lets rules pass whose last one holds for every `one` they are about. @throws Error naming what they are of */
export function complete<R extends { readonly where?: unknown }>(
  of: string,
  one: string,
  rules: readonly R[],
): readonly R[] {
  if (rules.length === 0 || rules.at(-1)?.where !== undefined)
    throw new Error(`${of}: the last rule must hold for every ${one}`)
  return rules
}

/** The first rule that applies. */
export function firstOf<Where, T>(
  rules: readonly Rule<Where, T>[],
  applies: (where: Where) => boolean,
): Rule<Where, T> {
  return rules.find(({ where }) => where === undefined || applies(where))!
}
