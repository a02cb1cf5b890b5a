import { useComputed, useSignal, useSignalEffect } from '@preact/signals'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { AnswerOf, CallInput, Endpoint } from './client.ts'
import { type Page, wordsOf } from './page.ts'

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

/** Asks the control plane, and again whenever something happened. A call that is undefined asks nothing. */
export function useAnswer<E extends Endpoint>(endpoint: E | undefined, input: CallInput = {}): Live<AnswerOf<E>> {
  const page = usePage()
  const live = useSignal<Live<AnswerOf<E>>>({ value: undefined, error: undefined })
  const asked = useSignal('')
  asked.value = JSON.stringify([endpoint, input])
  const key = useComputed(() => `${asked.value} ${page.past.value ?? ''} ${page.version.value}`)
  useSignalEffect(() => {
    if (endpoint === undefined || key.value === '') return undefined
    let isStale = false
    const [, sent] = JSON.parse(asked.peek()) as [E, CallInput] // what was written above
    page
      .call(endpoint, sent)
      .then(value => {
        // What is the same is not drawn anew.
        if (isStale || (live.peek().value !== undefined && JSON.stringify(value) === JSON.stringify(live.peek().value)))
          return
        live.value = { value, error: undefined }
      })
      .catch((error: unknown) => !isStale && (live.value = { value: undefined, error: wordsOf(error) }))
    return () => {
      isStale = true
    }
  })
  return live.value
}
