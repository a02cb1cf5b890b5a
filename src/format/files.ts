import { isUtf8 } from 'node:buffer'
import fs from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { errorCode } from '../errors/reasons.ts'
import { realNow } from '../time/real-time.ts'
import { MAX_DOCUMENT_BYTES } from './errors.ts'

/** How many bytes of memory one reading of a file takes at a time. */
const READ_BYTES = 1024 * 1024

/**
 * A file that the user named, as text. Throws node's error when it cannot be read, and a code in words for what is no
 * regular file, is larger than a document may be, or is not UTF-8.
 */
export function readUserFile(path: string): string {
  const stats = fs.statSync(path)
  // Opening a pipe would wait for what writes to it.
  if (!stats.isFile() && !stats.isDirectory()) throw unusable('it is no regular file')
  if (stats.size > MAX_DOCUMENT_BYTES) throw tooLarge(MAX_DOCUMENT_BYTES)
  // A file that the system makes up may wait for more to read, such as /proc/kmsg.
  const file = fs.openSync(path, fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0))
  try {
    const bytes = new BoundedBytes(MAX_DOCUMENT_BYTES)
    // The size says nothing of files that the system makes up, such as those of /proc.
    for (let length = -1; length !== 0;) {
      const chunk = Buffer.allocUnsafe(READ_BYTES)
      length = fs.readSync(file, chunk)
      bytes.add(chunk.subarray(0, length))
    }
    return decodeText(bytes.whole())
  } finally {
    fs.closeSync(file)
  }
}

/** What is piped into this process, as `readUserFile` reads a file. */
export async function readPipe(pipe: AsyncIterable<Uint8Array>): Promise<string> {
  return decodeText(await readAll(pipe))
}

/** All bytes of a stream. Rejects with a code in words where they are more than `maxBytes`, by default than a document's. */
export async function readAll(
  stream: AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>,
  maxBytes: number = MAX_DOCUMENT_BYTES,
): Promise<Buffer> {
  const bytes = new BoundedBytes(maxBytes)
  // The bodies of node's fetch can be iterated; the types of browsers do not say so.
  for await (const chunk of stream as AsyncIterable<Uint8Array>) bytes.add(chunk)
  return bytes.whole()
}

/** Bytes that come in pieces; it throws when they are more than they may be. */
class BoundedBytes {
  readonly #chunks: Uint8Array[] = []
  readonly #max: number
  #size = 0

  constructor(max: number) {
    this.#max = max
  }

