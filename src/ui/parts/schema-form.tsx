import { useSignal } from '@preact/signals'
import { useId } from 'preact/hooks'
import { FileField, isFile } from './file-field.tsx'
import { choicesOf, plainOf, type Schema, textOf, valueOf } from './schema.ts'
import { submits } from './writes.ts'

/** The members of what a form writes. */
export type Members = Readonly<Record<string, unknown>>

/** Members whose texts are long. */
const LONG = /^(text|message|question|body|description)$/

/** A form for the members of an object, made from its JSON Schema. */
export function SchemaForm(props: {
  readonly schema: Schema
  /** The form's accessible name. */
  readonly name?: string
  /** What the button that sends says. */
  readonly send: string
  /** What the members begin with. */
  readonly initial?: Members
  /** Members that are not shown: they stay as they began. */
  readonly hidden?: readonly string[]
  readonly onSend: (value: Members) => void
  /** Called with all members when one changed. */
  readonly onChange?: (value: Members) => void
}) {
  const value = useSignal<Members>(props.initial ?? {})
  return (
    <form aria-label={props.name} class="stack" onSubmit={submits(() => props.onSend(value.value))}>
      <MemberFields
        schema={props.schema}
        value={value.value}
        hidden={props.hidden}
        onChange={changed => {
          value.value = changed
          props.onChange?.(changed)
        }}
      />
      <div class="row">
        <button class="primary">{props.send}</button>
      </div>
    </form>
  )
}

/** The fields of an object's members: those that are required first, the others where they are asked for. */
export function MemberFields(props: {
  readonly schema: Schema
  readonly value: Members
  readonly hidden?: readonly string[] | undefined
  readonly onChange: (value: Members) => void
}) {
  const { schema, value, hidden = [] } = props
  const all = Object.entries(schema.properties ?? {}).filter(([name]) => !hidden.includes(name))
  const fields = all.map(([name, member]) => (
    <MemberField
      key={name}
      name={name}
      schema={member}
      required={schema.required?.includes(name) ?? false}
      value={value[name]}
      onChange={changed => {
        const { [name]: _before, ...rest } = value
        props.onChange(changed === undefined ? rest : { ...rest, [name]: changed })
      }}
    />
  ))
  return <div class="fields">{fields}</div>
}

function MemberField(props: {
  readonly name: string
  readonly schema: Schema
  readonly required: boolean
  readonly value: unknown
  readonly onChange: (value: unknown) => void
}) {
  const id = useId()
  const { name, schema, required, value, onChange } = props
  const plain = plainOf(schema)
  if (isFile(plain)) return <FileField name={wordsOfName(name)} required={required} onChange={onChange} />
  if (plain.type === 'object' && plain.properties && Object.keys(plain.properties).length > 0)
    return (
      <fieldset>
        <legend>{wordsOfName(name)}</legend>
        <MemberFields
          // What an optional object requires is required once something was written into it.
          schema={required || value !== undefined ? plain : { ...plain, required: [] }}
          value={(value ?? {}) as Members} // what this field wrote
          onChange={changed => onChange(Object.keys(changed).length === 0 ? undefined : changed)}
        />
      </fieldset>
    )
  const description = schema.description ?? plain.description
  const common = {
    id,
    name,
    required,
    value: Array.isArray(value) ? value.join('\n') : textOf(value),
    'aria-describedby': description && `${id}-about`,
    onInput: (event: { readonly currentTarget: { readonly value: string } }) =>
      onChange(valueOf(schema, event.currentTarget.value)),
  }
  return (
    <div class="field">
      <label for={id}>
        {wordsOfName(name)}
        {required && <span aria-hidden="true"> *</span>}
      </label>
      {inputOf(schema, plain, common)}
      {description && <small id={`${id}-about`}>{description.replaceAll('`', '')}</small>}
    </div>
  )
}

function inputOf(schema: Schema, plain: Schema, common: { readonly name: string; readonly required: boolean }) {
  const choices = plain.type === 'boolean' ? [true, false] : choicesOf(schema)
  if (choices)
    return (
      <select {...common}>
        <option value="" />
        {choices.map(choice => (
          <option key={String(choice)}>{String(choice)}</option>
        ))}
      </select>
    )
  if (plain.type === 'array' || LONG.test(common.name)) return <textarea rows={3} {...common} />
  const placeholder = textOf(plain.examples?.[0])
  const { type, minimum, maximum } = plain
  if (type === 'integer' || type === 'number')
    return (
      <input
        type="number"
        min={minimum}
        max={maximum}
        step={type === 'integer' ? 1 : 'any'}
        placeholder={placeholder}
        {...common}
      />
    )
  return <input placeholder={placeholder} {...common} />
}

/** `retryAfter` as `retry after`. */
function wordsOfName(name: string): string {
  return name.replaceAll(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`)
}
