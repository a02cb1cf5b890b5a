import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { usePage } from '../page/use-page.ts'
import type { Page } from '../page/page.ts'

/** What can be done with worlds: the new one has the name that was written, or a free one. */
export function WorldButtons() {
  const page = usePage()
  const name = useSignal('')
  const fixtures = useSignal('')
  const clock = useSignal('')
  const file = useRef<HTMLInputElement>(null)
  const isPast = page.isPast
  const id = name.value.trim() ? { id: name.value.trim() } : {}
  const made = (world: { readonly id: string }): void => {
    name.value = ''
    page.tell('done', `The world ${world.id} is there.`)
  }
  return (
    <section class="card stack" aria-label="This world">
      <div class="row">
        <TextField label="Name of the new world" value={name} placeholder="a free one" />
        <TextField label="Its fixtures" value={fixtures} placeholder="as this simulator's" />
        <TextField label="Its clock" value={clock} placeholder="real, frozen, real@60x" />
      </div>
      <div class="row">
        <button
          class="primary"
          disabled={page.isView}
          onClick={() =>
            page.act(async () => {
              const body = {
                ...id,
                ...(fixtures.value && { fixtures: fixtures.value.split(/[\s,]+/) }),
                ...(clock.value && { clock: clock.value }),
              }
              made(await page.call('POST /worlds', { body }))
            })
          }
        >
          New world
        </button>
        <button
          disabled={isPast}
          onClick={() =>
            page.act(async () =>
              made(await page.call('POST /worlds/{id}/fork', { params: { id: page.world }, body: id })),
            )
          }
        >
          Fork
        </button>
        <button
          class="danger"
          disabled={isPast}
          onClick={() =>
            page.act(async () => {
              await page.call('POST /reset')
              page.forget()
            })
          }
        >
          Reset
        </button>
        <button
          class="danger"
          disabled={page.world === 'default' || page.isView}
          title={page.world === 'default' ? 'The world default never ends.' : undefined}
          onClick={() => page.act(() => page.endWorld())}
        >
          End
        </button>
        <button disabled={page.isView} onClick={() => page.act(() => save(page))}>
          Save
        </button>
        <button disabled={isPast} onClick={() => file.current?.click()}>
          Load
        </button>
        <input
          ref={file}
          type="file"
          accept=".json"
          hidden
          onChange={({ currentTarget }) => {
            const [document] = currentTarget.files ?? []
            if (document) page.act(() => load(page, document))
            currentTarget.value = ''
          }}
        />
        <span class="muted">
          Fork, Reset, End, Save and Load act on <strong>{page.world}</strong>.
        </span>
      </div>
    </section>
  )
}

function TextField(props: { readonly label: string; readonly value: { value: string }; readonly placeholder: string }) {
  return (
    <label class="field grow">
      <span>{props.label}</span>
      <input
        value={props.value.value}
        placeholder={props.placeholder}
        onInput={({ currentTarget }) => (props.value.value = currentTarget.value)}
      />
    </label>
  )
}

/** Saves the world, as it is shown, as a file. */
async function save(page: Page): Promise<void> {
  const past = page.past.value
  const answer = await page.read(`/_sim/state${past === undefined ? '' : `?at=${past}`}`)
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await answer.blob())
  link.download = `${page.world}${past === undefined ? '' : `-at-${past}`}.json`
  link.click()
  URL.revokeObjectURL(link.href)
}

/** Replaces all of the world by a file. */
async function load(page: Page, file: File): Promise<void> {
  const body: unknown = JSON.parse(await file.text())
  await page.call('PUT /state', { body })
  page.tell('done', `The world is as ${file.name} says.`)
}
