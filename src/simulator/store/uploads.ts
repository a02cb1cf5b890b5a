/** Uploads in the texts of a world: a store keeps each once, beside the entries and the world whole that hold it. */
import { createHash } from 'node:crypto'

/** The base64 of uploads, by the digest of each. */
export type Uploads = ReadonlyMap<string, string>

/** How long an upload is at least, in base64; shorter ones stay where they are. */
const MIN_LENGTH = 512
/** What base64 does not have. */
const OTHER = /[^A-Za-z0-9+/=]/
/** What stands in the place of an upload. */
const REFERENCE = /\{"\$upload":"([0-9a-f]{64})"\}/g

/** A text of JSON without its uploads, and these. */
export function withoutUploads(text: string): { readonly text: string; readonly uploads: Uploads } {
  const uploads = new Map<string, string>()
  let short = ''
  let end = 0
  // Within its strings JSON has no bare quote. An expression that matches all of a large upload would overflow the stack.
  for (let at = text.indexOf(':"'); at >= 0; at = text.indexOf(':"', at + 1)) {
    const [from, to] = [at + 2, text.indexOf('"', at + 2)]
    if (to - from < MIN_LENGTH || OTHER.test(text.slice(from, to))) continue
    const content = text.slice(from, to)
    const name = createHash('sha256').update(content).digest('hex')
    uploads.set(name, content)
    short += `${text.slice(end, from - 1)}{"$upload":"${name}"}`
    end = at = to + 1
  }
  return { text: short + text.slice(end), uploads }
}

/** Uploads by these names, as a store answers them in this order; those that it does not have are left out. */
export function named(names: readonly string[], contents: readonly (string | null | undefined)[]): Uploads {
  const found = names.map((name, at) => [name, contents[at]] as const)
  return new Map(found.flatMap(([name, content]) => (content ? [[name, content] as const] : [])))
}

/** The names of the uploads that these texts refer to. */
export function uploadsIn(texts: readonly string[]): string[] {
  const names = texts.flatMap(text => Array.from(text.matchAll(REFERENCE), ([, name = '']) => name))
  return [...new Set(names)]
}

/** A text as it was; what refers to none of these uploads stays as it is. */
export function withUploads(text: string, uploads: Uploads): string {
  if (uploads.size === 0) return text
  return text.replace(REFERENCE, (reference, name: string) => {
    const content = uploads.get(name)
    return content === undefined ? reference : `"${content}"`
  })
}
