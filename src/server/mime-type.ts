import { isUtf8 } from 'node:buffer'
import { once } from '../world/once.ts'
import { strictDecoder } from './multipart.ts'

const loadLibraries = once(() => Promise.all([import('file-type'), import('mime')]))

/** What no text has in it (WHATWG MIME Sniffing, "binary data byte"). */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const BINARY = /[\0-\x08\x0B\x0E-\x1A\x1C-\x1F]/
const MARK = '\u{FEFF}'
/** How texts begin whose format their content tells. */
const FORMATTED =
  /^\uFEFF?(?:%PDF-\d\.\d|%!PS-Adobe|\{\\rtf|<\?xml\s+version|BEGIN:V|WEBVTT\b|-----BEGIN PGP|REGEDIT4|Windows Registry Editor)/
/** A document whose first element is `svg`, behind a declaration, comments and a document type. */
const SVG =
  /^\s*(?:<\?(?:(?!\?>).)*\?>\s*|<!--(?:(?!-->).)*-->\s*|<!DOCTYPE[^>[]*(?:\[[^\]]*\][^>]*)?>\s*)*<(?:\w+:)?svg[\s/>]/is
/** Characters in which the first element is searched. */
const MAX_PROLOG = 64 * 1024

/** Names whose types the list of names does not have, or has for other files. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['msi', 'application/x-msi'],
  ['mpp', 'application/vnd.ms-project'],
  ['oft', 'application/vnd.ms-outlook'],
])

/** Formats in which others are packed, and which types those have. */
const CONTAINERS: Readonly<Record<string, RegExp>> = {
  'application/x-cfb': /^application\/(?:msword$|vnd\.|x-ms)/,
  'application/zip':
    /^(?:application\/(?:vnd\.|x-(?:cbr|xpinstall)|epub|java-archive|oxps|appx|msix|widget)|model\/)|\+zip$/,
  'application/gzip': /^(?:image\/svg\+xml|application\/x-ms(?:metafile|-wmz))$/,
  'application/xml': /\+xml$|^text\/(?:html|mathml)$|^application\/(?:xml-|x-java-jnlp)/,
  'application/ogg': /^(?:audio|video)\/ogg$/,
  'audio/ogg': /^video\/ogg$/,
  'video/mp4': /^(?:audio|video|application)\/(?:mp4|quicktime|3gpp2?|x-[mf]4v)$/,
  'audio/x-m4a': /^(?:audio|video|application)\/(?:mp4|x-m4v)$/,
  'video/matroska': /^audio\/x-matroska$/,
  'application/vnd.ms-asf': /^(?:audio|video)\/x-ms-/,
  'audio/x-ms-asf': /^audio\/x-ms-/,
  'video/x-ms-asf': /^video\/x-ms-/,
  'image/tiff': /^image\/x-/,
}

/**
 * A file's MIME type by its content, else by its name; what the form says of it is not believed. A container is what its
 * name says, where files of that type are such containers. A text is nothing else because of its first letters. Assumed.
 */
export async function detectMimeType(content: Uint8Array, filename: string): Promise<string> {
  const [{ fileTypeFromBuffer }, { default: mimes }] = await loadLibraries()
  // A file that only looks like one of its kind makes the library throw: then its name is all there is.
  const detected = await fileTypeFromBuffer(content).catch(() => undefined)
  const extension = filename.trim().toLowerCase().split('.').at(-1) ?? ''
  const named = OTHER_NAMES.get(extension) ?? mimes.getType(extension) ?? undefined
  const text = toText(content)
  if (text !== undefined && SVG.test(text.slice(0, MAX_PROLOG))) return 'image/svg+xml'
  const mime = text === undefined || FORMATTED.test(text) ? detected?.mime : undefined
  if (mime === undefined) return named ?? (text?.startsWith(MARK) ? 'text/plain' : 'application/octet-stream')
  return named !== undefined && CONTAINERS[mime.split(';')[0]!]?.test(named) ? named : mime
}

/** The text that a file is, with its byte order mark; undefined for what is no text. */
function toText(content: Uint8Array): string | undefined {
  const [first, second] = content
  // What is no UTF-8 may be a text of another charset: then it has letters and no control characters.
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  try {
    const single = isUtf8(content) ? 'utf-8' : 'latin1'
    const charset = isUtf16 ? (first === 0xff ? 'utf-16le' : 'utf-16be') : single
    const text = strictDecoder(charset).decode(content)
    return BINARY.test(text) ? undefined : text
  } catch {
    return undefined
  }
}
