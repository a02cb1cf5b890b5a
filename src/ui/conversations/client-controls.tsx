import type { RefObject } from 'preact'
import type { ClientMove, ClientSide } from '../../vendors/client-side.ts'
import type { Conversation } from '../page/answers.ts'
import { usePage } from '../page/use-page.ts'
import { credentialFor, send, speakerIn, type Told } from './sending.ts'

/** Whether a move of the client's is possible in a status. */
function isPossible({ allowedIn }: ClientMove, status: string | null): boolean {
  return allowedIn === undefined || (status !== null && allowedIn.includes(status))
}

/** Whether something has to be done before the client can write. */
export function isDoneFirst(side: ClientSide | undefined, status: string | null): boolean {
  return side?.moves.some(move => move.isFirst && isPossible(move, status)) ?? false
}

/** What the client can add to what it writes, and do besides. */
export function ClientControls(props: {
  readonly side: ClientSide
  readonly conversation: Conversation
  readonly onSent: Told
  readonly form: RefObject<HTMLFormElement | null>
}) {
  const page = usePage()
  const { side, conversation, onSent, form } = props
  const { vendor, id, status, messages, client } = conversation
  const move = async ({ operation }: ClientMove): Promise<void> => {
    const speakerId = speakerIn(new FormData(form.current ?? undefined), conversation)
    const asked = operation(id, { lastId: messages.at(-1)?.id ?? '', speakerId })
    await send(page, vendor, await credentialFor(page, conversation), asked, onSent)
  }
  return (
    <>
      {side.upload && (
        <label class="photo">
          <small>Photo</small> <input type="file" name="photo" accept="image/*" />
        </label>
      )}
      {client.speakers.length > 1 && (
        <select name="speaker" aria-label="As">
          {client.speakers.map(speaker => (
            <option key={speaker.id} value={speaker.id}>
              {speaker.name}
            </option>
          ))}
        </select>
      )}
      {side.moves
        .filter(one => isPossible(one, status))
        .map(one => (
          <button key={one.name} type="button" onClick={() => page.act(() => move(one))}>
            {one.name}
          </button>
        ))}
    </>
  )
}
