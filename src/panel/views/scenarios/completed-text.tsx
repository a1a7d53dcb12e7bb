import type { RefObject } from 'preact'
import { useId, useState } from 'preact/hooks'
import { usePage } from '../../context.ts'
import { suggestions, wordBefore, wordsOf } from '../../state/complete.ts'

interface CompletedTextProps {
  readonly id: string
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly value: string
  readonly describedBy: string | undefined
  readonly onWrite: (text: string) => void
}

/** A text in which Ctrl and the space bar complete the word that was begun: fields, models, versions. */
export function CompletedText({ id, field, value, describedBy, onWrite }: CompletedTextProps) {
  const { store } = usePage()
  const list = useId()
  const [words, setWords] = useState<readonly string[] | null>(null)
  const [found, setFound] = useState<readonly string[]>([])
  const [at, setAt] = useState(0)
  const open = found.length > 0
  const known = async () => {
    if (words) return words
    const { client } = store
    const [schema, models, lines] = await Promise.all([
      client.getScenarioSchema(),
      client.listModels(),
      client.listFirmware(),
    ])
    const versions = new Set(lines.flatMap((line) => line.known))
    const all = [...wordsOf(schema), ...models.map(({ model }) => model), ...versions]
    setWords(all)
    return all
  }
  const suggest = (all: readonly string[]) => {
    const { current } = field
    if (!current) return
    setAt(0)
    setFound(suggestions(all, wordBefore(current.value, current.selectionStart).word))
  }
  const take = (word: string) => {
    const { current } = field
    if (!current) return
    const place = current.selectionStart
    current.setRangeText(word, wordBefore(current.value, place).from, place, 'end')
    onWrite(current.value)
    setFound([])
    current.focus()
  }
  const key = (event: KeyboardEvent) => {
    if (event.key === ' ' && event.ctrlKey) {
      event.preventDefault()
      void store.quietly(async () => suggest(await known()))
      return
    }
    if (!open) return
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => setAt((at + 1) % found.length),
      ArrowUp: () => setAt((at + found.length - 1) % found.length),
      Enter: () => take(found[at]!),
      Tab: () => take(found[at]!),
      Escape: () => setFound([]),
    }
    const move = moves[event.key]
    if (!move) return
    event.preventDefault()
    move()
  }
  return (
    <>
      <textarea
        ref={field}
        id={id}
        rows={16}
        wrap="off"
        spellcheck={false}
        autocomplete="off"
        value={value}
        aria-invalid={describedBy !== undefined}
        aria-describedby={describedBy}
        aria-controls={open ? list : undefined}
        aria-activedescendant={open ? `${list}-${at}` : undefined}
        onKeyDown={key}
        onBlur={() => setFound([])}
        onInput={({ currentTarget }) => {
          onWrite(currentTarget.value)
          if (open && words) suggest(words)
        }}
      />
      <p class="hint">
        <kbd>Ctrl</kbd> + <kbd>Space</kbd> completes fields, models and versions.
      </p>
      {open && (
        <div id={list} class="completions" role="listbox" aria-label="Completions">
          {found.map((word, index) => (
            <div
              key={word}
              id={`${list}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              onMouseDown={(event) => {
                event.preventDefault()
                take(word)
              }}
            >
              {word}
            </div>
          ))}
        </div>
      )}
    </>
  )
}
