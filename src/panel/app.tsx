import { useEffect, useRef } from 'preact/hooks'
import { usePage, useSelected, useUnit } from './context.ts'
import { useRoute, VIEWS, type View } from './route.ts'
import { address, addressOf } from './state/address.ts'
import type { Link } from './state/bench-store.ts'
import { useCell } from './state/cell.ts'
import { useShowUnit } from './state/show-unit.ts'
import { measureHeight } from './state/sticky.ts'
import { ClockBar } from './views/clock-bar.tsx'
import { EventList } from './views/event-list.tsx'
import { lazy } from './views/lazy.tsx'
import { Live } from './views/live.tsx'
import { NoticeList } from './views/notices.tsx'
import { PlayBar } from './views/play/play-bar.tsx'
import { Rack } from './views/rack/rack.tsx'
import { Share } from './views/share.tsx'
import { Snapshots } from './views/snapshots.tsx'
import { TakeBack } from './views/take-back.tsx'
import { TokenForm } from './views/token-form.tsx'
import { UnitView } from './views/unit/unit-view.tsx'
import { UnitsMenu } from './views/units-menu.tsx'
import { timeOfDay } from './words/format.ts'
import { outputWords } from './words/names.ts'

const ScenariosView = lazy(() =>
  import('./views/scenarios/scenarios-view.tsx').then((part) => part.ScenariosView),
)
const TogetherView = lazy(() =>
  import('./views/together/together-view.tsx').then((part) => part.TogetherView),
)
const WireView = lazy(() => import('./views/wire/wire-view.tsx').then((part) => part.WireView))

export function App({ hadToken }: { readonly hadToken: boolean }) {
  const { store } = usePage()
  const link = useCell(store.link)
  const { view, unit } = useRoute()
  const hash = useCell(address)
  useEffect(() => {
    if (unit !== undefined) store.lastUnit.set(unit)
    store.left.set(view, hash)
  }, [unit, view, hash, store])
  const shown = useUnit(useSelected() ?? '') !== undefined
  const strip = useRef<HTMLElement>(null)
  useEffect(() => measureHeight(strip.current, '--strip'), [link === 'locked'])
  useShowUnit(unit)
  if (link === 'locked') return <TokenForm refused={hadToken} />
  return (
    <>
      <SkipLinks unit={view === 'bench' && shown} />
      <header class="top">
        <h1>upslab</h1>
        <nav aria-label="Views">
          {(Object.keys(VIEWS) as View[]).map((name) => (
            <a
              key={name}
              href={store.left.get(name) || addressOf([name])}
              aria-current={name === view ? 'page' : undefined}
            >
              {VIEWS[name]}
            </a>
          ))}
        </nav>
        <Share />
        <LinkLamp link={link} />
        <Live>
          <UnitsMenu />
        </Live>
      </header>
      <section ref={strip} class="strip" aria-label="Clock and snapshots">
        <Live>
          <ClockBar />
          <TakeBack />
          <Snapshots />
        </Live>
      </section>
      <Title view={view} />
      {link === 'lost' && <Lost />}
      <Live>
        <PlayBar />
      </Live>
      <main id="main" tabIndex={-1} data-link={link}>
        {view === 'bench' && <BenchView />}
        {view === 'scenarios' && <ScenariosView />}
        {view === 'together' && <TogetherView />}
        {view === 'wire' && <WireView />}
      </main>
      <NoticeList />
      <footer class="foot">Not affiliated with APC or Schneider Electric. Product names are theirs.</footer>
    </>
  )
}

/** Places that the keyboard reaches at once. The address behind # says what is looked at: it is left alone. */
function SkipLinks({ unit }: { readonly unit: boolean }) {
  const to = (id: string) => (event: Event) => {
    event.preventDefault()
    const element = document.getElementById(id)
    element?.scrollIntoView({ block: 'start' })
    element?.focus({ preventScroll: true })
  }
  const links = { main: 'Skip to the bench', ...(unit ? { 'unit-title': 'Skip to the unit' } : {}) }
  return (
    <>
      {Object.entries(links).map(([id, text]) => (
        <a key={id} class="skip" href={`#${id}`} onClick={to(id)}>
          {text}
        </a>
      ))}
    </>
  )
}

/** While the bench does not answer, what is shown is what was. */
function Lost() {
  const clock = useCell(usePage().store.clock)
  return (
    <p class="lost" role="alert">
      The bench does not answer.{' '}
      {clock && `What is shown is how it was at ${timeOfDay(clock.seconds * 1000)}. `}
      This page comes back by itself when the bench does.
    </p>
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
      {link === 'live' && <ShowTheBug />}
    </div>
  )
}

/** A tour of what this bench is for, where there is nothing else to see. */
function ShowTheBug() {
  const { player } = usePage()
  return (
    <p>
      <button
        type="button"
        class="primary"
        onClick={() => void player.begin({ scenario: 'show-me-the-bug', speed: 1.5 })}
      >
        Show me the bug
      </button>{' '}
      It takes two minutes: somebody turns a UPS off to stay off, and it comes back by itself.
    </p>
  )
}
