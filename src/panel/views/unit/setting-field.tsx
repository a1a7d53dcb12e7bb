import { useId } from 'preact/hooks'
import type { AcceptedValues } from '../../../client/types.ts'

export type SettingValue = string | number | boolean

interface SettingFieldProps {
  readonly name: string
  readonly value: SettingValue
  readonly accepted: AcceptedValues[string]
  readonly onChange: (value: SettingValue) => Promise<boolean>
}

/** A setting, to be changed to what it accepts: a list, a number within bounds, or a text. */
export function SettingField({ name, value, accepted, onChange }: SettingFieldProps) {
  const id = useId()
  const { allowed, values, min } = accepted
  const give = async (element: HTMLInputElement | HTMLSelectElement, given: SettingValue) => {
    // What was refused is not set: the field shows what is.
    if (!(await onChange(given))) element.value = String(value)
  }
  return (
    <label class="setting" for={id} title={`allowed: ${allowed}`}>
      <span>{nameWords(name)}</span>
      {values ? (
        <select
          id={id}
          value={String(value)}
          onChange={({ currentTarget }) => {
            const given = values.find((each) => String(each) === currentTarget.value)
            if (given !== undefined) void give(currentTarget, given)
          }}
        >
          {(values.includes(value as never) ? values : [value, ...values]).map((each) => (
            <option key={String(each)} value={String(each)}>
              {typeof each === 'boolean' ? (each ? 'on' : 'off') : String(each)}
            </option>
          ))}
        </select>
      ) : (
        <Typed id={id} value={value} accepted={accepted} onGive={give} />
      )}
      <small>{min === undefined ? '' : allowed.replace(/^whole number from |, or text.*$/g, '')}</small>
    </label>
  )
}

interface TypedProps extends Pick<SettingFieldProps, 'value' | 'accepted'> {
  readonly id: string
  readonly onGive: (element: HTMLInputElement, given: SettingValue) => Promise<void>
}

function Typed({ id, value, accepted: { min, max, longest }, onGive }: TypedProps) {
  const shown = { id, value: String(value) }
  if (min === undefined)
    return (
      <input
        {...shown}
        maxLength={longest}
        onChange={({ currentTarget }) => void onGive(currentTarget, currentTarget.value)}
      />
    )
  return (
    <input
      {...shown}
      type="number"
      min={min}
      max={max}
      onChange={({ currentTarget }) => void onGive(currentTarget, Number(currentTarget.value))}
    />
  )
}

/** `lowRuntimeWarning`, `low runtime warning`. */
const nameWords = (name: string) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
