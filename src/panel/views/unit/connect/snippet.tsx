import type { ConnectSnippet } from '../../../../client/connect/snippet.ts'
import { Copy } from './copy.tsx'

/** The lines for one client at one port. */
export function Snippet({ snippet: { port, into, text, note } }: { readonly snippet: ConnectSnippet }) {
  const name = port === null ? into : `${into}, ${port}`
  return (
    <div class="snippet">
      <header>
        <b>{name}</b>
        <Copy text={text} what={name} />
      </header>
      {/* Scrolled with the keyboard as well. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls wants the focus */}
      <pre tabIndex={0}>
        <code>{text}</code>
      </pre>
      {note && <p>{note}</p>}
    </div>
  )
}
