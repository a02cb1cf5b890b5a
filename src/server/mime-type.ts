import { lookup } from 'mrmime'
import { once } from '../world/once.ts'

/** The MIME type of a file of which neither content nor name tells one. */
const UNKNOWN_TYPE = 'application/octet-stream'

const loadFileType = once(() => import('file-type'))

/** A file's MIME type by its content, else by its name; what the form says of it is not believed. */
export async function detectMimeType(content: Uint8Array, filename: string): Promise<string> {
  const { fileTypeFromBuffer } = await loadFileType()
  // A file that only looks like one of its kind makes the library throw: then its name is all there is.
  const detected = await fileTypeFromBuffer(content).catch(() => undefined)
  return detected?.mime ?? lookup(filename) ?? UNKNOWN_TYPE
}
