import { useState } from 'preact/hooks'
import type { Values } from '../../state/address.ts'

/** What a run is made with; `other` makes it two runs. */
export interface Choices {
  readonly model: string
  readonly firmware: string
  readonly other: string | undefined
  readonly seed: number | undefined
}

interface RunFormProps {
  /** Versions that the scenario expects verdicts of. */
  readonly firmwares: readonly string[]
  readonly running: boolean
  /** What the address says that a run is made with. */
  readonly values: Values
  readonly onRun: (choices: Choices) => void
  /** Plays it on the bench that is looked at. */
  readonly onPlay: (choices: Choices) => void
}

export function RunForm({ running, firmwares, values, onRun, onPlay }: RunFormProps) {
  const [model, setModel] = useState(values.model ?? '')
  const [firmware, setFirmware] = useState(values.firmware ?? firmwares[0] ?? '')
  const [other, setOther] = useState(values.beside ?? firmwares[1] ?? '')
  const [seed, setSeed] = useState(values.seed ?? '')
  const choices = {
    model: model.trim(),
    firmware: firmware.trim(),
    seed: seed === '' ? undefined : Number(seed),
  }
  const comparable = choices.firmware !== '' && other.trim() !== ''
  const go = (wanted: Choices) => {
    if (!running) onRun(wanted)
  }
  return (
    <form
      class="sheet run-form"
      aria-label="Run"
      onSubmit={(event) => {
        event.preventDefault()
        go({ ...choices, other: undefined })
      }}
    >
      <Text label="Firmware" value={firmware} hint="its own" onInput={setFirmware} />
      <Text long label="Model" value={model} hint="the scenario’s own" onInput={setModel} />
      <Text label="Seed" value={seed} hint="drawn" pattern="[0-9]*" onInput={setSeed} />
      <button type="submit" class="primary" aria-disabled={running}>
        {running ? 'Running …' : 'Run'}
      </button>
      <button type="button" onClick={() => onPlay({ ...choices, other: undefined })}>
        Play on this bench
      </button>
      <span class="or">or</span>
      <Text label="beside" value={other} hint="version" onInput={setOther} />
      <button
        type="button"
        aria-disabled={running || !comparable}
        onClick={() => {
          if (comparable) go({ ...choices, other: other.trim() })
        }}
      >
        Compare
      </button>
    </form>
  )
}

interface TextProps {
  readonly label: string
  readonly value: string
  readonly hint: string
  readonly pattern?: string
  readonly long?: boolean
  readonly onInput: (value: string) => void
}

function Text({ label, value, hint, pattern, long, onInput }: TextProps) {
  return (
    <label class={long ? 'field long' : 'field'}>
      <span>{label}</span>
      <input
        type="text"
        value={value}
        placeholder={hint}
        pattern={pattern}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
    </label>
  )
}
