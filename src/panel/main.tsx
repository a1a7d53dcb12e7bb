import { render } from 'preact'
import { tokenFromAddress } from './api/token.ts'
import { App } from './app.tsx'
import { PageContext } from './context.ts'
import { BenchStore } from './state/bench-store.ts'
import { Follower } from './state/follower.ts'
import { keepFocus } from './state/keep-focus.ts'
import { OwnScenario } from './state/own-scenario.ts'
import { Panels } from './state/panels.ts'
import { Player } from './state/player.ts'
import { Refresher } from './state/refresher.ts'
import './styles/index.css'
import { loadRest } from './views/lazy.tsx'

const token = tokenFromAddress()
// A link with a token that is opened in this very tab only moves the part behind #.
window.addEventListener('hashchange', () => {
  if (window.location.hash.startsWith('#token=') && tokenFromAddress() !== undefined) window.location.reload()
})
const store = new BenchStore(token)
const panels = new Panels(store.client)
const refresher = new Refresher(store, panels)
const follower = new Follower(store, refresher)
refresher.start()
void follower.run()
keepFocus()

render(
  <PageContext.Provider value={{ store, panels, own: new OwnScenario(), player: new Player(store) }}>
    <App hadToken={token !== undefined} />
  </PageContext.Provider>,
  document.getElementById('app')!,
)
// Not before the first units are there.
const shown = store.ids.watch(() => {
  shown()
  loadRest()
})
