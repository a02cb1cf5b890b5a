import { Lexer, Source, TokenKind } from 'graphql'
import type { Draw } from './draw.ts'

/** What is put in place of a token, or between two. */
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

/** A document with one accident: a token more, a token less, another token, or cut off. */
export function breakDocument(draw: Draw, query: string): string {
  const tokens = tokensOf(query)
  const { start, end } = draw.from(tokens)
  const before = query.slice(0, start)
  const after = query.slice(end)
  const token = query.slice(start, end)
  return draw.from([
    () => before + after,
    () => `${before}${token} ${token}${after}`,
    () => `${before}${draw.from(PARTS)}${after}`,
    () => `${before}${draw.from(PARTS)} ${token}${after}`,
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
