import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { CLIENTS } from '../../vendors/clients.ts'
import type { ClientSide, Counterpart, StartGiven } from '../../vendors/client-side.ts'
import type { Credential } from '../page/answers.ts'
import type { Endpoint } from '../page/client.ts'
import type { Page } from '../page/page.ts'
import { hashOf } from '../page/place.ts'
import { usePage } from '../page/use-page.ts'
import { Dialog } from '../parts/dialog.tsx'
import { inWords } from '../parts/texts.ts'
import { credentialsOf, send } from './sending.ts'
import { writes } from '../parts/writes.ts'

/** Begins a conversation of a vendor's: by the API where its client begins, else by an act. */
export function StartDialog({ onClose }: { readonly onClose: () => void }) {
  const page = usePage()
  const vendors = page.vendors.value.filter(({ name }) => CLIENTS[name])
  const vendor = useSignal(vendors.at(-1)?.name ?? '')
  const side = CLIENTS[vendor.value]
  return (
    <Dialog name="Start a conversation" onClose={onClose}>
      <div class="row" role="group" aria-label="Vendor">
        {vendors.map(({ name, title }) => (
          <button key={name} aria-pressed={vendor.value === name} onClick={() => (vendor.value = name)}>
            {title}
          </button>
        ))}
      </div>
      {side && <StartForm key={vendor.value} vendor={vendor.value} side={side} onClose={onClose} />}
    </Dialog>
  )
}

interface StartFormProps {
  readonly vendor: string
  readonly side: ClientSide
  readonly onClose: () => void
}

function StartForm({ vendor, side, onClose }: StartFormProps) {
  const page = usePage()
  const { start, role } = side
  const search = useSignal('')
  const credentials = useLoaded(async () => {
    const all = start.operation ? await credentialsOf(page, vendor) : []
    return all.filter(credential => credential.role === undefined || credential.role === role)
  })
  const [first] = credentials
  const counterparts = useLoaded<Counterpart>(
    async () =>
      first && start.counterparts
        ? start.counterparts.read(await send(page, vendor, first, start.counterparts.find(search.value)))
        : [],
    [first, search.value],
  )
  const begin = async (data: FormData): Promise<void> => {
    const text = (name: string): string => String(data.get(name) ?? '')
    const fields = Object.fromEntries(Object.keys(start.fields).map(name => [name, text(name)]))
    const given = { message: text('message'), counterpart: text('counterpart'), fields }
    const id = await startNow(page, { vendor, side, given, credential: credentials[Number(text('credential'))] })
    window.location.hash = hashOf('conversations', [vendor, id])
    onClose()
  }
  return (
    <form
      class="stack"
      onSubmit={event => {
        event.preventDefault()
        const data = new FormData(event.currentTarget)
        page.act(() => begin(data))
      }}
    >
      <p class="muted">{start.summary}</p>
      {credentials.length > 1 && (
        <Choice label="As" name="credential" choices={credentials.map(({ who }, index) => [String(index), who])} />
      )}
      {start.counterparts && (
        <>
          <label class="field">
            Find
            <input onChange={writes(search)} />
          </label>
          <Choice label="With" name="counterpart" choices={counterparts.map(({ id, name }) => [id, name])} />
        </>
      )}
      {Object.entries(start.fields).map(([name, choices]) =>
        choices ? (
          <Choice key={name} label={name} name={name} choices={choices.map(one => [one, inWords(one)])} />
        ) : (
          <label key={name} class="field">
            {name}
            <input name={name} dir="auto" />
          </label>
        ),
      )}
      <label class="field">
        Message
        <textarea name="message" rows={3} required dir="auto" />
      </label>
      <div class="row">
        <button class="primary">Start</button>
      </div>
    </form>
  )
}

function Choice(props: {
  readonly label: string
  readonly name: string
  readonly choices: readonly (readonly [value: string, words: string])[]
}) {
  return (
    <label class="field">
      {props.label}
      <select name={props.name} required>
        {props.choices.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
}

/** Begins the conversation; answers its id. */
async function startNow(
  page: Page,
  begun: {
    readonly vendor: string
    readonly side: ClientSide
    readonly given: StartGiven
    readonly credential: Credential | undefined
  },
): Promise<string> {
  const { vendor, side, given, credential } = begun
  const { operation, act, idIn } = side.start
  if (operation && credential) {
    await send(page, vendor, credential, operation(given))
    if (idIn) return idIn(given)
    const { conversations } = await page.call('GET /conversations', { query: { vendor, limit: 1 } })
    return conversations[0]?.id ?? ''
  }
  if (!act) throw new Error('The world has no credential for it.')
  const { path, body } = act(given)
  const { id } = (await page.call(`POST /${vendor}${path}` as Endpoint, { body })) as { readonly id: string } // the record
  return id
}

/** A list that is asked for at first, and again when what it depends on changes; empty until it is there. */
function useLoaded<T>(load: () => Promise<readonly T[]>, on: readonly unknown[] = []): readonly T[] {
  const page = usePage()
  const list = useSignal<readonly T[]>([])
  useEffect(() => {
    page.attempt(async () => {
      list.value = await load()
    })
  }, on)
  return list.value
}
