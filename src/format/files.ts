import fs from 'node:fs'
import { dirname } from 'node:path'

/** A file that the user named, as text. Throws node's error when it cannot be read. */
export function readUserFile(path: string): string {
  return fs.readFileSync(path, 'utf8')
}

/** A file as bytes; undefined when it is not there. */
export function readBytes(url: URL): Buffer | undefined {
  return fs.existsSync(url) ? fs.readFileSync(url) : undefined
}

/**
 * Writes a file whole or not at all: into a temporary file beside it, synced, then renamed, so that a crash leaves the
 * old file or the new one. Makes the folder where there is none. Throws node's error when it cannot be written.
 */
export function writeWholeFile(path: string, text: string): void {
  fs.mkdirSync(dirname(path), { recursive: true })
  const temporary = `${path}.${process.pid}.tmp`
  try {
    const file = fs.openSync(temporary, 'w')
    try {
      fs.writeFileSync(file, text)
      fs.fsyncSync(file)
    } finally {
      fs.closeSync(file)
    }
    fs.renameSync(temporary, path)
  } catch (error) {
    fs.rmSync(temporary, { force: true })
    throw error
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
  fs.mkdirSync(dirname(path), { recursive: true })
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
