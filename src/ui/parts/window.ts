import { useSignal } from '@preact/signals'
import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

/** Rows that are drawn above and below those that can be seen. */
const SPARE = 12

/** Which rows of a long list are drawn, and how much room the others take, pixels. */
export interface RowWindow {
  /** The element that scrolls. */
  readonly ref: RefObject<HTMLDivElement | null>
  readonly onScroll: () => void
  readonly from: number
  readonly to: number
  readonly above: number
  readonly below: number
}

/**
 * Draws of a list of rows of one height only those near what can be seen. `newest` is the first row's id: when rows
 * come before it, what is read stays where it is.
 */
export function useRowWindow(count: number, height: number, newest: number): RowWindow {
  const ref = useRef<HTMLDivElement>(null)
  const top = useSignal(0)
  const seen = useRef(newest)
  const onScroll = (): void => {
    // Less often than pixels change: drawing rows anew costs more than scrolling.
    const row = Math.floor((ref.current?.scrollTop ?? 0) / height / SPARE) * SPARE
    top.value = row
  }
  useLayoutEffect(() => {
    const added = newest - seen.current
    seen.current = newest
    if (ref.current && ref.current.scrollTop > height && added > 0) ref.current.scrollTop += added * height
  }, [newest])
  const visible = Math.ceil((ref.current?.clientHeight ?? window.innerHeight) / height)
  const from = Math.max(0, Math.min(top.value, count) - SPARE)
  const to = Math.min(count, top.value + visible + 2 * SPARE)
  return { ref, onScroll, from, to, above: from * height, below: (count - to) * height }
}
