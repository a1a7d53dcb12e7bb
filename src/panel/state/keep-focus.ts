const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex]'

/**
 * Keeps the focus near where it was when what has it goes away or is disabled: on what took its place, else on what is
 * close by. Without this it falls to the body, and whoever works with the keyboard begins at the top again.
 */
export function keepFocus(root: Document = document): void {
  let last: Element | undefined
  let parents: Element[] = []
  let index = 0
  /** What was disabled under the focus, and where the focus went meanwhile. */
  let away: { readonly from: HTMLElement; readonly to: Element } | undefined
  root.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof Element)) return
    last = target
    parents = parentsOf(target)
    index = parents[0] ? (focusable(parents[0]) as Element[]).indexOf(target) : 0
  })
  // Whoever presses on nothing means to leave.
  root.addEventListener('pointerdown', ({ target }) => {
    if (target instanceof Element && !target.closest(FOCUSABLE)) last = undefined
  })
  const look = () => {
    const { activeElement, body } = root
    if (away && activeElement === away.to && away.from.isConnected && !away.from.matches(':disabled')) {
      away.from.focus()
      away = undefined
      return
    }
    if (!last || (activeElement !== body && activeElement !== null)) return
    if (last.isConnected && !last.matches(':disabled')) return
    for (const [level, parent] of parents.entries()) {
      if (!parent.isConnected) continue
      const near = focusable(parent)
      // A list that scrolls has the focus itself, where its lines come and go.
      const own = parent instanceof HTMLElement && parent.tabIndex >= 0 ? parent : undefined
      const next = near[Math.min(level === 0 ? index : 0, near.length - 1)] ?? own
      if (!next) continue
      const left = last
      next.focus({ preventScroll: level > 0 })
      away = left instanceof HTMLElement && left.isConnected ? { from: left, to: next } : undefined
      return
    }
  }
  new MutationObserver(look).observe(root, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['disabled'],
  })
}

function parentsOf(element: Element): Element[] {
  const parents: Element[] = []
  for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) parents.push(at)
  return parents
}

/** What can have the focus within an element, in order. */
function focusable(parent: Element): HTMLElement[] {
  return [...parent.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (element) => element.tabIndex >= 0 && !element.matches(':disabled') && element.checkVisibility(),
  )
}
