import { useEffect } from 'preact/hooks'
import { usePage, useSelected, useUnit } from './context.ts'
import { useRoute, VIEWS, type View } from './route.ts'
import type { Link } from './state/bench-store.ts'
import { useCell } from './state/cell.ts'
import { ClockBar } from './views/clock-bar.tsx'
import { EventList } from './views/event-list.tsx'
import { NoticeList } from './views/notices.tsx'
import { Rack } from './views/rack/rack.tsx'
import { ScenariosView } from './views/scenarios/scenarios-view.tsx'
import { Snapshots } from './views/snapshots.tsx'
import { TokenForm } from './views/token-form.tsx'
import { UnitView } from './views/unit/unit-view.tsx'
import { WireView } from './views/wire/wire-view.tsx'
import { outputWords } from './words/names.ts'

export function App({ hadToken }: { readonly hadToken: boolean }) {
  const { store } = usePage()
  const link = useCell(store.link)
  const { view, unit } = useRoute()
  useEffect(() => {
    if (unit !== undefined) store.lastUnit.set(unit)
  }, [unit, store])
  if (link === 'locked') return <TokenForm refused={hadToken} />
  return (
    <>
      <a class="skip" href="#main">
        Skip to the bench
      </a>
      <header class="top">
        <h1>upslab</h1>
        <nav aria-label="Views">
          {(Object.keys(VIEWS) as View[]).map((name) => (
            <a key={name} href={`#/${name}`} aria-current={name === view ? 'page' : undefined}>
              {VIEWS[name]}
            </a>
          ))}
        </nav>
        <LinkLamp link={link} />
      </header>
      <section class="strip" aria-label="Clock and snapshots">
        <ClockBar />
        <Snapshots />
      </section>
      <Title view={view} />
      <main id="main" tabIndex={-1}>
        {view === 'bench' && <BenchView />}
        {view === 'scenarios' && <ScenariosView />}
        {view === 'wire' && <WireView />}
      </main>
      <NoticeList />
      <footer class="foot">Not affiliated with APC or Schneider Electric. Product names are theirs.</footer>
    </>
  )
}

const LINK: Readonly<Record<Link, string>> = {
  connecting: 'Connecting',
  live: 'Live',
  lost: 'Connection lost, trying again',
  locked: 'Locked',
}

function LinkLamp({ link }: { readonly link: Link }) {
  return (
    <p class="link" role="status" data-link={link}>
      {LINK[link]}
    </p>
  )
}

/** Names the view, and on the bench the unit that is looked at and how it is. */
function Title({ view }: { readonly view: View }) {
  const selected = useSelected()
  const unit = useUnit(selected ?? '')
  const title = view === 'bench' && unit ? `${unit.id}, ${outputWords(unit)[0]}` : VIEWS[view]
  useEffect(() => {
    document.title = `${title}: upslab`
  }, [title])
  return null
}

/** The rack, the unit that is looked at, and what happens. */
function BenchView() {
  const link = useCell(usePage().store.link)
  const selected = useSelected()
  if (selected === undefined) return <Waiting link={link} />
  return (
    <div class="bench">
      <div class="beside">
        <Rack selected={selected} />
        <EventList unit={selected} />
      </div>
      <UnitView key={selected} id={selected} />
    </div>
  )
}

function Waiting({ link }: { readonly link: Link }) {
  const [title, text] =
    link === 'lost'
      ? ['No answer from the bench', 'It may have ended. This page comes back by itself when the bench does.']
      : link === 'live'
        ? ['An empty bench', 'There is no unit on it. A lab file, or the flags of upslab up, put some there.']
        : ['Reading the bench', 'One moment.']
  return (
    <div class="waiting" aria-busy={link === 'connecting'}>
      <h2>{title}</h2>
      <p>{text}</p>
    </div>
  )
}
