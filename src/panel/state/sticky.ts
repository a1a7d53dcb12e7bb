/** Tells the style sheet how high an element is that stays on top, so that what comes below it stays below it. */
export function measureHeight(element: HTMLElement | null, property: string): () => void {
  if (!element) return () => {}
  const sized = new ResizeObserver(() =>
    document.documentElement.style.setProperty(property, `${Math.ceil(element.offsetHeight)}px`),
  )
  sized.observe(element)
  return () => sized.disconnect()
}
