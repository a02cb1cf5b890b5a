import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const HERE = new URL('./', import.meta.url)

/** The line above a `[documented]` test: which page or published source it rests on, and which part of that. */
const SOURCE = /^\s*\/\/ Source: \S.*, \S.*\.$/

/** The first lines of `[documented]` tests that have no such line above them. */
function withoutSource(text: string): string[] {
  const lines = text.split('\n')
  return lines.flatMap((line, index) => {
    if (!/['"`]\[documented\] /.test(line)) return []
    // The title may stand below the table of `test.each`.
    const start = lines.findLastIndex((above, at) => at <= index && /^\s*test\b/.test(above))
    return SOURCE.test(lines[start - 1] ?? '') ? [] : [line.trim()]
  })
}

test('[ours] every [documented] test names the page and the part it rests on', () => {
  const files = readdirSync(HERE, { recursive: true, encoding: 'utf8' }).filter(
    path => path.endsWith('.test.ts') && !path.includes('node_modules') && path !== 'sources.test.ts',
  )
  const missing = files.flatMap(path =>
    withoutSource(readFileSync(new URL(path, HERE), 'utf8')).map(title => `${path}: ${title}`),
  )
  expect(missing).toEqual([])
  expect(files.length).toBeGreaterThan(100)
})

test('[ours] a [documented] test without a source, or with a page but no part, is found', () => {
  const title = "test('[documented] it is so', () => {"
  expect(withoutSource(`// Source: A page, its part.\n${title}`)).toEqual([])
  expect(withoutSource(`// Source: A page, its part.\ntest.each([\n  1,\n])('[documented] %s', () => {`)).toEqual([])
  expect(withoutSource(title)).toEqual([title])
  expect(withoutSource(`// Source: A page.\n${title}`)).toEqual([title])
  expect(withoutSource(`// Source: A page, its part.\n\n${title}`)).toEqual([title])
})
