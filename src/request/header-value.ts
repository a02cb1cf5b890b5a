/** A header's value with its parameters, such as `text/plain; charset=utf-8`. Names are in lower case. */
export interface HeaderValue {
  readonly value: string
  readonly parameters: ReadonlyMap<string, string>
}

const PARAMETER = /;\s*([^\s=;]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]*))/gs
/** What commas divide, but those in quotes. */
const LISTED = /(?:[^,"]|"(?:[^"\\]|\\.)*"?)+/gs

/** Takes a header's value apart. Only quotes and backslashes are escaped: paths of Windows have backslashes of their own. */
export function readHeaderValue(text: string): HeaderValue {
  const parameters = new Map<string, string>()
  for (const [, name = '', quoted, plain = ''] of text.matchAll(PARAMETER))
    parameters.set(name.toLowerCase(), quoted?.replaceAll(/\\(["\\])/g, '$1') ?? plain.trim())
  const end = text.indexOf(';')
  return { value: (end < 0 ? text : text.slice(0, end)).trim().toLowerCase(), parameters }
}

/** What is said of a body whose bytes are no UTF-8, with status 400. Assumed. */
export const NOT_UTF8 = 'The request body is not UTF-8.'

/** The headers that say how a body is encoded. */
export interface BodyHeaders {
  readonly 'content-type'?: string | undefined
  readonly 'content-encoding'?: string | undefined
}

/** What is wrong with how a body is encoded, in words; undefined where it is plain UTF-8. Answered with 415. Assumed. */
export function encodingFault(headers: BodyHeaders): string | undefined {
  const { 'content-type': type, 'content-encoding': coding } = headers
  if (coding && coding.trim().toLowerCase() !== 'identity')
    return `Send the body as it is, not with Content-Encoding: ${coding}.`
  // What nearly all clients send.
  if (type === undefined || type === 'application/json') return undefined
  const charset = readHeaderValue(type).parameters.get('charset')
  return isUtf8Charset(charset) ? undefined : `Send the body in UTF-8, not with charset=${charset}.`
}

/** Whether a charset means UTF-8, or none is named. */
function isUtf8Charset(charset: string | undefined): boolean {
  return charset === undefined || /^utf-?8$/i.test(charset)
}

/**
 * Of the media types that are offered the one that an `Accept` header likes best; undefined when it takes none of them.
 * The most specific range that fits a type has its weight, and 0 is a no. Of equal weights the more specific range wins,
 * then the one that stands first. Without a header, or with an empty one, it is the first type.
 */
export function preferredType<T extends string>(accept: string | undefined, offered: readonly T[]): T | undefined {
  const ranges = (accept?.match(LISTED) ?? []).map(readHeaderValue).filter(({ value }) => value !== '')
  if (ranges.length === 0) return offered[0]
  let best: { readonly type: T; readonly rank: number; readonly weight: number; readonly at: number } | undefined
  for (const type of offered) {
    const rank = Math.max(...ranges.map(range => rankOf(range, type)))
    const at = ranges.findIndex(range => rankOf(range, type) === rank)
    const weight = Number(ranges[at]?.parameters.get('q') ?? 1)
    if (rank < 0 || !(weight > 0)) continue
    const order = best && (weight - best.weight || rank - best.rank || best.at - at)
    if (order === undefined || order > 0) best = { type, rank, weight, at }
  }
  return best?.type
}

/** How specific a range is that a media type fits; -1 where it does not fit. All types that are offered are in UTF-8. */
function rankOf({ value, parameters }: HeaderValue, type: string): number {
  if (!isUtf8Charset(parameters.get('charset'))) return -1
  return ['*/*', `${type.split('/')[0]}/*`, type].indexOf(value)
}
