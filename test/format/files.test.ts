import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import fs, { chmodSync, copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { MAX_DOCUMENT_BYTES } from '../../src/format/errors.ts'
import { assertWritable, isAlive, readPipe, readUserFile, replaceFile } from '../../src/format/files.ts'

test.each(['EPERM', 'EACCES', 'EBUSY'])('[ours] a file that cannot be replaced (%s) is written over', async code => {
  const home = folder()
  const file = join(home, 'state.json')
  writeFileSync(file, 'old')
  // As Windows does while another process has the file open, and Linux when the file itself is mounted.
  const rename = vi.spyOn(fs.promises, 'rename').mockRejectedValue(Object.assign(new Error(code), { code }))
  onTestFinished(() => rename.mockRestore())
  await replaceFile(file, 'new')
  expect(readFileSync(file, 'utf8')).toBe('new')
  expect(readdirSync(home)).toEqual(['state.json'])
})

/** A folder of this test's own. */
function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'backlot-files-'))
  onTestFinished(() => rmSync(path, { recursive: true }))
  return path
}

const modeOf = (path: string) => fs.statSync(path).mode & 0o777

test('[ours] a new file is for its user only, and an old one keeps its mode', async () => {
  const home = folder()
  const [fresh, old] = [join(home, 'fresh.json'), join(home, 'old.json')]
  writeFileSync(old, 'old')
  fs.chmodSync(old, 0o664)
  await replaceFile(fresh, 'new')
  await replaceFile(old, 'new')
  expect([modeOf(fresh), modeOf(old)]).toEqual([0o600, 0o664])
  fs.chmodSync(old, 0o400)
  await replaceFile(old, 'newer')
  expect([modeOf(old), readFileSync(old, 'utf8')]).toEqual([0o400, 'newer'])
})

test('[ours] links are written through, also to what is not there yet, and to a folder', async () => {
  const home = folder()
  for (const name of ['real', 'links']) fs.mkdirSync(join(home, name))
  writeFileSync(join(home, 'real', 'state.json'), 'old')
  fs.symlinkSync('../real/state.json', join(home, 'links', 'first'))
  fs.symlinkSync('first', join(home, 'links', 'second'))
  fs.symlinkSync('../real/missing.json', join(home, 'links', 'dangling'))
  fs.symlinkSync('real', join(home, 'folder'))
  await replaceFile(join(home, 'links', 'second'), 'new')
  await replaceFile(join(home, 'links', 'dangling'), 'made')
  await replaceFile(join(home, 'folder', 'other.json'), 'other')
  const texts = ['state.json', 'missing.json', 'other.json'].map(name => readFileSync(join(home, 'real', name), 'utf8'))
  expect(texts).toEqual(['new', 'made', 'other'])
  expect(fs.lstatSync(join(home, 'links', 'first')).isSymbolicLink()).toBe(true)
  expect(fs.lstatSync(join(home, 'links', 'second')).isSymbolicLink()).toBe(true)
  expect(readdirSync(join(home, 'links')).toSorted()).toEqual(['dangling', 'first', 'second'])
})

/** What is at a path and is no regular file, by what it is. */
const IRREGULAR: Readonly<Record<string, (path: string) => unknown>> = {
  'a FIFO': path => execFileSync('mkfifo', [path]),
  'a device': path => fs.symlinkSync('/dev/null', path),
  'a socket': async path => {
    const server = createServer().listen(path)
    onTestFinished(() => void server.close())
    await once(server, 'listening')
  },
  'a folder': path => fs.mkdirSync(path),
  'a link to itself': path => fs.symlinkSync(path, path),
}

test.each(Object.entries(IRREGULAR))('[ours] %s is refused, before and when it is written', async (what, make) => {
  const path = join(folder(), 'state.json')
  await make(path)
  const codes: Readonly<Record<string, string>> = { 'a folder': 'EISDIR', 'a link to itself': 'ELOOP' }
  const refusal = { code: codes[what] ?? 'it is no regular file' }
  expect(() => assertWritable(path)).toThrow(expect.objectContaining(refusal))
  await expect(replaceFile(path, 'new')).rejects.toMatchObject(refusal)
  expect(fs.lstatSync(path).isFile()).toBe(false)
})

