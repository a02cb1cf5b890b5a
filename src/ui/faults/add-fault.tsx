import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { usePage } from '../page/use-page.ts'
import { MemberFields, type Members } from '../parts/schema-form.tsx'
import { choicesOf, type Schema, valueOf } from '../parts/schema.ts'
import { submits } from '../parts/writes.ts'

/** The kinds that a rule may have: the schema of each. */
type Kinds = Readonly<Record<string, Schema>>

/** Members that every kind has and few rules need. */
const RARE = ['id', 'match', 'skip', 'from', 'until', 'probability', 'path', 'enabled']

/** The form that adds a rule, made from the schemas of the kinds; `initial` are members as texts. */
export function AddFault({ initial }: { readonly initial: Readonly<Record<string, string>> }) {
  const page = usePage()
  const kinds = useSignal<Kinds>({})
  const rule = useSignal<Members>({ vendor: 'any', kind: 'latency' })
  const isWhole = useSignal(false)
  useEffect(
    () =>
      page.attempt(async () => {
        kinds.value = await readKinds(() => page.read('/_sim/openapi.json'))
        const kind = initial['kind'] ?? 'http-status'
        const properties = kinds.value[kind]?.properties ?? {}
        const given = Object.entries(initial).map(([name, text]) => [name, valueOf(properties[name] ?? {}, text)])
        rule.value = { vendor: 'any', kind, ...Object.fromEntries(given) }
      }),
    [],
  )
  const kind = String(rule.value['kind'])
  const schema = kinds.value[kind]
  if (!schema) return null
  const properties = Object.keys(schema.properties ?? {})
  return (
    <form
      class="card stack"
      aria-label="Add a fault"
      onSubmit={submits(() => page.perform('POST /faults', { body: rule.value }))}
    >
      <h2>Add a fault</h2>
      <label class="field narrow">
        <span>kind</span>
        <select
          value={kind}
          onChange={({ currentTarget }) => {
            const { vendor, operation } = rule.value
            rule.value = { vendor, ...(operation !== undefined && { operation }), kind: currentTarget.value }
          }}
        >
          {Object.keys(kinds.value).map(name => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <MemberFields
        key={kind}
        schema={schema}
        value={rule.value}
        hidden={['kind', ...(isWhole.value ? [] : RARE.filter(name => !schema.required?.includes(name)))]}
        onChange={changed => (rule.value = changed)}
      />
      <div class="row">
        <button class="primary">Add</button>
        {properties.some(name => RARE.includes(name)) && (
          <button
            type="button"
            class="quiet"
            aria-expanded={isWhole.value}
            onClick={() => (isWhole.value = !isWhole.value)}
          >
            {isWhole.value ? 'Fewer conditions' : 'More conditions'}
          </button>
        )}
      </div>
    </form>
  )
}

/** The kinds' schemas, from the control plane's own documentation. */
async function readKinds(read: () => Promise<Response>): Promise<Kinds> {
  const document = (await (await read()).json()) as {
    paths: Record<string, { post: { requestBody: { content: Record<string, { schema: Schema }> } } }>
  } // the OpenAPI document of this server
  const { anyOf = [] } = document.paths['/_sim/faults']!.post.requestBody.content['application/json']!.schema
  return Object.fromEntries(anyOf.map(schema => [String(choicesOf(schema.properties!['kind']!)?.[0]), schema]))
}
