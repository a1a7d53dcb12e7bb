import { useState } from 'preact/hooks'
import { forgetToken, keepToken } from '../api/token.ts'

/** Asks for the token of the bench. */
export function TokenForm({ refused }: { readonly refused: boolean }) {
  const [token, setToken] = useState('')
  return (
    <main class="locked">
      <form
        class="sheet"
        onSubmit={(event) => {
          event.preventDefault()
          forgetToken()
          keepToken(token.trim())
          window.location.reload()
        }}
      >
        <h1>This bench wants a token</h1>
        <p>
          It is the one given to <code>upslab up</code> by --token or UPSLAB_TOKEN. It stays in this tab.
        </p>
        {refused && <p role="alert">The token was not accepted.</p>}
        <label class="field">
          <span>Token</span>
          <input
            type="password"
            autoComplete="off"
            required
            value={token}
            onInput={({ currentTarget }) => setToken(currentTarget.value)}
          />
        </label>
        <button type="submit" class="primary">
          Open the bench
        </button>
      </form>
    </main>
  )
}
