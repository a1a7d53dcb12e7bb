import { useState } from 'preact/hooks'
import { usePage } from '../context.ts'
import { useRoute } from '../route.ts'
import { addressOf } from '../state/address.ts'
import { copyText } from '../state/copy-text.ts'
import { packed } from '../state/packed-text.ts'
import { OWN } from './scenarios/scenario-values.ts'

const SAID_MS = 2500

/** Copies a link to what is looked at: the view, its unit, filters, and a scenario with all it is run with. */
export function Share() {
  const { own, store } = usePage()
  const { view, values } = useRoute()
  const [said, setSaid] = useState('')
  const share = async () => {
    const text = view === 'scenarios' && values.scenario === OWN ? own.text.value : ''
    const { origin, pathname, hash } = window.location
    // A scenario of one's own is nowhere but in this page: the link carries it.
    const behind = text === '' ? hash : addressOf([view], { ...values, text: await packed(text) })
    const done = await copyText(`${origin}${pathname}${behind}`)
    setSaid(done ? 'Link copied' : 'Not copied')
    if (!done) store.notices.say('refused', 'The link was not copied: take it from the address of the page.')
    setTimeout(() => setSaid(''), SAID_MS)
  }
  return (
    <>
      <button type="button" class="share" onClick={() => void share()}>
        {said || 'Share'}
      </button>
      <span class="unseen" role="status">
        {said}
      </span>
    </>
  )
}
