import { useId, useState } from 'preact/hooks'
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
  const give = async (element: HTMLSelectElement, given: SettingValue) => {
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
        <Typed id={id} value={value} accepted={accepted} onChange={onChange} />
      )}
      <small>{min === undefined ? '' : allowed.replace(/^whole number from |, or text.*$/g, '')}</small>
    </label>
  )
}

interface TypedProps extends Pick<SettingFieldProps, 'value' | 'accepted' | 'onChange'> {
  readonly id: string
}

/** A number or a text. What is being typed is left alone by what the bench says meanwhile; what was refused is not kept. */
function Typed({ id, value, accepted: { min, max, longest }, onChange }: TypedProps) {
  const [entered, setEntered] = useState<string | null>(null)
  const set = async (text: string) => {
    await onChange(min === undefined ? text : Number(text))
    setEntered(null)
  }
  const shared = {
    id,
    value: entered ?? String(value),
    onInput: ({ currentTarget }: { currentTarget: HTMLInputElement }) => setEntered(currentTarget.value),
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) => void set(currentTarget.value),
  }
  if (min === undefined) return <input {...shared} maxLength={longest} />
  return <input {...shared} type="number" min={min} max={max} />
}

/** `lowRuntimeWarning`, `low runtime warning`. */
const nameWords = (name: string) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
