import { showUnits } from './dashboard.js'

/** With `?bench=here` the bench runs in this page; without, the server of the page stands in front of a real one. */
const here = new URLSearchParams(location.search).get('bench') === 'here'
if (here) await (await import('./bench-in-page.js')).start(location.origin)
await showUnits(document.querySelector('#units'), location.origin)
