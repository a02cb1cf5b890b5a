import { isUtf8 } from 'node:buffer'
import { mimes } from 'mrmime'
import { once } from '../world/once.ts'
import { strictDecoder } from './multipart.ts'

const loadFileType = once(() => import('file-type'))

/** What no text has in it (WHATWG MIME Sniffing, "binary data byte"). */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const BINARY = /[\0-\x08\x0B\x0E-\x1A\x1C-\x1F]/
const MARK = '\u{FEFF}'
/** How texts begin whose format their content tells. */
const FORMATTED =
  /^\uFEFF?(?:%PDF-\d|%!PS|\{\\rtf|<\?xml\s|BEGIN:V|WEBVTT\b|-----BEGIN PGP|REGEDIT4|Windows Registry Editor)/
/** A document whose first element is `svg`, behind a declaration, comments and a document type. */
const SVG =
  /^\s*(?:<\?(?:(?!\?>).)*\?>\s*|<!--(?:(?!-->).)*-->\s*|<!DOCTYPE[^>[]*(?:\[[^\]]*\][^>]*)?>\s*)*<(?:\w+:)?svg[\s/>]/is
/** Characters in which the first element is searched. */
const MAX_PROLOG = 64 * 1024

const OPEN_XML = 'application/vnd.openxmlformats-officedocument'
const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument'
/** Names of vendors' own types, which the list of names does not have. */
const VENDOR_TYPES: Readonly<Record<string, string>> = {
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  msg: 'application/vnd.ms-outlook',
  docx: `${OPEN_XML}.wordprocessingml.document`,
  xlsx: `${OPEN_XML}.spreadsheetml.sheet`,
  pptx: `${OPEN_XML}.presentationml.presentation`,
  odt: `${OPEN_DOCUMENT}.text`,
  ods: `${OPEN_DOCUMENT}.spreadsheet`,
  odp: `${OPEN_DOCUMENT}.presentation`,
}

/** Types by the ends of names. A map: a file may be called `constructor`. */
const namedTypes = once(() => new Map(Object.entries({ ...VENDOR_TYPES, ...mimes })))

/** Formats in which others are packed, and which types those have. */
const CONTAINERS: Readonly<Record<string, RegExp>> = {
  'application/x-cfb': /^application\/(?:msword$|vnd\.)/,
  'application/zip': /^(?:application\/(?:vnd\.|epub|java-archive)|model\/3mf$)/,
  'application/xml': /\+xml$/,
}

/**
 * A file's MIME type by its content, else by its name; what the form says of it is not believed. A container is what its
 * name says, where files of that type are such containers. A text is nothing else because of its first letters.
 */
export async function detectMimeType(content: Uint8Array, filename: string): Promise<string> {
  const { fileTypeFromBuffer } = await loadFileType()
  // A file that only looks like one of its kind makes the library throw: then its name is all there is.
  const detected = await fileTypeFromBuffer(content).catch(() => undefined)
  const named = namedTypes().get(filename.trim().toLowerCase().split('.').at(-1) ?? '')
  const text = toText(content)
  if (text !== undefined && SVG.test(text.slice(0, MAX_PROLOG))) return 'image/svg+xml'
  const mime = text === undefined || FORMATTED.test(text) ? detected?.mime : undefined
  if (mime === undefined) return named ?? (text?.startsWith(MARK) ? 'text/plain' : 'application/octet-stream')
  return named !== undefined && CONTAINERS[mime]?.test(named) ? named : mime
}

/** The text that a file is, with its byte order mark; undefined for what is no text. */
function toText(content: Uint8Array): string | undefined {
  const [first, second] = content
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  if (!isUtf16 && !isUtf8(content)) return undefined
  try {
    const charset = isUtf16 ? (first === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8'
    const text = strictDecoder(charset).decode(content)
    return BINARY.test(text) ? undefined : text
  } catch {
    return undefined
  }
}
