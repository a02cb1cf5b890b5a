import { useSignal } from '@preact/signals'
import { usePage } from '../page/use-page.ts'
import { ConversationList } from './conversation-list.tsx'
import { ConversationView } from './conversation.tsx'
import { StartDialog } from './start-dialog.tsx'

/** The place Conversations: those of all vendors, one of them with both of its sides, and what its messages did. */
export function Conversations() {
  const page = usePage()
  const isStarting = useSignal(false)
  const [vendor, id] = page.place.value.parts
  const isOpen = vendor !== undefined && id !== undefined
  return (
    <div class={`inbox fill ${isOpen ? 'chosen' : ''}`}>
      <h1 class="hidden-text">Conversations</h1>
      <ConversationList current={isOpen ? `${vendor}/${id}` : ''} onStart={() => (isStarting.value = true)} />
      {isOpen ? (
        <ConversationView key={`${vendor}/${id}`} vendor={vendor} id={id} />
      ) : (
        <p class="empty">Choose a conversation, or start one.</p>
      )}
      {isStarting.value && <StartDialog onClose={() => (isStarting.value = false)} />}
    </div>
  )
}
