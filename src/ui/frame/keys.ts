/** Moves through the rows of a place with `j` and `k`, opens with Enter as links do, and searches with `/`. */
export function followKeys(): void {
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return
    if (event.key === '/') {
      const search = document.querySelector<HTMLInputElement>('main [type=search]')
      if (!search) return
      event.preventDefault()
      search.focus()
    }
    if (event.key === 'j' || event.key === 'k') moveBy(event.key === 'j' ? 1 : -1)
  })
}

/** Puts the focus on the row so many rows on: elements with `data-row`, in the order of the document. */
function moveBy(step: number): void {
  const rows = [...document.querySelectorAll<HTMLElement>('main [data-row]')]
  const current = rows.findIndex(row => row.contains(document.activeElement))
  const start = current < 0 ? rows.findIndex(row => row.getAttribute('aria-current') === 'true') : current
  const next = rows[start < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, start + step))]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input:not([type=range]), textarea, select, dialog') !== null
}
