import fs from 'node:fs'
import { dirname } from 'node:path'
import { errorCode } from '../errors/reasons.ts'

/** A file that the user named, as text. Throws node's error when it cannot be read, and `UTF16` for such a text. */
export function readUserFile(path: string): string {
  return decodeText(fs.readFileSync(path))
}

/** Text of UTF-8, without its byte order mark. Throws an error of the code `UTF16` for UTF-16, which editors and shells of Windows write. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes
  const isUtf16 =
    (first === 0xff && second === 0xfe) ||
    (first === 0xfe && second === 0xff) ||
    (bytes.length > 1 && (first === 0 || second === 0))
  if (isUtf16) throw Object.assign(new Error('it is UTF-16'), { code: 'it is UTF-16, not UTF-8' })
  return new TextDecoder().decode(bytes)
}

/** A file as bytes; undefined when it is not there. */
export function readBytes(url: URL): Buffer | undefined {
  return fs.existsSync(url) ? fs.readFileSync(url) : undefined
}

/**
 * Writes a file whole or not at all: into a temporary file beside it, synced, then renamed, so that a crash leaves the
 * old file or the new one. A file that cannot be replaced, because it is open on Windows or mounted by itself, is written
 * over. `mode` is what users may do with it, such as 0o600; what they may with any new file by default. Throws node's error when it cannot be written, as where there is no such folder.
 */
export function replaceFile(path: string, text: string, mode?: number): void {
  const temporary = `${path}.${process.pid}.tmp`
  try {
    const file = fs.openSync(temporary, 'w', mode)
    try {
      fs.writeFileSync(file, text)
      fs.fsyncSync(file)
    } finally {
      fs.closeSync(file)
    }
    replace(temporary, path)
  } catch (error) {
    fs.rmSync(temporary, { force: true })
    throw error
  }
}

/** Writes a file as `replaceFile` does, and makes its folder where there is none. */
export function writeWholeFile(path: string, text: string, mode?: number): void {
  fs.mkdirSync(dirname(path), { recursive: true })
  replaceFile(path, text, mode)
}

function replace(temporary: string, path: string): void {
  try {
    fs.renameSync(temporary, path)
  } catch (error) {
    if (!['EPERM', 'EACCES', 'EBUSY'].includes(errorCode(error) ?? '')) throw error
    fs.copyFileSync(temporary, path)
    fs.rmSync(temporary)
  }
}

/** Makes a folder of this user's own, and those around it. */
export function makeFolder(path: string): void {
  fs.mkdirSync(path, { recursive: true, mode: 0o700 })
}

/** Whether files can be written in this folder, or the folder can be made. */
export function canHoldFiles(folder: string): boolean {
  if (!fs.existsSync(folder)) return dirname(folder) !== folder && canHoldFiles(dirname(folder))
  try {
    fs.accessSync(folder, fs.constants.W_OK)
    return fs.statSync(folder).isDirectory()
  } catch {
    return false
  }
}

/** Throws node's error when no file can be written at this path, before there is anything to write. */
export function assertWritable(path: string): void {
  fs.mkdirSync(dirname(path), { recursive: true })
  fs.accessSync(dirname(path), fs.constants.W_OK)
  if (fs.statSync(path, { throwIfNoEntry: false })?.isDirectory())
    throw Object.assign(new Error(`${path} is a folder`), { code: 'EISDIR' })
}

/** Opens a file of this user's own for another process to write to; answers its descriptor. */
export function openLog(path: string): number {
  return fs.openSync(path, 'a', 0o600)
}

/** The names in a folder; none when there is no such folder. */
export function listFolder(path: string): string[] {
  try {
    return fs.readdirSync(path)
  } catch {
    return []
  }
}

/** Removes a file, if it is there. */
export function removeFile(path: string): void {
  fs.rmSync(path, { force: true })
}
