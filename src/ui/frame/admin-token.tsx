import { useRef } from 'preact/hooks'
import { usePage } from '../page/use-page.ts'
import { submits } from '../parts/writes.ts'

/** Asks for the admin token, once a tab. */
export function AdminToken() {
  const page = usePage()
  const input = useRef<HTMLInputElement>(null)
  return (
    <main class="locked">
      <form class="card stack" onSubmit={submits(() => page.unlock(input.current?.value ?? ''))}>
        <h1>backlot</h1>
        <p>This simulator was started with an admin token.</p>
        <label>
          <span>Admin token</span>
          <input ref={input} type="password" autocomplete="off" required autofocus />
        </label>
        <button class="primary">Open</button>
        {page.wasRefused.value && <p role="alert">That is not the token.</p>}
      </form>
    </main>
  )
}