/** What cannot be read as a document, and why. */
const UNREADABLE: Readonly<Record<string, readonly [code: string, make: (path: string) => unknown]>> = {
  'a FIFO that no process writes to': ['it is no regular file', path => execFileSync('mkfifo', [path])],
  'a device without an end': ['it is no regular file', path => fs.symlinkSync('/dev/zero', path)],
  'a folder': ['EISDIR', path => fs.mkdirSync(path)],
  'a file above 256 MiB': [
    'it is larger than 256 MiB',
    path => {
      writeFileSync(path, '')
      fs.truncateSync(path, MAX_DOCUMENT_BYTES + 1)
    },
  ],
}

test.each(Object.entries(UNREADABLE))('[ours] %s is not read', (_, [code, make]) => {
  const path = join(folder(), 'state.json')
  make(path)
  expect(() => readUserFile(path)).toThrow(expect.objectContaining({ code }))
})

test('[ours] files whose size the system does not say are read whole, and the end of a large pipe is not waited for', async () => {
  expect(readUserFile('/proc/version')).toBe(readFileSync('/proc/version', 'utf8'))
  const chunk = Buffer.alloc(1024 * 1024, '1')
  let chunks = 0
  async function* endless() {
    for (;;) {
      chunks++
      yield chunk
    }
  }
  await expect(readPipe(endless())).rejects.toMatchObject({ code: 'it is larger than 256 MiB' })
  expect(chunks).toBe(257)
  async function* pieces() {
    yield* [Buffer.from('{"a":"é"}').subarray(0, 7), Buffer.from('{"a":"é"}').subarray(7)]
  }
  expect(await readPipe(pieces())).toBe('{"a":"é"}')
})

test('[ours] what a killed export left is removed, and nothing else', async () => {
  const home = folder()
  const file = join(home, 'state.json')
  const dead = spawnSync('true').pid
  const [left, kept] = [
    [`state.json.${dead}.tmp`, `state.json.${dead}.123.tmp`, `state.json.${process.pid}.tmp`],
    [
      `state.json.${process.ppid}.tmp`,
      `state.json.${process.pid}.5.tmp`,
      `other.json.${dead}.tmp`,
      'state.json.old.tmp',
      'state.json.tmp',
    ],
  ]
  for (const name of [...left, ...kept]) writeFileSync(join(home, name), 'half')
  // Of an earlier process with this one's number, as in containers.
  fs.utimesSync(join(home, `state.json.${process.pid}.tmp`), 0, 0)
  await replaceFile(file, 'new')
  expect(readdirSync(home).toSorted()).toEqual(['state.json', ...kept].toSorted())
})

test('[ours] two writings of one file do not hinder each other', async () => {
  const file = join(folder(), 'state.json')
  await Promise.all(['one', 'two'].map(text => replaceFile(file, text)))
  expect(['one', 'two']).toContain(readFileSync(file, 'utf8'))
})

// As in a container whose first process reads no exit codes.
test.skipIf(process.platform !== 'linux')(
  '[ours] a process that has ended is not alive, though it is listed until its parent looks (only Linux tells)',
  async () => {
    const script = `const { pid } = require('node:child_process').spawn('true')
      require('node:fs').writeSync(1, String(pid))
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)`
    const parent = spawn(process.execPath, ['-e', script])
    onTestFinished(() => void parent.kill('SIGKILL'))
    const [line] = (await once(parent.stdout, 'data')) as [Buffer]
    const pid = Number(line.toString())
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), 10_000)
    expect(process.kill(pid, 0)).toBe(true)
    expect(isAlive(parent.pid!)).toBe(true)
  },
)

test.skipIf(process.platform !== 'linux')(
  '[ours] a process is alive whatever its name is (only Linux tells more than its number)',
  () => {
    const program = join(folder(), 'a) Z b')
    copyFileSync(execFileSync('which', ['sleep']).toString().trim(), program)
    chmodSync(program, 0o755)
    const child = spawn(program, ['60'])
    onTestFinished(() => void child.kill('SIGKILL'))
    expect(readFileSync(`/proc/${child.pid}/stat`, 'utf8')).toContain('(a) Z b) ')
    expect(isAlive(child.pid!)).toBe(true)
  },
)
