/** Values that remember which of them somebody has asked for. */
export class TrackedValues extends Map<string, string> {
  readonly names = new Set<string>()

  override get(name: string): string | undefined {
    this.names?.add(name)
    return super.get(name)
  }

  /** The others, as `name value`. */
  unasked(): string[] {
    return [...this].flatMap(([name, value]) => (this.names.has(name) ? [] : [`${name} ${value.trim()}`]))
  }
}
