/** Spellings that are read for one more release. */
const warned = new Set<string>()

/** Warns, once in a process, that something is spelled as it used to be: on standard error, or on a browser's console. */
export function deprecated(old: string, now: string): void {
  const text = `upslab: ${old} is read until 0.3; write ${now}`
  if (warned.has(text)) return
  warned.add(text)
  // A browser has no process; bundlers put an object in its place that may lack this.
  const { process } = globalThis as { process?: { emitWarning?: (text: string, type: string) => void } }
  if (process?.emitWarning) process.emitWarning(text, 'DeprecationWarning')
  else console.warn(text)
}
