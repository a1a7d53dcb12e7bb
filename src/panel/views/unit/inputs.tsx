import { useEffect, useId, useRef, useState } from 'preact/hooks'

interface FieldProps {
  readonly label: string
  readonly unit: string
  readonly value: number
  readonly min: number
  readonly step?: number
  /** Sets the value; until that is done, what was entered is shown. */
  readonly onChange: (value: number) => Promise<unknown>
}

interface SliderProps extends FieldProps {
  readonly max: number
  /** A place worth finding again, such as the nominal voltage. */
  readonly mark?: number | undefined
}

/** What somebody enters, until it is set: the bench's own readings must not change it under their hands. */
function useEntry({ value, onChange }: FieldProps) {
  const [entered, setEntered] = useState<string | null>(null)
  return {
    shown: entered ?? String(value),
    enter: setEntered,
    leave: () => setEntered(null),
    async commit(text: string) {
      setEntered(text)
      await onChange(Number(text))
      setEntered(null)
    },
  }
}

/** After so long without another change a slider stands where it was meant to. */
const SETTLED_MS = 250

/** A value to be drawn along a line; it is set on letting go. */
export function Slider(props: SliderProps) {
  const { label, unit, min, max, step = 1, mark } = props
  const { shown, enter, commit } = useEntry(props)
  const timer = useRef(0)
  const byKey = useRef(false)
  useEffect(() => () => clearTimeout(timer.current), [])
  // With the keyboard every arrow is a change: the bench is given where they end.
  const set = (text: string) => {
    clearTimeout(timer.current)
    if (!byKey.current) return void commit(text)
    enter(text)
    timer.current = window.setTimeout(() => void commit(text), SETTLED_MS)
  }
  const [id, marks] = [useId(), useId()]
  const value = Number(shown)
  const said = `${Number.isInteger(step) ? Math.round(value) : value} ${unit}`
  return (
    <div class="slider">
      <label for={id}>{label}</label>
      <b aria-hidden="true">{said}</b>
      <input
        id={id}
        type="range"
        aria-valuetext={said}
        min={min}
        max={max}
        step={step}
        value={shown}
        style={{ '--part': `${((value - min) / (max - min)) * 100}%` }}
        list={mark === undefined ? undefined : marks}
        onInput={({ currentTarget }) => enter(currentTarget.value)}
        onKeyDown={() => {
          byKey.current = true
        }}
        onPointerDown={() => {
          byKey.current = false
        }}
        onChange={({ currentTarget }) => set(currentTarget.value)}
      />
      {mark !== undefined && (
        <datalist id={marks}>
          <option value={mark} />
        </datalist>
      )}
    </div>
  )
}

/** A number to be typed; it is set with Enter or on leaving the field. */
export function NumberField(props: FieldProps & { readonly name: string }) {
  const { label, unit, min, step = 1, name } = props
  const { shown, enter, leave, commit } = useEntry(props)
  return (
    <label class="field">
      <span>{label}</span>
      <input
        type="number"
        min={min}
        step={step}
        value={shown}
        aria-label={name}
        onInput={({ currentTarget }) => enter(currentTarget.value)}
        onChange={({ currentTarget }) => {
          if (currentTarget.value === '') leave()
          else void commit(currentTarget.value)
        }}
        onBlur={leave}
      />
      <span>{unit}</span>
    </label>
  )
}

interface SwitchProps {
  readonly label: string
  readonly on: boolean
  readonly words?: readonly [on: string, off: string]
  readonly onChange: (on: boolean) => void
}

export function Switch({ label, on, words, onChange }: SwitchProps) {
  return (
    <button type="button" class="switch" role="switch" aria-checked={on} onClick={() => onChange(!on)}>
      <span class="switch-way" aria-hidden="true" />
      <span>{label}</span>
      {words && <span class="switch-words">{on ? words[0] : words[1]}</span>}
    </button>
  )
}
