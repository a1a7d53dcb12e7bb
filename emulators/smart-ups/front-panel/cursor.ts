import { RefusedValueError } from '../check-value.ts'
import type { SmartUps } from '../smart-ups.ts'
import type { ActionEntry, Choice, Menu, MenuEntry, NumberEntry } from './menu.ts'
import { visible } from './menu.ts'

interface Level {
  readonly menu: Menu
  index: number
}

/** Where a person stands, as plain data: menus and entries by their labels. */
export interface CursorData {
  readonly levels: readonly { readonly label: string; readonly index: number }[]
  readonly edit: { readonly label: string; readonly candidate: string | number } | null
  readonly question: { readonly label: string; readonly yes: boolean } | null
  readonly message: string | null
}

/** Where a person stands in the menu: levels, an edit under way, a question, or an answer to read. */
export class Cursor {
  #levels: Level[] = []
  #edit: { readonly entry: Choice | NumberEntry; candidate: string | number } | null = null
  #question: { readonly entry: ActionEntry; yes: boolean } | null = null
  message: string | null = null

  get home(): boolean {
    return this.#levels.length === 0
  }

  get title(): string {
    return this.#edit?.entry.label ?? this.#question?.entry.label ?? this.#top?.menu.label ?? ''
  }

  get asking(): boolean {
    return this.#question !== null
  }

  /** The question stands on Yes. */
  get answer(): boolean {
    return this.#question?.yes ?? false
  }

  get editing(): boolean {
    return this.#edit !== null
  }

  get candidateText(): string {
    const edit = this.#edit
    if (!edit) return ''
    if (edit.entry.kind === 'number') return `${edit.candidate} ${edit.entry.unit}`.trim()
    return edit.entry.options.find(([, value]) => value === edit.candidate)?.[0] ?? String(edit.candidate)
  }

  /** Entries of the present menu, and the one the cursor is on. */
  list(ups: SmartUps): { readonly entries: readonly MenuEntry[]; readonly index: number } {
    const level = this.#top
    if (!level) return { entries: [], index: 0 }
    const entries = visible(level.menu, ups)
    level.index = Math.min(level.index, Math.max(0, entries.length - 1))
    return { entries, index: level.index }
  }

  save(): CursorData {
    const [edit, question] = [this.#edit, this.#question]
    return {
      levels: this.#levels.map(({ menu, index }) => ({ label: menu.label, index })),
      edit: edit && { label: edit.entry.label, candidate: edit.candidate },
      question: question && { label: question.entry.label, yes: question.yes },
      message: this.message,
    }
  }

  /**
   * @param roots menus that can be opened from the home screen
   * @throws RangeError when there is no such place
   */
  load({ levels, edit, question, message }: CursorData, roots: readonly Menu[]): void {
    this.goHome()
    for (const { label, index } of levels) {
      const menus = this.#top?.menu.entries.filter((entry) => entry.kind === 'menu') ?? roots
      this.#levels.push({ menu: labelled(menus, label), index })
    }
    const entries = this.#top?.menu.entries ?? []
    if (edit) {
      const entry = labelled(entries.filter(isSetting), edit.label)
      this.#edit = { entry, candidate: edit.candidate }
    }
    if (question) {
      const entry = labelled(
        entries.filter((each) => each.kind === 'action'),
        question.label,
      )
      this.#question = { entry, yes: question.yes }
    }
    this.message = message
  }

  goHome(): void {
    this.#levels = []
    this.#edit = null
    this.#question = null
    this.message = null
  }

  open(menu: Menu): void {
    this.#levels.push({ menu, index: 0 })
  }

  /** Asks whether to do something, with No first. */
  ask(entry: ActionEntry): void {
    this.#question = { entry, yes: false }
  }

  escape(): void {
    if (this.message !== null) this.message = null
    else if (this.#edit) this.#edit = null
    else if (this.#question) this.#question = null
    else this.#levels.pop()
  }

  /** Moves by `steps`, down is positive. */
  move(ups: SmartUps, steps: number): void {
    if (this.message !== null) this.message = null
    else if (this.#question) this.#question.yes = steps > 0
    else if (this.#edit) this.#turn(steps)
    else if (this.#top) {
      const { entries, index } = this.list(ups)
      this.#top.index = Math.max(0, Math.min(entries.length - 1, index + steps))
    }
  }

  accept(ups: SmartUps): void {
    if (this.message !== null) this.message = null
    else if (this.#question) this.#decide(ups)
    else if (this.#edit) this.#store(ups)
    else this.#enter(ups)
  }

  get #top(): Level | undefined {
    return this.#levels[this.#levels.length - 1]
  }

  #enter(ups: SmartUps): void {
    const { entries, index } = this.list(ups)
    const entry = entries[index]
    if (!entry) return
    if (entry.kind === 'menu') this.open(entry)
    else if (entry.kind === 'action') this.ask(entry)
    else if (entry.kind === 'reading') this.message = entry.read(ups)
    else this.#edit = { entry, candidate: entry.get(ups) }
  }

  /** Up raises a number, as it moves up a list of choices. */
  #turn(steps: number): void {
    const edit = this.#edit!
    const { entry } = edit
    if (entry.kind === 'number') {
      const next = Number(edit.candidate) - steps * entry.step
      edit.candidate = Math.max(entry.min, Math.min(entry.max, next))
      return
    }
    const at = entry.options.findIndex(([, value]) => value === edit.candidate)
    edit.candidate = entry.options[Math.max(0, Math.min(entry.options.length - 1, at + steps))]![1]
  }

  #store(ups: SmartUps): void {
    const { entry, candidate } = this.#edit!
    this.#edit = null
    try {
      if (entry.kind === 'number') entry.set(ups, Number(candidate))
      else entry.set(ups, String(candidate))
    } catch (error) {
      this.message = (error as Error).message
    }
  }

  #decide(ups: SmartUps): void {
    const { entry, yes } = this.#question!
    this.#question = null
    if (yes) this.message = entry.run(ups)
  }
}

function isSetting(entry: MenuEntry): entry is Choice | NumberEntry {
  return entry.kind === 'choice' || entry.kind === 'number'
}

function labelled<T extends MenuEntry>(entries: readonly T[], label: string): T {
  const found = entries.find((entry) => entry.label === label)
  if (found) return found
  const labels = entries.map((entry) => entry.label).join(', ')
  throw new RefusedValueError(`the panel has no ${JSON.stringify(label)} there; it has: ${labels}`)
}
