import { useEffect, useRef } from 'preact/hooks'
import { usePage } from '../page/use-page.ts'
import { timeOf, vendorOf } from '../parts/texts.ts'

/** The history along the bottom: an event a tick in its vendor's colour, and where the page stands. */
export function HistorySlider() {
  const page = usePage()
  const [newest, past] = [page.newest.value, page.past.value]
  const value = past ?? newest
  const event = page.shownEvents.value.at(-1)
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const redraw = (): void => draw(canvas.current, page.events.value, newest)
    const observer = new ResizeObserver(redraw)
    if (canvas.current) observer.observe(canvas.current)
    return () => observer.disconnect()
  }, [page.events.value])
  return (
    <footer class="history">
      <button aria-label="One event back" disabled={value === 0} onClick={() => page.goTo(value - 1)}>
        ◀
      </button>
      <div class="track">
        <canvas ref={canvas} aria-hidden="true" />
        <input
          type="range"
          aria-label="History"
          aria-valuetext={past === undefined ? `now, event ${newest}` : `event ${past} of ${newest}`}
          min={0}
          max={newest}
          value={value}
          onInput={({ currentTarget }) => page.goTo(Number(currentTarget.value))}
        />
      </div>
      <button aria-label="One event on" disabled={past === undefined} onClick={() => page.goTo(value + 1)}>
        ▶
      </button>
      <p>
        <strong>{past === undefined ? 'Now' : event ? timeOf(event.at) : 'Beginning'}</strong>{' '}
        <span>
          event {value}
          {past !== undefined && ` of ${newest}`}
        </span>
      </p>
    </footer>
  )
}

/** Draws the ticks: as many as there are, in one picture. */
function draw(
  canvas: HTMLCanvasElement | null,
  events: readonly { readonly id: number; readonly type: string }[],
  newest: number,
): void {
  const context = canvas?.getContext('2d')
  if (!canvas || !context) return
  const { clientWidth, clientHeight } = canvas
  const scale = window.devicePixelRatio
  canvas.width = clientWidth * scale
  canvas.height = clientHeight * scale
  context.scale(scale, scale)
  const style = getComputedStyle(canvas)
  const inset = Number.parseFloat(style.getPropertyValue('--thumb')) / 2
  const colours = new Map<string, string>()
  for (const { id, type } of events) {
    const vendor = vendorOf(type)
    if (!colours.has(vendor)) colours.set(vendor, style.getPropertyValue(`--${vendor}`) || style.color)
    context.fillStyle = colours.get(vendor)!
    context.fillRect(inset + (id / Math.max(1, newest)) * (clientWidth - 2 * inset) - 0.75, 0, 1.5, clientHeight)
  }
}