  add(chunk: Uint8Array): void {
    this.#size += chunk.length
    if (this.#size > this.#max) throw tooLarge(this.#max)
    this.#chunks.push(chunk)
  }

  whole(): Buffer {
    return Buffer.concat(this.#chunks)
  }
}

function tooLarge(max: number): Error {
  return unusable(`it is larger than ${max / 1024 ** 2} MiB`)
}

/** An error whose code says in words why a file cannot be used. */
function unusable(code: string): Error {
  return Object.assign(new Error(code), { code })
}

/** Text of UTF-8, without its byte order mark. Throws a code in words for UTF-16, which editors and shells of Windows write. */
function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes
  const isUtf16 =
    (first === 0xff && second === 0xfe) ||
    (first === 0xfe && second === 0xff) ||
    (bytes.length > 1 && (first === 0 || second === 0))
  if (isUtf16) throw unusable('it is UTF-16, not UTF-8')
  if (!isUtf8(bytes)) throw unusable('it is not UTF-8')
  return new TextDecoder().decode(bytes)
}

/** A file as bytes; undefined when it is not there. */
export function readBytes(url: URL): Buffer | undefined {
  return fs.existsSync(url) ? fs.readFileSync(url) : undefined
}

/**
 * Writes a file whole or not at all: into a temporary file beside it, synced, then renamed, so that a crash leaves the
 * old file or the new one. What processes that were killed meanwhile left there is removed. Symbolic links are followed. A
 * file keeps its mode and its owner; a new one is for this user only, as a state holds credentials. A file that cannot be
 * replaced, because it is open on Windows or mounted by itself, is written over. Rejects with node's error when the file
 * cannot be written, as where there is no such folder, and with a code in words when it is no regular one.
 */
export async function replaceFile(path: string, text: string): Promise<void> {
  const { target, old } = findTarget(path)
  const temporary = temporaryOf(target)
  removeLeftovers(target)
  try {
    const file = await fs.promises.open(temporary, 'wx', 0o600)
    try {
      await file.writeFile(text)
      // Only the superuser can give a file back to its owner.
      if (old) await file.chown(old.uid, old.gid).catch(() => {})
      if (old) await file.chmod(old.mode & 0o7777)
      await file.sync()
    } finally {
      await file.close()
    }
    await replace(temporary, target)
  } catch (error) {
    fs.rmSync(temporary, { force: true })
    throw error
  }
}

/** Writes a file as `replaceFile` does, and makes its folder where there is none. */
export async function writeWholeFile(path: string, text: string): Promise<void> {
  makeFolders(dirname(findTarget(path).target))
  await replaceFile(path, text)
}

async function replace(temporary: string, path: string): Promise<void> {
  try {
    await fs.promises.rename(temporary, path)
  } catch (error) {
    if (!['EPERM', 'EACCES', 'EBUSY'].includes(errorCode(error) ?? '')) throw error
    await fs.promises.copyFile(temporary, path)
    fs.rmSync(temporary)
  }
}

/** The file that a path leads to, and what is there: nothing, or a regular file. Throws for everything else. */
function findTarget(path: string): { readonly target: string; readonly old: fs.Stats | undefined } {
  const old = fs.statSync(path, { throwIfNoEntry: false })
  if (old?.isDirectory()) throw Object.assign(new Error(`${path} is a folder`), { code: 'EISDIR' })
  if (old && !old.isFile()) throw unusable('it is no regular file')
  return { target: followLinks(path), old }
}

/** Where symbolic links lead, also to what is not there yet. */
function followLinks(path: string): string {
  if (!fs.lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) return path
  return followLinks(resolve(fs.realpathSync(dirname(path)), fs.readlinkSync(path)))
}

/** A name for this one writing of a file, with the number of the process. */
function temporaryOf(path: string): string {
  return `${path}.${process.pid}.${process.hrtime.bigint()}.tmp`
}

/** Removes the temporary files beside a file whose processes have ended. A later process may have the same number: this one. */
function removeLeftovers(path: string): void {
  const prefix = `${basename(path)}.`
  for (const name of listFolder(dirname(path))) {
    const [, pid] = (name.startsWith(prefix) && /^(\d+)(?:\.\d+)?\.tmp$/.exec(name.slice(prefix.length))) || []
    if (pid === undefined) continue
    const file = join(dirname(path), name)
    const writtenAt = fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
    if (Number(pid) === process.pid ? writtenAt < startedAt() : !isAlive(Number(pid))) removeFile(file)
  }
}

/** Whether a process with this number runs. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: the process exists and belongs to another user.
    return errorCode(error) === 'EPERM'
  }
  return !isZombie(pid)
}

/** Whether a process has ended, and is listed until its parent reads its exit code. Only Linux tells. */
function isZombie(pid: number): boolean {
  try {
    // Its state comes after the last bracket: its name may hold some too.
    return /^.*\) (.)/s.exec(fs.readFileSync(`/proc/${pid}/stat`, 'latin1'))?.[1] === 'Z'
  } catch {
    return false
  }
}

/** Makes a folder of this user's own, and those around it. */
export function makeFolder(path: string): void {
  makeFolders(path, 0o700)
}

/** Makes a folder and those around it, where they are missing. Node's own way never returns in /proc, where none can be made. */
function makeFolders(path: string, mode = 0o777): void {
  const isThere = (folder: string): boolean => fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false
  if (isThere(path)) return
  if (dirname(path) !== path) makeFolders(dirname(path), mode)
  try {
    fs.mkdirSync(path, { mode })
  } catch (error) {
    // Another process may have been faster.
    if (!isThere(path)) throw error
  }
}

/** Makes a folder for files that other processes of this user read while this one lives; answers its path. */
export function makeTemporaryFolder(prefix: string): string {
  return fs.mkdtempSync(join(tmpdir(), prefix))
}

/** Removes a folder with what is in it, if it is there. */
export function removeFolder(path: string): void {
  fs.rmSync(path, { recursive: true, force: true })
}

/** Writes a small file at once; a reader finds the old text or the new one. */
export function rewriteFile(path: string, text: string): void {
  fs.writeFileSync(`${path}.new`, text)
  fs.renameSync(`${path}.new`, path)
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

/** Makes the folder of a file, and throws what `replaceFile` would reject with, before there is anything to write. */
export function assertWritable(path: string): void {
  const { target } = findTarget(path)
  makeFolders(dirname(target))
  removeLeftovers(target)
  const temporary = temporaryOf(target)
  fs.closeSync(fs.openSync(temporary, 'wx', 0o600))
  removeFile(temporary)
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

/** Whether a file was made or removed in a folder since this process began. */
export function hasChanged(folder: string): boolean {
  return (fs.statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0) > startedAt()
}

/** When this process began, epoch milliseconds. */
function startedAt(): number {
  return realNow() - process.uptime() * 1000
}

/** Removes a file, if it is there. */
export function removeFile(path: string): void {
  fs.rmSync(path, { force: true })
}
