/**
 * Moves through the rows of a place with `j` and `k`, opens with Enter as links do, searches with `/`, and closes with Escape:
 * the focus is where it was before.
 */
export function followKeys(): void {
  document.addEventListener('keydown', event => {
    const { key, target } = event
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const search = find('[type=search]')
    if (key === 'Escape' && target === search) find('')?.focus()
    if (isWriting(target)) return
    if (key === '/' && search) {
      event.preventDefault()
      search.focus()
    }
    if (key === 'j' || key === 'k') moveBy(key === 'j' ? 1 : -1)
    if (key === 'Escape') close()
  })
  // On a phone, what is opened takes the place of its row.
  window.addEventListener('hashchange', () =>
    requestAnimationFrame(() => {
      if (!document.activeElement?.checkVisibility() || document.activeElement === document.body) find('')?.focus()
    }),
  )
}

/** The first element of the place that a selector fits; the place itself without one. */
function find(selector: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`main ${selector}`.trim())
}

/** Leaves what is open for its row. */
function close(): void {
  const address = find('[data-row][aria-current], [aria-current] [data-row]')?.getAttribute('href')
  const link = find(':is(.close, .back)')
  if (!link) return
  link.click()
  // The row is drawn once the place has changed.
  window.addEventListener(
    'hashchange',
    () => requestAnimationFrame(() => find(`[data-row][href='${address}']`)?.focus()),
    { once: true },
  )
}

/** Puts the focus on the row so many rows on: elements with `data-row`, in the order of the document. */
function moveBy(step: number): void {
  const rows = [...document.querySelectorAll<HTMLElement>('main [data-row]')].filter(row => row.checkVisibility())
  const current = rows.findIndex(row => row.contains(document.activeElement))
  const start = current < 0 ? rows.findIndex(row => row.closest('[aria-current]')) : current
  const next = rows[start < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, start + step))]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input:not([type=range]), textarea, select, dialog') !== null
}
