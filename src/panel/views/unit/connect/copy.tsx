import { useState } from 'preact/hooks'
import { copyText } from '../../../state/copy-text.ts'

const SAID_MS = 1500

interface CopyProps {
  readonly text: string
  /** What it is, for those who do not see where the button stands. */
  readonly what: string
  /** The first words of `Copy` and what it is. */
  readonly label?: string
}

/** Copies a text. That it was done is said, too. */
export function Copy({ text, what, label = 'Copy' }: CopyProps) {
  const [said, setSaid] = useState('')
  const copy = async () => {
    setSaid((await copyText(text)) ? 'Copied' : 'Not copied')
    setTimeout(() => setSaid(''), SAID_MS)
  }
  return (
    <>
      <button type="button" class="copy" aria-label={`${said || 'Copy'} ${what}`} onClick={() => void copy()}>
        {said || label}
      </button>
      <span class="unseen" role="status">
        {said && `${said}: ${what}`}
      </span>
    </>
  )
}
