import { type ReadonlySignal, useComputed, useSignal, useSignalEffect } from '@preact/signals'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { pause } from './browser-time.ts'
import type { AnswerOf, CallInput, Endpoint } from './client.ts'
import { type Page, wordsOf } from './page.ts'

/** How long the slider stands before the past is asked for, real milliseconds. */
const REST_MS = 80

/** The page, for every component. */
export const PageContext = createContext<Page | undefined>(undefined)

/** The page that a component is part of. */
export function usePage(): Page {
  const page = useContext(PageContext)
  if (!page) throw new Error('There is no page around this component.')
  return page
}

/** An answer that is asked for anew when something happened, and when the page goes to another event. */
export interface Live<T> {
  /** The last answer; undefined before the first one, and after a refusal. */
  readonly value: T | undefined
  /** Why there is none, in words. */
  readonly error: string | undefined
}

/**
 * Asks the control plane, and again whenever something happened, or when `again` rises. A call that is undefined asks
 * nothing.
 */
export function useAnswer<E extends Endpoint>(
  endpoint: E | undefined,
  input: CallInput = {},
  again?: ReadonlySignal<number>,
): Live<AnswerOf<E>> {
  const page = usePage()
  const live = useSignal<Live<AnswerOf<E>>>({ value: undefined, error: undefined })
  const asked = useSignal('')
  asked.value = JSON.stringify([endpoint, input])
  const key = useComputed(() => `${asked.value} ${page.past.value ?? ''} ${(again ?? page.version).value}`)
  useSignalEffect(() => {
    if (key.value === '') return undefined
    let isStale = false
    const [called, sent] = JSON.parse(asked.peek()) as [E | null, CallInput] // what was written above
    if (called === null) return undefined
    const show = (answer: Live<AnswerOf<E>>): void => {
      // What is the same is not drawn anew.
      if (!isStale && JSON.stringify(answer) !== JSON.stringify(live.peek())) live.value = answer
    }
    page.attempt(async () => {
      // Of a slider that is dragged, the event where it rests is asked for.
      if (page.past.peek() !== undefined) await pause(REST_MS)
      if (isStale) return
      await page.call(called, sent).then(
        value => show({ value, error: undefined }),
        (error: unknown) => show({ value: undefined, error: wordsOf(error) }),
      )
    })
    return () => {
      isStale = true
    }
  })
  return live.value
}
