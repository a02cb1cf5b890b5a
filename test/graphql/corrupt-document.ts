import { Lexer, Source, TokenKind } from 'graphql'
import type { SeededRandom } from '../seeded-random.ts'

/** Text that replaces a token, or is inserted before it. */
const PARTS = [
  'nothing',
  'id',
  '"x"',
  '7',
  '-1.5',
  'null',
  '{}',
  '[1]',
  '$v0',
  '$none',
  '!',
  '@skip',
  '@none',
  '...',
  '(',
  '}',
  ':',
  'on',
  '\\',
  '"',
]

/** A document with one syntax change: a token more, a token less, another token, or the rest cut off. */
export function corruptDocument(random: SeededRandom, query: string): string {
  const tokens = tokensOf(query)
  const { start, end } = random.pick(tokens)
  const before = query.slice(0, start)
  const after = query.slice(end)
  const token = query.slice(start, end)
  return random.pick([
    () => before + after,
    () => `${before}${token} ${token}${after}`,
    () => `${before}${random.pick(PARTS)}${after}`,
    () => `${before}${random.pick(PARTS)} ${token}${after}`,
    () => `${before}${replaceName(token)}${after}`,
    () => before,
  ])()
}

function replaceName(token: string): string {
  return /^\w+$/.test(token) ? `${token}x` : 'x'
}

function tokensOf(query: string): { start: number; end: number }[] {
  const lexer = new Lexer(new Source(query))
  const tokens = []
  for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance())
    tokens.push({ start: token.start, end: token.end })
  return tokens
}
