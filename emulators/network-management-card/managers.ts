/** Managers that are remembered. */
const MOST = 16

/** Who uses a card: the managers that it has lately answered, and those who are logged in at its console. */
export class Managers {
  readonly #answered = new Map<string, number>()
  #logins = 0

  /** Addresses, the latest last. */
  get addresses(): readonly string[] {
    return [...this.#answered.keys()]
  }

  /** Somebody is logged in. */
  get anyLoggedIn(): boolean {
    return this.#logins > 0
  }

  /** @param at device ms */
  answered(address: string, at: number): void {
    this.#answered.delete(address)
    this.#answered.set(address, at)
    if (this.#answered.size > MOST) this.#answered.delete(this.#answered.keys().next().value!)
  }

  forget(): void {
    this.#answered.clear()
  }

  /** Somebody logs in; what it returns logs him out, once. */
  logIn(): () => void {
    this.#logins++
    let left = false
    return () => {
      if (!left) this.#logins--
      left = true
    }
  }
}
