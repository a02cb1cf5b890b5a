import { useId } from 'preact/hooks'
import { usePage } from '../page/use-page.ts'
import type { Schema } from './schema.ts'

/** How many bytes become characters at once: a call takes only so many arguments. */
const CHUNK = 0x8000

/** A file as bodies have it. */
export interface FileMember {
  readonly filename: string
  readonly mimetype: string
  /** Base64. */
  readonly content: string
}

/** Whether a schema is that of a file with its bytes. */
export function isFile({ properties = {} }: Schema): boolean {
  return 'filename' in properties && 'mimetype' in properties && 'content' in properties
}

/** The field that chooses a file. */
export function FileField(props: {
  readonly name: string
  readonly required: boolean
  readonly onChange: (file: FileMember | undefined) => void
}) {
  const page = usePage()
  const id = useId()
  const { name, required, onChange } = props
  return (
    <div class="field">
      <label for={id}>{name}</label>
      <input
        id={id}
        type="file"
        required={required}
        onChange={({ currentTarget: { files } }) => {
          const file = files?.[0]
          page.attempt(async () => onChange(file && (await read(file))))
        }}
      />
    </div>
  )
}

async function read(file: File): Promise<FileMember> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK))
  return { filename: file.name, mimetype: file.type || 'application/octet-stream', content: btoa(text) }
}
