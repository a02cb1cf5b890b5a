import { Command } from 'commander'
import { expect, test } from 'vitest'
import { type ServerFlags, withServerFlags } from '../../src/cli/server-flags.ts'

const parse = (...words: string[]): ServerFlags =>
  withServerFlags(new Command().exitOverride().configureOutput({ writeErr: () => undefined }))
    .parse(words, { from: 'user' })
    .opts()

test('[ours] --nasty-only names corners, in one list or repeated; none chooses all', () => {
  expect(parse('--nasty', '7', '--nasty-only', 'paging,text')).toMatchObject({
    nasty: 7,
    nastyOnly: ['paging', 'text'],
  })
  expect(parse('--nasty', '7', '--nasty-only', 'paging', '--nasty-only', 'ids').nastyOnly).toEqual(['paging', 'ids'])
  expect(parse('--nasty', '7').nastyOnly).toBeUndefined()
})

test('[ours] --nasty-only refuses what is no corner, with the nearest', () => {
  expect(() => parse('--nasty', '7', '--nasty-only', 'pagin')).toThrow(
    'nastyOnly is "pagin"; expected "nulls", "text", "paging", "instants" or "ids". Did you mean "paging"?',
  )
})
