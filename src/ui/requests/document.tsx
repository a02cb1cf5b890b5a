import { useSignal } from '@preact/signals'

/** How many characters of a text are shown at first. */
const FIRST = 20_000

/** A text of code: as it is, and never as markup. */
export function Document({ text }: { readonly text: string }) {
  const isWhole = useSignal(false)
  const isCut = text.length > FIRST && !isWhole.value
  return (
    <>
      <pre tabIndex={0}>{isCut ? text.slice(0, FIRST) : text}</pre>
      {isCut && <button onClick={() => (isWhole.value = true)}>Show all</button>}
    </>
  )
}
