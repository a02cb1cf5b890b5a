import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import type { ConversationAct } from '../page/answers.ts'
import { usePage } from '../page/use-page.ts'
import { Dialog } from '../parts/dialog.tsx'
import { choicesOf, type Schema } from '../parts/schema.ts'
import { SchemaForm } from '../parts/schema-form.tsx'
import { inWords } from '../parts/texts.ts'
import { perform } from './sending.ts'

/** The members in which acts are told what is said. */
const SAID = ['message', 'text']

/** The member of an act's body that is what is said; undefined for an act that says nothing. */
export function saidMember(body: Schema): string | undefined {
  return SAID.find(member => body.properties?.[member]?.type === 'string')
}

/** The members of a body that can be but one thing, such as the role that says something. */
export function onlyChoices(body: Schema): Readonly<Record<string, unknown>> {
  const members = Object.entries(body.properties ?? {}).map(([name, member]) => [name, choicesOf(member)] as const)
  const single = members.filter(([name, choices]) => choices?.length === 1 && body.required?.includes(name))
  return Object.fromEntries(single.map(([name, choices]) => [name, choices?.[0]]))
}

/** The acts of one role as buttons; those that are not allowed say why. `saying`: the form does it. */
export function Acts(props: {
  readonly acts: readonly ConversationAct[]
  readonly saying: ConversationAct | undefined
  /** Asks for what an act is told. */
  readonly onOpen: (act: ConversationAct) => void
}) {
  const page = usePage()
  const { acts, saying, onOpen } = props
  const asks = (act: ConversationAct): number =>
    Object.keys(act.body.properties ?? {}).length - Object.keys(onlyChoices(act.body)).length
  return (
    <>
      {acts
        .filter(act => act !== saying || (act.allowed && asks(act) > 1))
        .map(act => (
          <WithWhy key={act.name} act={act}>
            {why => (
              <button
                type="button"
                title={act.summary}
                disabled={!act.allowed}
                aria-describedby={why}
                onClick={() => {
                  if (asks(act) > 0) onOpen(act)
                  else page.act(() => perform(page, act, onlyChoices(act.body)))
                }}
              >
                {inWords(act.name)}
              </button>
            )}
          </WithWhy>
        ))}
    </>
  )
}

/** The button of an act, and why it is not allowed, which describes the button. */
export function WithWhy(props: {
  readonly act: ConversationAct | undefined
  /** The button, which this id describes. */
  readonly children: (why: string | undefined) => ComponentChildren
}) {
  const id = useId()
  const why = props.act?.why
  if (!why) return <>{props.children(undefined)}</>
  return (
    <span class="not-now">
      {props.children(id)} <small id={id}>{why}</small>
    </span>
  )
}

/** Asks for what an act is told, and does it. */
export function ActDialog({ act, onClose }: { readonly act: ConversationAct; readonly onClose: () => void }) {
  const page = usePage()
  const words = inWords(act.name)
  const given = onlyChoices(act.body)
  return (
    <Dialog name={words} onClose={onClose}>
      <p class="muted">{act.summary}</p>
      <SchemaForm
        schema={act.body}
        send={words}
        initial={given}
        hidden={Object.keys(given)}
        onSend={body =>
          page.act(async () => {
            await perform(page, act, body)
            onClose()
          })
        }
      />
    </Dialog>
  )
}
