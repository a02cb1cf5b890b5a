import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { CLIENTS } from '../../vendors/clients.ts'
import type { ClientSide } from '../../vendors/client-side.ts'
import type { Conversation, ConversationAct } from '../page/answers.ts'
import { usePage } from '../page/use-page.ts'
import { inWords } from '../parts/texts.ts'
import { ActDialog, Acts, onlyChoices, saidMember, WithWhy } from './acts.tsx'
import { ClientControls, isDoneFirst } from './client-controls.tsx'
import { perform, type Told, writeAsClient } from './sending.ts'
import { submits } from '../parts/writes.ts'

/** The order of the forms, backwards: those who seldom do anything come last, and those who are not listed. */
const ORDER = ['bot', 'expert', 'shopper', 'seller', 'agent', 'partner', 'operator', 'customer']

/** What each side can do now: a form for each, the client's first. */
export function Composers(props: { readonly conversation: Conversation; readonly onSent: Told }) {
  const { conversation, onSent } = props
  const { vendor, acts } = conversation
  const side = CLIENTS[vendor]
  const roles = new Set([...(side ? [side.role] : []), ...acts.map(({ role }) => role)])
  return (
    <div class="sides">
      {[...roles]
        .toSorted((a, b) => ORDER.indexOf(b) - ORDER.indexOf(a))
        .map(role => (
          <SideForm
            key={role}
            role={role}
            conversation={conversation}
            acts={acts.filter(act => act.role === role)}
            client={role === side?.role ? side : undefined}
            onSent={onSent}
          />
        ))}
    </div>
  )
}

interface SideFormProps {
  readonly role: string
  readonly conversation: Conversation
  readonly acts: readonly ConversationAct[]
  /** What it does by the vendor's API, where it is the client's side. */
  readonly client: ClientSide | undefined
  readonly onSent: Told
}

/** One side: what it says, and what else it can do. */
function SideForm({ role, conversation, acts, client, onSent }: SideFormProps) {
  const page = usePage()
  const form = useRef<HTMLFormElement>(null)
  const isSending = useSignal(false)
  const opened = useSignal<ConversationAct | undefined>(undefined)
  const { vendor, status } = conversation
  const saying = client ? undefined : acts.find(({ body }) => saidMember(body) !== undefined)
  const isMute = saying?.allowed === false
  const send = async (): Promise<void> => {
    const data = new FormData(form.current ?? undefined)
    const text = String(data.get('message'))
    isSending.value = true
    try {
      if (client) await writeAsClient(page, conversation, { text, data }, onSent)
      else if (saying) await perform(page, saying, { ...onlyChoices(saying.body), [saidMember(saying.body)!]: text })
      form.current?.reset()
    } finally {
      isSending.value = false
    }
  }
  return (
    <>
      <form
        ref={form}
        aria-label={role === vendor ? vendor.toUpperCase() : inWords(role)}
        onSubmit={submits(() => isSending.value || page.act(send))}
      >
        <p class="row">
          <strong>{role === vendor ? vendor.toUpperCase() : inWords(role)}</strong>
          <small>{client ? 'by the API' : 'by acts'}</small>
        </p>
        {(client ?? saying) && (
          <textarea
            name="message"
            aria-label="Message"
            placeholder={isDoneFirst(client, status) ? 'Message: it is accepted first' : 'Message'}
            rows={1}
            dir="auto"
            disabled={isMute}
            required={client?.upload === undefined}
            onKeyDown={event => {
              if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
              event.preventDefault()
              form.current?.requestSubmit()
            }}
          />
        )}
        <div class="row">
          {(client ?? saying) && (
            <WithWhy act={saying}>
              {why => (
                <button class="primary" disabled={isMute || isSending.value} aria-describedby={why}>
                  Send
                </button>
              )}
            </WithWhy>
          )}
          {client && <ClientControls side={client} conversation={conversation} onSent={onSent} form={form} />}
          <Acts acts={acts} saying={saying} onOpen={act => (opened.value = act)} />
        </div>
      </form>
      {opened.value && <ActDialog act={opened.value} onClose={() => (opened.value = undefined)} />}
    </>
  )
}
