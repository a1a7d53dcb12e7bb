import { useEffect, useState } from 'preact/hooks'

interface SliderProps {
  readonly label: string
  readonly unit: string
  readonly value: number
  readonly min: number
  readonly max: number
  readonly step?: number
  /** A place worth finding again, such as the nominal voltage. */
  readonly mark?: number | undefined
  readonly onChange: (value: number) => void
}

/** A value to be drawn along a line. It follows the bench, except while somebody moves it; what is set is set on letting go. */
export function Slider({ label, unit, value, min, max, step = 1, mark, onChange }: SliderProps) {
  const [moved, setMoved] = useState<number | null>(null)
  // A new value from the bench ends the moving.
  useEffect(() => setMoved(null), [value])
  const shown = moved ?? value
  return (
    <label class="slider">
      <span class="slider-name">{label}</span>
      <output>
        {Number.isInteger(step) ? Math.round(shown) : shown} {unit}
      </output>
      <input
        type="range"
        min={min}
        max={max}
        step={step}
        value={shown}
        style={{ '--part': `${((shown - min) / (max - min)) * 100}%` }}
        list={mark === undefined ? undefined : `${label}-mark`}
        onInput={({ currentTarget }) => setMoved(Number(currentTarget.value))}
        onChange={({ currentTarget }) => onChange(Number(currentTarget.value))}
      />
      {mark !== undefined && (
        <datalist id={`${label}-mark`}>
          <option value={mark} />
        </datalist>
      )}
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
