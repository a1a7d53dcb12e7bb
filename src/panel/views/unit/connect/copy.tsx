import { useState } from 'preact/hooks'
import { copyText } from '../../../state/copy-text.ts'

const SAID_MS = 1500

/** Copies a text. That it was done is said, too. */
export function Copy({ text, what }: { readonly text: string; readonly what: string }) {
  const [said, setSaid] = useState('')
  const copy = async () => {
    setSaid((await copyText(text)) ? 'Copied' : 'Not copied')
    setTimeout(() => setSaid(''), SAID_MS)
  }
  return (
    <>
      <button type="button" class="copy" aria-label={`Copy ${what}`} onClick={() => void copy()}>
        {said || 'Copy'}
      </button>
      <span class="unseen" role="status">
        {said && `${said}: ${what}`}
      </span>
    </>
  )
}
