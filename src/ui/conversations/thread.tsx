import { useLayoutEffect, useRef } from 'preact/hooks'
import { CLIENTS } from '../../vendors/clients.ts'
import type { JournalEntry } from '../../api/data.gen.ts'
import type { SimEvent } from '../../api/events.ts'
import type { Attachment, Conversation, Message } from '../page/answers.ts'
import { hashOf } from '../page/place.ts'
import { usePage } from '../page/use-page.ts'
import { inWords, instantOf } from '../parts/texts.ts'
import { Since } from '../parts/since.tsx'
import { conversationOf } from '../events/conversation-of.ts'
import { idIn, isMessage, readMessages } from './about.ts'
import { RequestLink } from './request-link.tsx'

/** From how many characters on a text scrolls in itself. */
const LONG = 2000

/** How close to its end a thread stays there, pixels. */
const NEAR_END = 80

/** What was said, the client's side on the right, and between it what else happened. */
export function Thread({ conversation, picked }: { conversation: Conversation; picked: string | undefined }) {
  const page = usePage()
  const { vendor, id, messages, unread } = conversation
  const events = page.shownEvents.value.filter(
    event => event.type.startsWith(`${vendor}.`) && conversationOf(event) === id,
  )
  const read = readMessages(messages, unread)
  const requests = new Map(page.shownRequests.value.map(request => [request.id, request]))
  const requestOf = (event: SimEvent | undefined) => requests.get(event?.requestId ?? -1)
  const origins = new Map(events.filter(isMessage).map(event => [idIn(event.after), event]))
  const lines = [
    ...messages.map(message => ({
      at: message.at,
      order: origins.get(message.id)?.id ?? 0,
      line: (
        <Bubble
          key={message.id}
          message={message}
          conversation={conversation}
          isPicked={message.id === picked}
          isRead={read.get(message.id)}
          request={requestOf(origins.get(message.id))}
        />
      ),
    })),
    ...events
      .filter(event => !isMessage(event))
      .map(event => ({
        at: event.at,
        order: event.id,
        line: <Move key={`event ${event.id}`} event={event} request={requestOf(event)} />,
      })),
  ].toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at) || one.order - other.order)
  const log = useRef<HTMLDivElement>(null)
  const wasAtEnd = useRef(true)
  useLayoutEffect(() => {
    if (wasAtEnd.current) log.current?.scrollTo(0, log.current.scrollHeight)
  }, [lines.length])
  return (
    <div
      class="thread"
      role="log"
      aria-label="Thread"
      tabIndex={0}
      ref={log}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        wasAtEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_END
      }}
    >
      {lines.map(({ line }) => line)}
      {lines.length === 0 && <p class="empty">Nothing was said yet.</p>}
    </div>
  )
}

interface BubbleProps {
  readonly message: Message
  readonly conversation: Conversation
  readonly isPicked: boolean
  /** Whether the other side has read it; undefined where the vendor does not tell. */
  readonly isRead: boolean | undefined
  readonly request: JournalEntry | undefined
}

function Bubble({ message, conversation: { vendor, id }, isPicked, isRead, request }: BubbleProps) {
  const { role, name, text, attachment, at, readAt } = message
  const side = CLIENTS[vendor]?.role === role ? 'ours' : ''
  return (
    <article class={`bubble ${side} ${isPicked ? 'picked' : ''}`}>
      <p class="row muted">
        {name !== null && <span dir="auto">{name} ·</span>} {role}
        <a
          class="when"
          href={hashOf('conversations', [vendor, id], { message: message.id })}
          aria-label={`What it did, ${instantOf(at)}`}
          aria-current={isPicked ? 'true' : undefined}
        >
          <Since at={at} />
        </a>
        {isRead !== undefined && (
          <span title={readAt === null ? undefined : instantOf(readAt)}>
            <span aria-hidden="true">{isRead ? '✓✓' : '✓'}</span>
            <span class="hidden-text">{isRead ? 'read' : 'not read yet'}</span>
          </span>
        )}
      </p>
      {text !== null && text.length > LONG ? (
        <p class="said long" dir="auto" tabIndex={0} role="group" aria-label="Long">
          {text}
        </p>
      ) : (
        text && (
          <p class="said" dir="auto">
            {text}
          </p>
        )
      )}
      {attachment && <File attachment={attachment} />}
      {request && <RequestLink request={request} />}
    </article>
  )
}

/** A file that was sent: a picture is shown, every other file is a download. */
function File({ attachment: { filename, mimeType, url } }: { attachment: Attachment }) {
  const isPicture = /^image\/(?!svg)/i.test(mimeType) && !url.includes('://')
  return (
    <p class="file">
      {isPicture && <img src={url} alt="" />}
      <a href={url} download={isPicture ? undefined : filename} target="_blank" rel="noreferrer" dir="auto">
        {filename}
      </a>
      <small>{mimeType}</small>
    </p>
  )
}

/** What happened besides messages, as one quiet line. */
function Move({
  event: { type, before, after, actor, at },
  request,
}: {
  event: SimEvent
  request: JournalEntry | undefined
}) {
  const [was, is] = [before, after].map(record => (record as { readonly status?: string } | null)?.status) // of records that have one
  const [, noun = '', happened = ''] = type.split('.')
  return (
    <p class="move muted">
      {inWords(noun)} {inWords(happened).toLowerCase()}
      {was !== undefined && is !== undefined && was !== is && `: ${was} → ${is}`} · {actor} · <Since at={at} />
      {request && (
        <>
          {' · '}
          <RequestLink request={request} />
        </>
      )}
    </p>
  )
}
