import fs, { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { replaceFile } from '../../src/format/files.ts'

test.each(['EPERM', 'EACCES', 'EBUSY'])('[ours] a file that cannot be replaced (%s) is written over', code => {
  const folder = mkdtempSync(join(tmpdir(), 'backlot-files-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'state.json')
  writeFileSync(file, 'old')
  // As Windows does while another process has the file open, and Linux when the file itself is mounted.
  const rename = vi.spyOn(fs, 'renameSync').mockImplementation(() => {
    throw Object.assign(new Error(code), { code })
  })
  onTestFinished(() => rename.mockRestore())
  replaceFile(file, 'new')
  expect(readFileSync(file, 'utf8')).toBe('new')
  expect(readdirSync(folder)).toEqual(['state.json'])
})
