import { drawFrom } from './draw.ts'

type Path = readonly (string | number)[]

/** Values that somebody sends where another was meant. */
const HOSTILE: readonly unknown[] = [
  ...[null, true, false, 0, 1, -1, 0.5, -0.001, 2, 1e6, 1e15, 8.64e15, 9e15, 1e300, -1e300],
  ...['', 'x', '1', '__proto__', 'constructor', 'off', 'MOG', '09.3', 'x'.repeat(5000)],
  ...[[], {}, [[]], [null], [1, 2, 3], { x: 1 }, { kind: 'off' }, [{ at: 1, text: 'x' }]],
]

/** A source of mutated copies of JSON values; the same seed gives the same ones. */
export function jsonMutator(seed: number) {
  const draw = drawFrom(seed)
  const { pick } = draw
  const replacement = (document: unknown, old: unknown): unknown => {
    if (typeof old === 'number' && draw.below(2) === 0)
      return pick([old + 1, old - 1, -old, old * 1000, old / 3, old + 60_000, Math.round(old) + 1])
    if (typeof old === 'boolean' && draw.below(2) === 0) return !old
    // A value that is right somewhere else is the likeliest to be taken.
    return draw.below(3) === 0 ? valueAt(document, pick(pathsOf(document))) : pick(HOSTILE)
  }
  const change = (document: unknown): unknown => {
    const paths = pathsOf(document)
    const path = pick(paths.length > 1 ? paths.slice(1) : paths)
    const copy = structuredClone(document)
    if (path.length === 0) return pick(HOSTILE)
    const parent = valueAt(copy, path.slice(0, -1)) as Record<string | number, unknown>
    const key = path.at(-1)!
    const how = draw.below(8)
    if (how === 0) Reflect.deleteProperty(parent, key)
    else if (how === 1) parent[`${key}x`] = parent[key]
    else if (how === 2 && Array.isArray(parent)) parent.push(...structuredClone(parent))
    else define(parent, key, structuredClone(replacement(document, parent[key])))
    return copy
  }
  /** A copy with one to `most` places changed. */
  return (document: unknown, most = 3): unknown => {
    let result = document
    for (let left = 1 + draw.below(most); left > 0; left--) result = change(result)
    return result
  }
}

function define(parent: object, key: string | number, value: unknown): void {
  Object.defineProperty(parent, key, { value, enumerable: true, writable: true, configurable: true })
}

/** Every place in a value, the whole of it first. */
export function pathsOf(node: unknown, path: Path = []): Path[] {
  if (typeof node !== 'object' || node === null) return [path]
  const keys = Array.isArray(node) ? [...node.keys()] : Object.keys(node)
  return [
    path,
    ...keys.flatMap((key) => pathsOf((node as Record<string | number, unknown>)[key], [...path, key])),
  ]
}

function valueAt(node: unknown, path: Path): unknown {
  return path.reduce((at: unknown, key) => (at as Record<string | number, unknown>)?.[key], node)
}
